import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultyServer, strangerBehindTls } from '../support/faulty-vendor';
import { noTerraform } from '../terraform/on-path';
import { PROJECT } from '../../operations/surroundings';
import { CANARIES, COMMANDS, startCanaries, type Canaries, type Said, type Wrong } from './canaries';

let canaries: Canaries;
beforeAll(async () => {
  canaries = await startCanaries();
});
afterAll(() => canaries.close());

const pem = (): string => canaries.variables.OKTA_API_PRIVATE_KEY ?? '';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What somebody might paste into a label, and the variable that the refusal names. */
const PASTED: Readonly<Record<string, readonly [variable: RegExp, label: () => string]>> = {
  'one line of the key': [/OKTA_API_PRIVATE_KEY/, () => pem().split('\n')[3]!],
  'half a line of the key': [/OKTA_API_PRIVATE_KEY/, () => pem().split('\n')[3]!.slice(0, 40)],
  'the key with CRLF': [/OKTA_API_PRIVATE_KEY/, () => pem().replaceAll('\n', '\r\n')],
  'the key without line ends': [/OKTA_API_PRIVATE_KEY/, () => pem().replaceAll('\n', '')],
  'the key in base64': [/OKTA_API_PRIVATE_KEY/, () => base64(pem())],
  'the password of a connection string': [/PG_CONN_STR/, () => 'CANARYpa%ssw0rd'],
  'a secret, URL-encoded': [/AWS_SECRET_ACCESS_KEY/, () => encodeURIComponent(CANARIES.AWS_SECRET_ACCESS_KEY)],
  'a secret for Basic': [/ARM_CLIENT_SECRET/, () => base64(`client:${CANARIES.ARM_CLIENT_SECRET}`)],
  'a secret in hexadecimal': [/VAULT_TOKEN/, () => Buffer.from(CANARIES.VAULT_TOKEN).toString('hex')],
  'seven characters': [/ARM_ACCESS_KEY/, () => `Phones ${CANARIES.ARM_ACCESS_KEY}`],
  'a password among words': [/TF_HTTP_PASSWORD/, () => `RingCentral ${CANARIES.TF_HTTP_PASSWORD} UAT`],
};

/** Each vendor from its second request on. */
const everywhere = (kind: string): Wrong[] => [
  { kind, path: '/api/', nth: 6, times: 500 },
  { tenant: 'ringcentral', kind, nth: 3, times: 500 },
  { tenant: 'active-directory', kind, nth: 2, times: 500 },
];

const FAULTS: Readonly<Record<string, readonly Wrong[]>> = {
  'nothing wrong': [],
  'the token endpoint breaking off': [{ kind: 'cut', method: 'POST', path: '/oauth2/v1/token', nth: 2, times: 40 }],
  'a login page at the token endpoint': [{ kind: 'html', method: 'POST', path: '/oauth2/v1/token', times: 500 }],
  'a server error at every group': [{ kind: '500', method: 'GET', path: '/groups', nth: 1, times: 40 }],
  'answers that break off': everywhere('cut-body'),
  'login pages': everywhere('html'),
  'JSON of somebody else': everywhere('other-json'),
  redirects: everywhere('redirect'),
  refusals: everywhere('400'),
};

describe.skipIf(noTerraform.skip)(`credentials pasted into a label${noTerraform.because}`, () => {
  it.each(Object.entries(PASTED))('are refused before anything is read: %s', async (_what, [variable, label]) => {
    const env = canaries.declare((demo) => ({ ...demo, ringcentral: { ...demo.ringcentral, label: label() } }));
    const said = await canaries.run('plan', ['--env', 'demo', '--json'], env);
    expect(said.code).toBe(1);
    expect(said.stdout).toMatch(variable);
    expect(canaries.leaks(said)).toEqual([]);
  });

  it('are refused where the variable holds the path of the key', async () => {
    const file = join(canaries.folder, 'environment.json.pem');
    const label = pem().split('\n')[3]!;
    const env = canaries.declare((demo) => ({ ...demo, ringcentral: { ...demo.ringcentral, label } }));
    writeFileSync(file, pem());
    const said = await canaries.run('plan', ['--env', 'demo'], { ...env, OKTA_API_PRIVATE_KEY: file });
    writeFileSync(file, '');
    expect(said.code).toBe(1);
    expect(canaries.leaks(said)).toEqual([]);
  });
});

/** Of people, these show what they are about: an export is one, and a person who is asked for is named. */
const ABOUT_PEOPLE = /^person /;

