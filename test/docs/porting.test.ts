import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../emulators';
import { parseEnvironment } from '../../engine/environment/parse';
import { loadEnvironment } from '../../project';
import { embeddedVariables } from '../../operations/demo/embedded-variables';
import { noTerraform } from '../terraform/on-path';

const page = readFileSync('docs/porting.md', 'utf8');
const commands = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
const [, acknowledgements = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];

const folder = mkdtempSync(join(tmpdir(), 'porting-guide-'));
let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators();
});
afterAll(async () => {
  await emulators.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A command as the page has it, on the embedded tenants; npm itself would only add a second. */
function run(command: string): Promise<{ code: number | null; output: string }> {
  const words = command.replace(/^npx ringcentral-okta/, 'bin/ringcentral-okta.js').split(' ');
  const child = spawn(process.execPath, words, {
    env: {
      ...embeddedVariables(process.env, emulators.env),
      CDKTF_OUTDIR: folder,
      CHECKPOINT_DISABLE: '1',
      ENVIRONMENT_FILE: '',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe('docs/porting.md', () => {
  it('shows commands that work', async () => {
    expect(commands).toEqual([
      'npx ringcentral-okta seed --env demo --dry-run',
      'npx ringcentral-okta seed --env demo --show-values',
      'npx ringcentral-okta plan --env demo',
    ]);
    for (const command of commands.slice(0, 2)) {
      const { code, output } = await run(command);
      expect({ command, code }).toEqual({ command, code: 1 });
      expect(output).toContain('✓ ported-numbers: nobody in scope has a number that is being ported');
    }
  });

  it.skipIf(noTerraform.skip)(`shows a plan that works${noTerraform.because}`, async () => {
    const { code, output } = await run(commands[2]!);
    expect({ code, planned: output.includes('to add, 0 to change, 0 to destroy') }).toEqual({ code: 1, planned: true });
  });

  it('shows acknowledgements as an environment takes them', () => {
    const stated = runInNewContext(`({ ${acknowledgements} })`) as object;
    const { acknowledgements: taken } = parseEnvironment({ ...loadEnvironment('demo', ''), ...stated });
    expect(taken.map(({ id }) => id)).toEqual(['RCO029', 'cutover']);
  });
});
