import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackGitHub } from '../clients/github/loopback-github';
import { noTerraform } from '../terraform/on-path';
import { CANARIES, COMMANDS, startCanaries, type Canaries } from './canaries';

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
  'a password among words': [/TF_HTTP_PASSWORD/, () => `RingCentral ${CANARIES.TF_HTTP_PASSWORD} UAT`],
};

const FAULTS: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = {
  'nothing wrong': undefined,
  'the token endpoint breaking off': { kind: 'cut', method: 'POST', path: '/oauth2/v1/token', nth: 2, times: 40 },
  'a server error at every group': { kind: '500', method: 'GET', path: '/groups', nth: 1, times: 40 },
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

describe.skipIf(noTerraform.skip)(`credentials while a command runs${noTerraform.because}`, () => {
  describe.each(Object.entries(FAULTS))('with %s', (_what, fault) => {
    it.each(COMMANDS)('stand in no output, file, comment, state or trace of %s', async (words, ...flags) => {
      await canaries.fault(fault);
      const github = await loopbackGitHub();
      const args = flags.map((flag) => flag.replace('OUT', canaries.folder));
      const said = await canaries.run(words, args, {
        ...github.env,
        TF_LOG: 'TRACE',
        DEBUG: '*',
        ENVIRONMENT: 'demo',
        OUT: join(canaries.folder, 'ci'),
        GITHUB_STEP_SUMMARY: join(canaries.folder, 'page.summary'),
      });
      await github.close();
      expect([0, 1, 3]).toContain(said.code);
      const published = JSON.stringify([github.comments, github.issues]);
      expect(canaries.leaks({ ...said, stdout: said.stdout + published })).toEqual([]);
      if (!ABOUT_PEOPLE.test(words)) expect(canaries.peopleShown({ ...said, stderr: published })).toEqual([]);
    });
  });
});
