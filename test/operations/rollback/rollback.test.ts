import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mapping } from '../../../clients/okta';
import { OktaClient, oktaConfigFromEnv } from '../../../clients/okta';
import { groupProfileAt } from '../../../engine/flows/derive';
import type { PlanReading } from '../../../operations/terraform-run';
import { consequencesOf, takeSnapshot } from '../../../operations/terraform-run/snapshot';
import { writeUnchanged } from '../../../reports/outgoing';
import type { RolledBack } from '../../../operations/rollback/model';
import type { RollbackRequest } from '../../../operations/rollback/rollback';
import { rollback } from '../../../operations/rollback/rollback';
import { schemaProblems } from '../../support/schema';
import { change, planOf } from '../deploy/example-plan';
import { live, LiveCompany, table } from '../verify/live-company';

const AD = '0oa1acmead0000000app';
const USER_TYPE = 'oty1acmedemo0000type';

let company: LiveCompany;
let okta: OktaClient;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollback-'));
  writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
  company = await LiveCompany.start();
  await settle();
  company.tenants.keep();
  okta = new OktaClient(oktaConfigFromEnv(company.tenants.emulators.env), { clock: company.tenants.clock });
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What admins and schedules do after a change: apply updates, import, and the pushes that follow. */
async function settle(): Promise<void> {
  for (const app of ['active_directory', 'ringcentral_saml'])
    for (const [path, body] of [
      ['/okta/apply-mappings', { app }],
      ['/okta/import', { app, kind: 'full' }],
    ] as const)
      await company.tenants.admin('POST', path, body);
}

type Wrong = Readonly<Record<string, string | null>>;

const without = ({ properties }: Mapping, wrong: Wrong) =>
  Object.entries(properties).flatMap(([id, { expression, pushStatus: push_status }]) =>
    id in wrong ? [] : [{ id, expression, push_status }],
  );

const added = (wrong: Wrong) =>
  Object.entries(wrong).flatMap(([id, expression]) =>
    expression === null ? [] : [{ id, expression, push_status: 'PUSH' }],
  );

const listed = ({ properties }: Mapping) =>
  Object.entries(properties).map(([id, { expression, pushStatus }]) => ({ id, expression, push_status: pushStatus }));

/** A planned change of one mapping in okta/okta's form, and the same as Terraform would write it. */
async function wrongMapping(name: string, source: string, target: string, wrong: Wrong) {
  const mapping = (await okta.findMapping(source, target))!;
  const ends = { id: mapping.id, source_id: source, target_id: target, delete_when_absent: false };
  return {
    planned: change(
      `okta_profile_mapping.${name}`,
      ['update'],
      { ...ends, mappings: listed(mapping) },
      { ...ends, mappings: [...without(mapping, wrong), ...added(wrong)] },
    ),
    write: () =>
      okta.postMapping(
        mapping.id,
        Object.fromEntries(
          Object.entries(wrong).map(([to, expression]) => [
            to,
            expression === null ? null : { expression, pushStatus: 'PUSH' },
          ]),
        ),
      ),
  };
}

/** In the form of our own provider: named lines, taken over by this plan. */
async function wrongLines(name: string, source: string, target: string, wrong: Record<string, string>) {
  const { planned, write } = await wrongMapping(name, source, target, wrong);
  const lines = Object.fromEntries(
    Object.entries(wrong).map(([to, expression]) => [to, { expression, push_status: 'PUSH' }]),
  );
  const address = `ringcentralokta_mapping_lines.${name}`;
  return {
    planned: change(address, ['create'], null, { source_id: source, target_id: target, lines }),
    write,
    like: planned,
  };
}

/** The snapshot that an apply of these changes would keep. */
async function kept(changes: object[]): Promise<string> {
  const plan = planOf(changes);
  const surroundings = { ...company.tenants.connecting, now: () => new Date('2026-11-22T10:00:00Z') };
  const target = { okta, environment: live, surroundings };
  const reading = { target, environment: live, plan, hash: 'f'.repeat(64) } as unknown as PlanReading;
  const { values } = await consequencesOf(live, plan, okta);
  const snapshot = await takeSnapshot(reading, values);
  expect(schemaProblems('snapshot', snapshot)).toEqual([]);
  const path = join(folder, 'snapshot.json');
  writeUnchanged(path, JSON.stringify(snapshot));
  return path;
}

async function rolledBack(request: Partial<RollbackRequest>, variables: NodeJS.ProcessEnv = {}) {
  const { connecting } = company.tenants;
  const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json'), ...variables };
  const wanted = { env: 'demo', snapshot: join(folder, 'snapshot.json'), ...request };
  const { exitCode, json } = await rollback(wanted, { ...connecting, env });
  expect(schemaProblems('rollback', json)).toEqual([]);
  return { exitCode, ...(json as RolledBack) };
}

type Profiles = Record<string, Record<string, unknown>>;

/** Without what every write moves, and with nothing for an empty value. */
function valuesOnly<T>(held: T): T {
  const noted = (key: string, value: unknown): unknown =>
    /usnchanged|whenchanged|time|etag/i.test(key) || value === '' || value === null ? undefined : value;
  const cleaned: unknown = JSON.parse(JSON.stringify(held, noted));
  return cleaned as T;
}

/** Every value of every person, wherever it is held. */
async function everyValue() {
  const { oktaTenant, ringcentralTenant } = company.tenants.emulators;
  const { store } = oktaTenant.org;
  const profiles = (people: Iterable<readonly [string, { profile: object }]>): Profiles =>
    Object.fromEntries([...people].map(([id, { profile }]) => [id, { ...profile }]));
  const { extensions } = ringcentralTenant.snapshot() as { extensions: unknown };
  return valuesOnly({
    okta: profiles(store.users),
    ad: profiles(store.appUsersOf(AD)),
    ringcentral: profiles(store.appUsersOf(company.ringcentralApp)),
    accounts: extensions,
    directory: await company.tenants.admin('GET', '/active-directory/users'),
  });
}