/** Runs one as a job with everything traced: it ends, and nobody's credential or value stands in what it left. */
async function expectNothingShown(
  [words, ...flags]: (typeof COMMANDS)[number],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const { published, ...said } = await canaries.runAsJob([words, ...flags], { TF_LOG: 'TRACE', DEBUG: '*', ...env });
  expect([0, 1, 2, 3]).toContain(said.code);
  const comments = JSON.stringify(published);
  expect(canaries.leaks({ ...said, stdout: said.stdout + comments })).toEqual([]);
  if (!ABOUT_PEOPLE.test(words)) expect(canaries.peopleShown({ ...said, stderr: comments })).toEqual([]);
  return said;
}

describe.skipIf(noTerraform.skip)(`credentials while a command runs${noTerraform.because}`, () => {
  describe.each(Object.entries(FAULTS))('with %s', (_what, faults) => {
    it.each(COMMANDS)('stand in no output, file, comment, state or trace of %s', async (words, ...flags) => {
      await canaries.fault(...faults);
      await expectNothingShown([words, ...flags]);
    });
  });
});

/** Whom a command speaks to: which commands do, and the variable that holds the address. */
const PARTIES = {
  okta: ['OKTA_HTTP_PROXY', /./],
  ringcentral: ['RC_SERVER_URL', /^(?:person|drift|doctor|rollout|seed|arrivals|ci (?:plan|drift)|plan|apply)/],
  'active-directory': ['AD_URL', /^(?:person|drift|doctor|rollout|arrivals|ci (?:plan|drift)|plan|apply)/],
} as const satisfies Record<string, readonly [variable: string, commands: RegExp]>;
type Tenant = keyof typeof PARTIES;

const spokenTo = (tenant: Tenant) => COMMANDS.filter(([words]) => PARTIES[tenant][1].test(words));
/** What never ends, and what is said of it: by a client, or of Terraform, whose provider waits. */
const SAID = {
  stall: /sent nothing for|had not sent its whole answer|made no progress/,
  drip: /had not sent its whole answer|sent nothing for|made no progress/,
  'self-next': /in a circle|made no progress/,
} as const;
const ENDLESS = (['stall', 'drip', 'self-next'] as const).flatMap((kind) =>
  (Object.keys(PARTIES) as Tenant[]).map((tenant) => ({ kind, tenant })),
);

/** What makes a command's limits run out once a request has met the fault. */
const hurriedBy = (...addresses: string[]) => ({
  NODE_OPTIONS: `--require tsx/cjs --require ${join(PROJECT, 'test/support/hurried-limits.ts')}`,
  HURRIED_BY: addresses.join(' '),
});

describe.skipIf(noTerraform.skip)(`credentials while a call does not end${noTerraform.because}`, () => {
  describe.each(ENDLESS)('$kind at $tenant', ({ kind, tenant }) => {
    const ends: string[] = [];
    it.each(spokenTo(tenant))('stand in no output, file, comment, state or trace of %s', async (words, ...flags) => {
      await canaries.fault({ tenant, kind, nth: 3, times: 100_000, milliseconds: 20 });
      const { stdout, stderr } = await expectNothingShown(
        [words, ...flags],
        hurriedBy(`${canaries.emulators.admin}/${tenant}/faults`),
      );
      ends.push(stdout + stderr);
      await canaries.fault();
      canaries.endTerraform();
    });

    it('was met', () => {
      expect(ends.join('\n')).toMatch(SAID[kind]);
    });
  });

  describe.each(Object.keys(PARTIES) as Tenant[])('a foreign certificate of %s', (tenant) => {
    const ends: string[] = [];
    it.each(spokenTo(tenant))('stand in no output, file, comment, state or trace of %s', async (words, ...flags) => {
      await canaries.fault();
      const stranger = await strangerBehindTls();
      const url = tenant === 'active-directory' ? stranger.url.replace('https', 'ldaps') : stranger.url;
      const { stdout, stderr } = await expectNothingShown([words, ...flags], { [PARTIES[tenant][0]]: url });
      await stranger.close();
      ends.push(stdout + stderr);
    });

    it('was met', () => {
      expect(ends.join('\n')).toMatch(/certificate/);
    });
  });

  describe.each(['stall', 'drip', 'self-next'] as const)('%s at GitHub', (kind) => {
    it.each(COMMANDS.filter(([words]) => /^ci (?:comment|issue)/.test(words)))('%s', async (words, ...flags) => {
      const server = await faultyServer(kind);
      await expectNothingShown([words, ...flags], { GITHUB_API_URL: server.url, ...hurriedBy() });
      await server.close();
    });
  });
});
