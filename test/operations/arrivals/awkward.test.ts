import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArrivalsReport } from '../../../engine/arrivals';
import { parseEnvironment } from '../../../engine/environment/parse';
import { arrivals, type Format } from '../../../operations/arrivals/arrivals';
import { ci, type PipelineCommands } from '../../../operations/ci';
import { publish, renew } from '../../../operations/publish';
import { loopbackGitHub } from '../../clients/github/loopback-github';
import { noCommands } from '../ci/no-commands';
import { runningCompany } from '../companies/company';

const RINGCENTRAL = '0oa1awkwardrc0000app';
const USER_TYPE = 'oty1acmedemo0000type';
const DIRECTORY = '0oa1acmead0000000app';
/** Whose account in the domain is gone since the company was wired. */
const WITHOUT_DOMAIN = ['ada.corp', 'bela.both', 'carl.year', 'ida.locked', 'jana.expired'];
const MOVERS = ['anna.mover', 'ben.mover', 'cleo.mover', 'dan.mover', 'eva.mover', 'finn.mover'];
/** Made-up people, who live in Springfield as the movers do. */
const CROWD = 280;
const STALE = [...MOVERS, ...Array.from({ length: CROWD }, (_, n) => `crowd.${n}`)];
/** Who have a RingCentral account without a number since before Okta. */
const PORTING = ['hannah.pettibone', 'dylan.marwick', 'esme.thornycroft'];
const NUMBERS = ['+442079460113', '+442079460114', '+442079460115'];
/** Whose state no country of RingCentral's has. */
const REFUSED = [
  ...['nora.newcomer', 'otto.newcomer', 'pia.newcomer', 'quin.newcomer', 'rosa.newcomer', 'sami.newcomer'],
  ...['tara.newcomer', 'udo.newcomer', 'vera.newcomer', 'willi.newcomer', 'xenia.newcomer', 'yuri.newcomer'],
];

interface Person {
  readonly id: string;
  readonly profile: { readonly login: string };
}

