import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArrivalsReport } from '../../../engine/arrivals';
import { parseEnvironment } from '../../../engine/environment/parse';
import { arrivals, type Format } from '../../../operations/arrivals/arrivals';
import { ByHand } from '../by-hand';
import { runningCompany } from '../companies/company';
import { schemaProblems } from '../../support/schema';

/** Made-up people, who live in Springfield; nobody of the demo's staff does. */
const CROWD = 286;
/** Whose state no country of RingCentral's has. */
const REFUSED = [
  ...['tobias.wrenfield', 'maren.holloway', 'jonas.fairweather', 'leila.farahmand', 'oscar.vandermolen'],
  ...['owen.castlebury', 'kavita.raghunath', 'sofia.bergqvist', 'zelda.fitzwarren', 'jamal.whitcombe'],
  ...['grace.winterbourne', 'harriet.dunmore'],
];
/** Who have an account, and no number that rings. */
const PORTING = ['hannah.pettibone', 'dylan.marwick', 'esme.thornycroft'];

const crowd = (n: number): string => `crowd.${n}`;
/** Hannah's port is under way since the company began. */
const NUMBERS = ['+442079460113', '+442079460114', '+442079460115'];

interface Person {
  readonly id: string;
  readonly profile: { readonly login: string };
}

describe('npm run arrivals on the demo company', () => {
  const company = runningCompany('demo');
  const admin = (method: string, path: string, body?: unknown) => company().tenants.admin(method, path, body);
  const list = async (query: string) =>
    (await company().tenants.okta('GET', `/api/v1/users?limit=200${query}`)) as unknown as Person[];
  const write = (account: string, attributes: object) =>
    admin('PUT', `/active-directory/users/${account}/attributes`, attributes);
  /** Incremental: in the directory a full import would miss the crowd. */
  const imported = (app: string) => admin('POST', '/okta/import', { app, kind: 'incremental' });

  async function run(format: Format = 'text', variables: NodeJS.ProcessEnv = {}) {
    // The crowd has accounts in no directory: Okta's copies count for it.
    const known = { ...company().connecting.env, ...variables };
    const env = Object.fromEntries(Object.entries(known).filter(([name]) => !name.startsWith('AD_')));
    const outcome = await arrivals({ env: 'demo', format }, { ...company().connecting, env });
    return { ...outcome, json: outcome.json as ArrivalsReport };
  }

  /** What the worklist says, person by person. */
  async function worklist(): Promise<Record<string, string>> {
    const people = [...(await list('')), ...(await list('&after=00ucrowd000000000140'))];
    const logins = new Map(people.map(({ id, profile }) => [id, profile.login.split('@')[0]!]));
    const lines = (await run('csv')).text.split('\n').slice(1);
    return Object.fromEntries(
      lines
        .filter((line) => line !== '')
        .map((line) => {
          const [id = '', state, system, attribute, why] = line.split(',');
          return [logins.get(id) ?? id, state === 'refused' ? `refused ${system}.${attribute}` : `waits for ${why}`];
        }),
    );
  }

  /** Declares that the crowd has moved, and applies it as Terraform does: the line changes, and nobody's value. */
  async function declare(expr: string): Promise<void> {
    const { environment, folder, tenants } = company();
    const line = { from: 'okta', to: 'ringcentral.department', expr, perGroup: { Contractors: 'External' } };
    const others = environment.flows.lines?.filter(({ to }) => to !== line.to) ?? [];
    const changed = parseEnvironment({
      ...environment,
      flows: { ...environment.flows, lines: [...others, line] },
      people: { except: [{ login: 'marcus.tillery@acme.test', reason: 'Two accounts carry his email.' }] },
    });
    writeFileSync(join(folder, 'environment.json'), JSON.stringify(changed));
    const hands = new ByHand(tenants);
    await hands.apply(changed);
  }

  beforeAll(async () => {
    await declare('user.department');
    for (const account of ['grace.winterbourne', 'harriet.dunmore']) await write(account, { st: 'CA', c: 'US' });
    await write('ruth.kilbride', { mail: 'ruth.kilbride@acme.test' });
    for (const app of ['active_directory', 'ringcentral_saml']) await imported(app);
    await admin('POST', '/okta/crowd', { count: CROWD });
    await admin('POST', '/ringcentral/crowd', { count: CROWD });
  });

  it('has nothing left but the port that was under way before', async () => {
    expect(await worklist()).toEqual({ 'hannah.pettibone': 'waits for port' });
    const { exitCode, json } = await run();
    expect({ exitCode, ...json }).toEqual({
      exitCode: 1,
      people: 49 + CROWD,
      expected: 49 + CROWD,
      arrived: 48 + CROWD,
      refused: [],
      waiting: [{ for: 'port', whose: 'RingCentral', people: 1 }],
    });
    expect(schemaProblems('arrivals', json)).toEqual([]);
  });

  it('expects nothing of anybody before the phase that provisions', async () => {
    const { environment, folder } = company();
    const file = join(folder, 'app.json');
    writeFileSync(file, JSON.stringify({ ...environment, phase: 'app' }));
    const { exitCode, json } = await run('text', { ENVIRONMENT_FILE: file });
    expect([exitCode, json.expected, json.waiting, json.refused]).toEqual([0, 0, [], []]);
  });

  it('tells who is stale, who was refused and who waits for a port, person by person', async () => {
    await declare('user.city == "Springfield" ? "Relocated" : user.department');
    for (const account of REFUSED) await write(account, { st: 'Atlantis' });
    await imported('active_directory');
    for (const index of [1, 2])
      await admin('POST', '/ringcentral/ports', { phoneNumber: NUMBERS[index], email: `${PORTING[index]}@acme.test` });
    const stale = Array.from({ length: CROWD }, (_, n) => [crowd(n), 'waits for apply updates'] as const);
    expect(await worklist()).toEqual({
      ...Object.fromEntries(REFUSED.map((account) => [account, 'refused ringcentral.state'])),
      ...Object.fromEntries(PORTING.map((account) => [account, 'waits for port'])),
      ...Object.fromEntries(stale),
    });
    const { exitCode, json } = await run();
    expect({ exitCode, ...json }).toEqual({
      exitCode: 1,
      people: 49 + CROWD,
      expected: 49 + CROWD,
      arrived: 49 - 12 - 3,
      refused: [
        {
          system: 'ringcentral',
          attribute: 'state',
          reason: "The person's state is not one that RingCentral knows for their country.",
          people: 12,
        },
      ],
      waiting: [
        { for: 'port', whose: 'RingCentral', people: 3 },
        { for: 'apply updates', whose: 'Okta admin', people: CROWD },
      ],
    });
    expect(schemaProblems('arrivals', json)).toEqual([]);
  });

  it('shows nobody by value unless asked, in any format; the comment has the counts first', async () => {
    for (const format of ['markdown', 'html', 'csv', 'json', 'text'] as const) {
      const { text } = await run(format);
      expect([format, /Relocated|acme\.test|Atlantis/.test(text)]).toEqual([format, false]);
    }
    const [marker, ...rest] = (await run('markdown')).text.split('\n');
    expect(marker).toBe('<!-- ringcentral-okta:arrivals:demo -->');
    expect(rest.join('\n')).toMatch(/34 of 335 people have everything.*12 refused, 289 waiting/s);
  });

  it('says that it could not see, rather than that nothing waits', async () => {
    const { exitCode, json } = await run('text', { RC_USER_JWT: undefined });
    expect(exitCode).toBe(3);
    expect(json.incomplete?.map(({ what }) => what)).toEqual(['RingCentral']);
    await admin('POST', '/okta/faults', { method: 'GET', path: '/api/v1/logs', kind: '500', nth: 1, times: 100 });
    const blind = await run();
    await admin('DELETE', '/okta/faults');
    expect([blind.exitCode, blind.json.incomplete?.map(({ what }) => what)]).toEqual([3, ["Okta's System Log"]]);
    expect(blind.json.refused.map(({ people }) => people)).toEqual([12]);
  });

  it('empties after "Apply updates", mended data and a finished port', async () => {
    await admin('POST', '/okta/apply-mappings', { app: 'ringcentral_saml' });
    const after = await run();
    expect(after.json.waiting).toEqual([{ for: 'port', whose: 'RingCentral', people: 3 }]);
    for (const account of REFUSED) await write(account, { st: 'NV', c: 'US' });
    await imported('active_directory');
    for (const phoneNumber of NUMBERS) await admin('POST', '/ringcentral/ports/complete', { phoneNumber });
    const arrived = await run();
    expect([arrived.json.refused, arrived.json.waiting]).toEqual([
      [],
      [{ for: 'import due', whose: 'Okta admin', people: 3 }],
    ]);
    await imported('ringcentral_saml');
    expect(await worklist()).toEqual({});
    const { exitCode, text } = await run();
    expect(exitCode).toBe(0);
    expect(text).toContain('Everything has arrived: 335 of 335 people');
  });
});
