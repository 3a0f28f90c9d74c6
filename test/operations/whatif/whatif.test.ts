import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WhatIf } from '../../../operations/whatif/model';
import { whatIf, type WhatIfRequest } from '../../../operations/whatif/whatif';
import { schemaProblems } from '../../support/schema';
import { live, LiveCompany } from '../verify/live-company';

let company: LiveCompany;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whatif-'));
  writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
  company = await LiveCompany.start();
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TOBIAS = 'tobias.wrenfield';

const run = async (request: Partial<WhatIfRequest> & Pick<WhatIfRequest, 'verb'>) => {
  const { connecting } = company.tenants;
  const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json') };
  const outcome = await whatIf({ env: 'demo', people: [], showValues: true, ...request }, { ...connecting, env });
  expect(schemaProblems('whatif', outcome.json)).toEqual([]);
  return { ...outcome, json: outcome.json as WhatIf };
};

const admin = (method: string, path: string, body?: unknown) => company.tenants.admin(method, path, body);
const okta = (method: string, path: string, body?: unknown) => company.tenants.okta(method, path, body);
const importDirectory = (kind = 'incremental') => admin('POST', '/okta/import', { app: 'active_directory', kind });

interface Extension {
  readonly type: string;
  readonly status: string;
  readonly contact?: { readonly email?: string };
}

/** What can be seen of a person: Okta's status and profile, groups, and RingCentral's user. */
async function seen(account: string) {
  const email = `${account}@acme.test`;
  const found = (await okta(
    'GET',
    `/api/v1/users?search=${encodeURIComponent(`profile.login eq "${email}"`)}`,
  )) as unknown;
  const [{ id, status, profile }] = found as [{ id: string; status: string; profile: Record<string, unknown> }];
  const groups = (await okta('GET', `/api/v1/users/${id}/groups`)) as unknown as { profile: { name: string } }[];
  const { extensions } = company.tenants.emulators.ringcentralTenant.snapshot() as { extensions: Extension[] };
  const user = extensions.find(({ contact }) => contact?.email?.toLowerCase() === email);
  return {
    status,
    profile,
    groups: groups.map((group) => group.profile.name).sort(),
    ringcentral: user?.status ?? null,
  };
}

type Seen = Awaited<ReturnType<typeof seen>>;

const AFTER = { deactivate: null, suspend: 'Disabled', resume: 'Enabled', create: expect.any(String) as string };

/** What was seen before, with what `whatif` said would become of it. */
function foretold(before: Seen, { people: [person] }: WhatIf): unknown {
  const told = person!.consequences;
  const of = (system: string, ...effects: string[]) =>
    told.filter((one) => one.system === system && effects.includes(one.effect)).at(-1);
  const status = of('okta', 'status')?.what.split(' becomes ')[1] ?? before.status;
  const access = of('ringcentral', 'deactivate', 'suspend', 'resume', 'create');
  const moves = told.filter(({ effect }) => effect === 'groups').map(({ what }) => what);
  const named = (word: string) =>
    moves.flatMap((what) =>
      (what.match(new RegExp(`${word} ([^;]*?)(?:, joins|$)`))?.[1] ?? '').split(', ').filter(Boolean),
    );
  const groups = [...before.groups.filter((name) => !named('leaves').includes(name)), ...named('joins')];
  const changes = person!.changes.filter(({ path }) => path.startsWith('okta.'));
  const profile = Object.fromEntries(changes.map(({ path, after }) => [path.slice(5), after]));
  return {
    status,
    profile: { ...before.profile, ...profile },
    groups: groups.sort(),
    ringcentral: access ? AFTER[access.effect as keyof typeof AFTER] : before.ringcentral,
  };
}

/** Asks, does it, and compares. */
async function agrees(
  account: string,
  request: Partial<WhatIfRequest> & Pick<WhatIfRequest, 'verb'>,
  act: () => Promise<unknown>,
) {
  const before = await seen(account);
  const writes = await admin('GET', '/writes');
  const answer = await run({ people: [account], ...request });
  expect(await seen(account), 'asking changes nothing').toEqual(before);
  expect(await admin('GET', '/writes')).toEqual(writes);
  await act();
  expect(await seen(account), answer.text).toEqual(foretold(before, answer.json));
  return answer;
}