const lines = async () => {
  const all = await okta.mappings();
  return Promise.all(all.map(async ({ id }) => [id, (await okta.mapping(id)).properties] as const));
};

/** Values that differ for anybody between two looks. */
const overwritten = (before: Profiles, after: Profiles): number =>
  Object.entries(before).filter(([id, profile]) => JSON.stringify(profile) !== JSON.stringify(after[id])).length;

describe('a wrong mapping, applied and rolled back', () => {
  it('every overwritten value is back: lines, and what people hold in Okta, RingCentral and Active Directory', async () => {
    const before = { values: await everyValue(), lines: await lines() };
    const rc = company.ringcentralApp;
    const wrong = [
      await wrongMapping('ringcentral_to_okta', rc, USER_TYPE, { primaryPhone: '"+10000000000"' }),
      await wrongMapping('okta_to_ringcentral', USER_TYPE, rc, { department: '"Nobody"' }),
      await wrongLines('ad_to_okta', AD, USER_TYPE, { city: '"Atlantis"' }),
      await wrongMapping('okta_to_ad', USER_TYPE, AD, { telephoneNumber: '"0"', department: '"None"' }),
    ];
    const snapshot = await kept(wrong.map(({ planned }) => planned));
    expect(statSync(snapshot).mode & 0o777).toBe(0o600);
    for (const { write } of wrong) await write();
    await settle();
    await settle();
    const spoilt = await everyValue();
    expect(
      [
        overwritten(before.values.okta, spoilt.okta),
        overwritten(before.values.ad, spoilt.ad),
        overwritten(before.values.ringcentral, spoilt.ringcentral),
      ].every((people) => people > 10),
    ).toBe(true);

    const writes = await company.tenants.admin('GET', '/writes');
    const listed = await rolledBack({ dryRun: true });
    expect(await company.tenants.admin('GET', '/writes')).toEqual(writes);
    expect(listed).toMatchObject({ exitCode: 1, dryRun: true });
    expect(listed.written.length).toBeGreaterThan(100);

    const first = await rolledBack({});
    expect(await lines()).toEqual(before.lines);
    expect([...new Set(first.left.map(({ why }) => why.split(',')[0]!.split(':')[0]!))].sort()).toEqual([
      'Okta pushes it once an admin applies updates',
      'another system is its source',
    ]);
    await settle();
    await settle();
    expect(await rolledBack({})).toMatchObject({ exitCode: 0, left: [] });
    expect(await everyValue()).toEqual(before.values);
  });

  it('sources and constants of groups are back too', async () => {
    const schema = await okta.userSchema();
    const contractors = await company.groupId('Contractors');
    const ends = { app_id: company.ringcentralApp, group_id: contractors };
    const constants = groupProfileAt(table, 'ringcentral', 'Contractors', 'live');
    expect(constants).toEqual({ department: 'External' });
    await kept([
      change('okta_user_schema_property.okta_extension', ['update'], { index: 'extension' }, { index: 'extension' }),
      change('ringcentralokta_attribute_source.primary_phone', ['create'], null, { attribute: 'primaryPhone' }),
      change('okta_app_group_assignment.contractors', ['update'], ends, { ...ends, profile: '{}' }),
    ]);
    const inherit = { type: 'PROFILE_MASTER' };
    for (const [origin, name] of [
      ['custom', 'extension'],
      ['base', 'primaryPhone'],
    ] as const) {
      const property = { ...schema.definitions[origin].properties[name], master: inherit };
      await okta.postUserSchema({
        definitions: { [origin]: { id: `#${origin}`, type: 'object', properties: { [name]: property } } },
      });
    }
    await okta.assignGroup(company.ringcentralApp, contractors, { priority: 0, profile: { department: 'Wrong' } });

    const { exitCode, written, left } = await rolledBack({});
    expect([exitCode, left]).toEqual([0, []]);
    expect(written.map(({ what }) => what)).toEqual([
      'okta_user_schema_property.okta_extension source of okta.extension',
      'ringcentralokta_attribute_source.primary_phone source of okta.primaryPhone',
      'okta_app_group_assignment.contractors',
    ]);
    const again = await okta.userSchema();
    expect(again.definitions.base.properties['primaryPhone']).toEqual(
      schema.definitions.base.properties['primaryPhone'],
    );
    const [assignment] = (await okta.appGroups(company.ringcentralApp)).filter(({ id }) => id === contractors);
    expect(assignment).toMatchObject({ priority: 1, profile: constants });
  });

  it('names what nobody writes back, and why', async () => {
    await kept([
      change('okta_group.pilots', ['create'], null, { name: 'Pilots' }),
      change('okta_app_saml.ringcentral', ['update'], { label: 'RingCentral' }, { label: 'Phones' }),
    ]);
    expect((await rolledBack({})).left).toEqual([
      {
        what: 'okta_app_saml.ringcentral label: "RingCentral"',
        why: expect.stringContaining('revert the change') as string,
      },
      { what: 'okta_group.pilots is new', why: expect.stringContaining('only the code writes it') as string },
    ]);
  });

  it('is refused for another environment, and for a file that is none', async () => {
    await kept([]);
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"people":[]}');
    await expect(rolledBack({ snapshot: path })).rejects.toThrow(/is no snapshot of an apply/);
    await expect(rolledBack({ env: 'example-uat' })).rejects.toThrow(
      /was taken of environment demo .*, not of example-uat/,
    );
  });
});
