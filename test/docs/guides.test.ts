import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_TROUBLE } from '../../operations/demo/in-trouble';
import { startSandbox, type Sandbox } from '../support/sandbox';
import { noTerraform } from '../terraform/on-path';

const GUIDES = [
  ...['scenario-1', 'scenario-2', 'scenario-3', 'scenario-4'],
  ...['first-day-identity-engineer', 'first-day-telephony-admin'],
];

const commandsOf = (guide: string): string[] =>
  [...readFileSync(`docs/${guide}.md`, 'utf8').matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );

/** Every command that a guide shows, with its exit code and what it must say; people wait for something in a company that is not live. */
const ANSWERS: Readonly<Record<string, readonly [code: number, says: string]>> = {
  'npx ringcentral-okta rollout --env demo': [1, 'ringcentral-directory-integration'],
  'npx ringcentral-okta rollout --env demo --format markdown': [1, '# Rollout of demo'],
  'npx ringcentral-okta environment show --env demo': [0, 'okta → ringcentral.userName'],
  'npx ringcentral-okta seed --env demo --dry-run': [1, 'checks of demo wait for somebody'],
  'npx ringcentral-okta person show --env demo tobias.wrenfield@acme.test': [0, 'The number is everywhere it belongs.'],
  'npx ringcentral-okta person show --env demo grace.winterbourne@acme.test': [1, 'Why there is no number yet'],
  'npx ringcentral-okta person simulate --env demo disable tobias.wrenfield@acme.test': [
    1,
    'the RingCentral user is deleted',
  ],
  'npx ringcentral-okta explain --env demo "License limit has been reached."': [0, 'license-limit'],
  'npx ringcentral-okta explain "The [extension.contact.businessAddress.state] is invalid. Please correct the parameter in Active Directory."':
    [0, 'state-invalid'],
};

let sandbox: Sandbox | undefined;
beforeAll(async () => {
  if (!noTerraform.skip) sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

/** A command as the guide has it, without npx, which would only add seconds. */
function run(command: string): Promise<{ code: number | null; output: string }> {
  const line = command.replace(/^npx ringcentral-okta/, 'bin/ringcentral-okta.js');
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  const child = spawn(process.execPath, words, { env: { ...process.env, ...sandbox?.env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe('the guides', () => {
  it.each(GUIDES)('%s shows commands that are known', (guide) => {
    const commands = commandsOf(guide);
    expect(commands).not.toEqual([]);
    expect(commands.filter((command) => !(command in ANSWERS))).toEqual([]);
  });

  it.skipIf(noTerraform.skip).each(Object.entries(ANSWERS))(
    `%s works${noTerraform.because}`,
    async (command, [wanted, says]) => {
      const { code, output } = await run(command);
      expect({ code, output }).toEqual({ code: wanted, output: expect.stringContaining(says) as string });
    },
  );
});

/** What the README's table shows, in its order, with the exit code and what it must say: the sandbox's people are in no trouble of a mapping. */
const VERBS: Readonly<Record<string, readonly [code: number, says: string]>> = {
  'npx ringcentral-okta environment check': [0, 'demo'],
  'npx ringcentral-okta person export --env demo --out people.jsonl': [0, 'people.jsonl'],
  'npx ringcentral-okta review --env demo --base main --people people.jsonl': [0, 'No value and no account changes'],
  'npx ringcentral-okta plan --env demo --out plan': [0, '0 to add, 0 to change, 0 to destroy'],
  'npx ringcentral-okta apply --plan plan': [0, 'demo'],
  'npx ringcentral-okta drift --env demo': [1, '0 settings and'],
  'npx ringcentral-okta person show --env demo grace.winterbourne@acme.test': [1, 'Why there is no number yet'],
};
const TABLE = /## Five verbs\n([^]*?)\n## /.exec(readFileSync('README.md', 'utf8'))![1]!;
const typed = TABLE.split('\n').flatMap((row) =>
  row.startsWith('|') ? [...row.matchAll(/`(npx [^`]+)`/g)].map(([, command]) => command!) : [],
);
/** A pipeline's checkout may have no branch of that name. */
const noMain = spawnSync('git', ['rev-parse', '--verify', '--quiet', 'main']).status !== 0;

describe.skipIf(noTerraform.skip)(`the five verbs of the README${noTerraform.because}`, () => {
  // As .gitignore names them: nothing of a person is left in the checkout.
  afterAll(() =>
    ['people.jsonl', 'people.org.json', 'plan'].forEach((made) => rmSync(made, { recursive: true, force: true })),
  );

  it('are the ones that are typed here', () => {
    expect(typed).toEqual(Object.keys(VERBS));
  });

  for (const [command, [wanted, says]] of Object.entries(VERBS)) {
    const skipped = noMain && command.includes('--base main');
    it.skipIf(skipped)(`${command} works${skipped ? ' (skipped: this checkout has no branch main)' : ''}`, async () => {
      const { code, output } = await run(command);
      expect({ code, output }).toEqual({ code: wanted, output: expect.stringContaining(says) as string });
    });
  }
});

describe.skipIf(noTerraform.skip)(`the company of the sandbox${noTerraform.because}`, () => {
  it('stands as its environment says: a plan has nothing to do', async () => {
    const { code, output } = await run('npx ringcentral-okta plan --env demo');
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('0 to add, 0 to change, 0 to destroy') as string,
    });
  });

  it.each(Object.keys(IN_TROUBLE))('%s is in trouble, and whoever asks is told why', async (login) => {
    const { code, output } = await run(`npx ringcentral-okta person show --env demo ${login}`);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringContaining('Why there is no number yet') as string,
    });
  });
});