describe('npx ringcentral-okta person simulate', () => {
  it('disable: deactivated at the next import, and RingCentral deletes the user; what it loses is told', async () => {
    const { json, text, exitCode } = await agrees(TOBIAS, { verb: 'disable' }, async () => {
      await admin('POST', `/active-directory/users/${TOBIAS}/disable`);
      await importDirectory();
    });
    expect(exitCode).toBe(1);
    expect(json.people[0]).toMatchObject({
      consequences: expect.arrayContaining([
        { system: 'okta', effect: 'status', when: 'nextImport', what: 'ACTIVE becomes DEPROVISIONED' },
        {
          system: 'ringcentral',
          effect: 'deactivate',
          when: 'nextImport',
          what: 'the RingCentral user is deleted, with all data',
        },
      ]) as unknown,
      loses: expect.arrayContaining([
        'extension 102',
        'direct numbers go back to the account: +14155550102',
      ]) as unknown,
    });
    expect(text).toContain('deactivate the person in Okta, bypassing the directory');
    expect(json.safeguard).toMatchObject({ removals: 1, refused: false });
    // Deactivated people count (help.okta.com, Import safeguards).
    expect(json.safeguard).not.toHaveProperty('blindSpot');
  });

  it('enable: comes back at the next import, as a new RingCentral user', async () => {
    await admin('POST', `/active-directory/users/${TOBIAS}/disable`);
    await importDirectory();
    await agrees(TOBIAS, { verb: 'enable' }, async () => {
      await admin('POST', `/active-directory/users/${TOBIAS}/enable`);
      await importDirectory();
    });
    expect((await seen(TOBIAS)).ringcentral).not.toBeNull();
  });

  it('delete: the same as disable, and what was given by hand does not come back', async () => {
    const id = (await okta('GET', `/api/v1/users/${TOBIAS}@acme.test`)).id;
    await okta('PUT', `/api/v1/groups/${await company.groupId('Contractors')}/users/${id}`);
    const { json } = await agrees(TOBIAS, { verb: 'delete' }, async () => {
      await admin('DELETE', `/active-directory/users/${TOBIAS}`);
      await importDirectory();
      expect((await seen(TOBIAS)).status, 'an incremental import does not find deletions').toBe('ACTIVE');
      await importDirectory('full');
    });
    expect(json.people[0]?.consequences.map(({ when }) => when)).toContain('fullImport');
    expect(json.people[0]?.notices.join()).toContain('Contractors');
    expect(json.safeguard).not.toHaveProperty('blindSpot');
  });

  it('suspend: at once, nothing is lost', async () => {
    const { json } = await agrees(TOBIAS, { verb: 'suspend' }, async () => {
      const { id } = await okta('GET', `/api/v1/users/${TOBIAS}@acme.test`);
      await okta('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    });
    expect(json.people[0]?.loses).toEqual([]);
    expect(json.people[0]?.consequences.map(({ when }) => when)).toEqual(['atOnce', 'atOnce']);
  });

  it('unassign: out of every group that has RingCentral', async () => {
    await agrees(TOBIAS, { verb: 'unassign' }, async () => {
      const { memberOf = [] } = ((await admin('GET', `/active-directory/users/${TOBIAS}`))['attributes'] ??
        {}) as Record<string, string[]>;
      const groups = memberOf.map((dn) => /^CN=([^,]+)/.exec(dn)![1]!).filter((name) => name !== 'RingCentral Users');
      await admin('PUT', `/active-directory/users/${TOBIAS}/groups`, { groups });
      await importDirectory();
    });
    expect((await seen(TOBIAS)).ringcentral).toBeNull();
  });

  it('move to a group: out of the groups in scope, into the other one', async () => {
    await agrees(TOBIAS, { verb: 'move', to: 'Support' }, async () => {
      const { memberOf = [] } = ((await admin('GET', `/active-directory/users/${TOBIAS}`))['attributes'] ??
        {}) as Record<string, string[]>;
      const groups = memberOf.map((dn) => /^CN=([^,]+)/.exec(dn)![1]!).filter((name) => name !== 'RingCentral Users');
      await admin('PUT', `/active-directory/users/${TOBIAS}/groups`, { groups: [...groups, 'Support'] });
      await importDirectory();
    });
  });

  it("move by an attribute: a group rule gives RingCentral and takes it, which Okta's safeguard does not count", async () => {
    const vera = 'vera.hollenbeck';
    await admin('PUT', `/active-directory/users/${vera}/attributes`, { title: 'Lead Analyst' });
    await importDirectory();
    const become = (department: string) => async () => {
      await admin('PUT', `/active-directory/users/${vera}/attributes`, { department });
      await importDirectory();
    };
    const joining = await agrees(vera, { verb: 'move', to: 'department=Sales' }, become('Sales'));
    expect(joining.json.safeguard.removals).toBe(0);
    const leaving = await agrees(vera, { verb: 'move', to: 'department=Finance' }, become('Finance'));
    expect(leaving.json.safeguard).toMatchObject({
      removals: 1,
      oktaStops: false,
      blindSpot: expect.stringContaining('group rules') as string,
    });
  });

  it('move to a unit: one that Okta imports changes nothing, any other takes everything at a full import', async () => {
    const inside = await run({ verb: 'move', people: [TOBIAS], to: 'OU=People,DC=acme,DC=test' });
    expect(inside).toMatchObject({ exitCode: 0, json: { people: [{ consequences: [], changes: [] }] } });
    const outside = await run({ verb: 'move', people: [TOBIAS], to: 'CN=Users,DC=acme,DC=test' });
    const [status] = outside.json.people[0]!.consequences;
    expect(status).toMatchObject({ when: 'fullImport', what: 'ACTIVE becomes DEPROVISIONED' });
  });

  it("refuses a batch past the environment's thresholds, where Okta would let it through", async () => {
    const { json, exitCode } = await run({ verb: 'disable', everyoneIn: 'Sales' });
    expect(exitCode).toBe(1);
    expect(json.people.length).toBeGreaterThan(5);
    expect(json.safeguard).toMatchObject({ refused: true, oktaStops: false, allowed: { people: 5, percent: 20 } });
    expect(json.refused?.why).toMatch(
      /would lose RingCentral, more than 5 people or 20 %. Okta would not stop it: it guards/,
    );
  });
});