describe('arrivals of the company that was wired by hand', () => {
  const company = runningCompany('awkward');
  const admin = (method: string, path: string, body?: unknown) => company().tenants.admin(method, path, body);
  const okta = (method: string, path: string, body?: unknown) =>
    company().tenants.okta(method, `/api/v1/${path}`, body);
  const list = async <T>(path: string) => (await okta('GET', path)) as unknown as readonly T[];
  /** Page by page: a page goes on behind its last person. */
  async function everybody(): Promise<readonly Person[]> {
    const people: Person[] = [];
    for (let page = await list<Person>('users?limit=200'); page.length > 0;) {
      people.push(...page);
      page = page.length < 200 ? [] : await list<Person>(`users?limit=200&after=${page.at(-1)!.id}`);
    }
    return people;
  }
  const imported = () => admin('POST', '/okta/import', { app: RINGCENTRAL, kind: 'incremental' });
  const logins = new Map<string, string>();

  async function run(format: Format = 'text') {
    // Nobody of this company has an account in the embedded domain: Okta's copies count.
    const { env: known } = company().connecting;
    const env = Object.fromEntries(Object.entries(known).filter(([name]) => !name.startsWith('AD_')));
    const outcome = await arrivals({ env: 'awkward', format }, { ...company().connecting, env });
    return { ...outcome, json: outcome.json as ArrivalsReport };
  }

  let github: Awaited<ReturnType<typeof loopbackGitHub>>;
  beforeAll(async () => void (github = await loopbackGitHub()));
  afterAll(() => github.close());

  /** A step of the pipeline, whose drift has found nothing. */
  function step(name: 'arrivals' | 'drift') {
    const { connecting, folder } = company();
    const { env: known } = connecting;
    const env = Object.fromEntries(Object.entries(known).filter(([variable]) => !variable.startsWith('AD_')));
    const job = {
      ENVIRONMENT: 'awkward',
      OUT: join(folder, 'out'),
      PULL_REQUEST: name === 'arrivals' ? '7' : undefined,
    };
    const drift: PipelineCommands['drift'] = ({ out }) => {
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'drift.md'), '<!-- ringcentral-okta:drift:awkward -->\n## Drift of awkward\n');
      return Promise.resolve({ exitCode: 0, json: {}, text: '' });
    };
    const commands = {
      ...noCommands,
      arrivals: ((request, surroundings) =>
        arrivals({ ...request, format: 'markdown' }, surroundings)) satisfies PipelineCommands['arrivals'],
      drift,
      publish,
      renew,
    };
    const surroundings = {
      ...connecting,
      env: { ...env, ...github.env, ...job },
      now: () => new Date(),
      output: folder,
    };
    return ci(name, surroundings, commands);
  }
  /** The headline of each comment, and whether the night's issue is open. */
  const told = () => ({
    comments: github.comments.map(({ body }) => body.split('\n\n')[2]?.trim().replaceAll('\\', '')),
    issues: github.issues.map(({ body, state }) => [state, /^(?:✅|⏳|❔) .*$/m.exec(body)?.[0].replaceAll('\\', '')]),
  });

  /** What the worklist says, person by person, each attribute's own reason where there are several. */
  async function worklist(): Promise<Record<string, string>> {
    for (const { id, profile } of await everybody()) logins.set(id, profile.login.split('@')[0]!);
    const lines = (await run('csv')).text.split('\n').slice(1).filter(Boolean);
    const said: Record<string, string> = {};
    for (const line of lines) {
      const [id = '', state, system, attribute, why] = line.split(',');
      const who = logins.get(id) ?? id;
      const one = state === 'refused' ? `refused ${system}.${attribute}` : `waits for ${why}`;
      said[who] = said[who] === undefined ? one : `${said[who]}, ${one}`;
    }
    return said;
  }

  const idOf = async (account: string) => (await okta('GET', `users/${account}@acme.test`)).id;
  const write = async (account: string, profile: object) => okta('POST', `users/${await idOf(account)}`, { profile });

  async function hire(account: string, state: string): Promise<void> {
    const [firstName = '', lastName = ''] = account.split('.');
    const login = `${account}@acme.test`;
    const address = { streetAddress: '1 Long Avenue', city: 'Springfield', zipCode: '62701', countryCode: 'US' };
    const profile = { login, email: login, firstName, lastName, mobilePhone: '+14155550999', state, ...address };
    const { id } = await okta('POST', 'users?activate=true', {
      profile,
      credentials: { password: { value: 'Correct-horse-9' } },
    });
    const groups = await list<Person & { profile: { name: string } }>('groups?q=Contractors');
    await okta('PUT', `groups/${groups[0]!.id}/users/${id}`);
  }

  /** As Terraform applies it: the mapping changes, and nobody's value. */
  async function declare(expr: string): Promise<void> {
    const { environment, folder } = company();
    const lines = [...(environment.flows.lines ?? []), { from: 'okta', to: 'rc.street', expr }];
    const changed = parseEnvironment({ ...environment, flows: { ...environment.flows, lines } });
    writeFileSync(join(folder, 'environment.json'), JSON.stringify(changed));
    const [mapping] = await list<{ id: string }>(`mappings?sourceId=${USER_TYPE}&targetId=${RINGCENTRAL}`);
    await okta('POST', `mappings/${mapping!.id}`, { properties: { street: { expression: expr, pushStatus: 'PUSH' } } });
  }

  beforeAll(async () => {
    for (const gate of ['ringcentral-plan', 'ringcentral-directory-integration'])
      await admin('PUT', `/ringcentral/gates/${gate}`, { enabled: true });
    await admin('PUT', '/okta/gates/ringcentral-authenticated', { enabled: true, app: RINGCENTRAL });
    await imported();
    // Nothing of theirs is to be pushed to a domain that does not know them.
    for (const account of WITHOUT_DOMAIN) await okta('DELETE', `apps/${DIRECTORY}/users/${await idOf(account)}`);
    await okta('POST', `users/${await idOf('ida.locked')}/lifecycle/unlock`);
    await okta('POST', `users/${await idOf('jana.expired')}/lifecycle/deactivate`);
    await imported();
  });

  it('has nothing to say of the company as it is', async () => {
    expect(await worklist()).toEqual({});
    const { exitCode, json } = await run();
    // Three are staged, provisioned and suspended: nobody expects anything of them.
    expect({ exitCode, ...json }).toEqual({
      exitCode: 0,
      people: 8,
      expected: 5,
      arrived: 5,
      refused: [],
      waiting: [],
    });
  });

  it('tells who is stale, who was refused and who waits for a port, person by person', async () => {
    for (const account of [...PORTING, ...MOVERS]) await hire(account, 'IL');
    for (const account of REFUSED) await hire(account, 'Atlantis');
    await admin('POST', '/okta/crowd', { count: CROWD });
    await admin('POST', '/ringcentral/crowd', { count: CROWD });
    await imported();
    for (const index of [1, 2])
      await admin('POST', '/ringcentral/ports', { phoneNumber: NUMBERS[index], email: `${PORTING[index]}@acme.test` });
    await declare('user.city == "Springfield" ? "1 New Road" : user.streetAddress');
    expect(await worklist()).toEqual({
      ...Object.fromEntries(STALE.map((account) => [account, 'waits for apply updates'])),
      ...Object.fromEntries(REFUSED.map((account) => [account, 'refused rc.state'])),
      ...Object.fromEntries(PORTING.map((account) => [account, 'waits for port, waits for apply updates'])),
    });
    const { exitCode, json } = await run();
    expect({ exitCode, ...json }).toEqual({
      exitCode: 1,
      people: 309,
      expected: 306,
      arrived: 5,
      refused: [
        {
          system: 'rc',
          attribute: 'state',
          reason: "The person's state is not one that RingCentral knows for their country.",
          people: 12,
        },
      ],
      waiting: [
        { for: 'port', whose: 'RingCentral', people: 3 },
        { for: 'apply updates', whose: 'Okta admin', people: 286 },
      ],
    });
  });

  it('tells the pull request once, without a value of anybody', async () => {
    const headline = '⏳ **5 of 306 people have everything (309 in scope); 12 refused, 289 waiting.**';
    for (const did of ['comment created', 'comment unchanged']) {
      const { exitCode, text } = await step('arrivals');
      expect([exitCode, text]).toEqual([0, expect.stringContaining(did)]);
    }
    expect(told()).toEqual({ comments: [headline], issues: [] });
    expect(github.comments[0]!.body).not.toMatch(/acme\.test|Atlantis|mover|New Road/);
  });

  it('empties after "Apply updates", fixed data and a finished port', async () => {
    await admin('POST', '/okta/apply-mappings', { app: RINGCENTRAL });
    const applied = await run();
    expect([applied.exitCode, applied.json.refused.map(({ people }) => people), applied.json.waiting]).toEqual([
      1,
      [12],
      [{ for: 'port', whose: 'RingCentral', people: 3 }],
    ]);
    await step('drift');
    const waits = '⏳ **291 of 306 people have everything (309 in scope); 12 refused, 3 waiting.**';
    expect(told()).toEqual({ comments: [waits], issues: [['open', waits]] });
    for (const account of REFUSED) await write(account, { state: 'IL' });
    for (const phoneNumber of NUMBERS) await admin('POST', '/ringcentral/ports/complete', { phoneNumber });
    await imported();
    expect(await worklist()).toEqual({});
    const { exitCode, text } = await run();
    expect([exitCode, text]).toEqual([0, expect.stringContaining('Everything has arrived: 306 of 306 people')]);
    const arrived = '✅ **Everything has arrived: 306 of 306 people have everything (309 in scope).**';
    expect((await step('drift')).exitCode).toBe(0);
    expect(told()).toEqual({ comments: [arrived], issues: [['closed', arrived]] });
  });

  it('lets a finished comment, an old one and what somebody else wrote be, however the company changes', async () => {
    const { body } = github.comments[0]!;
    const [theirs, old] = [body.replace('✅', '⏳ theirs'), body.replace('✅', '⏳ old')];
    const entry = { number: 8, state: 'open', labels: [] };
    github.comments.push({ ...entry, id: 2, body: theirs, user: { login: 'mallory', type: 'User' } });
    const user = { login: 'github-actions[bot]', type: 'Bot' };
    github.comments.push({ ...entry, id: 3, body: old, user, updated_at: '2020-01-01T00:00:00Z' });
    await write('nora.newcomer', { state: 'Atlantis' });
    await step('drift');
    expect(github.comments.map((comment) => comment.body)).toEqual([body, theirs, old]);
    expect(github.issues.map(({ state }) => state)).toEqual(['open']);
  });
});
