import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

const PROJECT = join(__dirname, '../..');

let rollout: Rollout;
beforeAll(async () => {
  if (!noTerraform.skip) rollout = await startRollout();
});
afterAll(() => rollout?.close());

/** Plain `npx cdktf`, no flag but the output folder: tests that run at once must not share `cdktf.out`. */
function cdktf(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { surroundings } = rollout.declare(rollout.at('app'));
  const child = spawn('npx', ['cdktf', ...args, '--output', surroundings.output], {
    cwd: PROJECT,
    env: { ...surroundings.env, CI: '1', CHECKPOINT_DISABLE: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) =>
    child.once('close', (code) => done({ code, output: output.replace(/\x1b\[\d*m/g, '') })),
  );
}

describe.skipIf(noTerraform.skip)(`plain npx cdktf${noTerraform.because}`, () => {
  it('plans without a write, applies, and then has nothing to do', async () => {
    const { admin } = rollout.stage;
    const before = await admin.writes();
    const planned = await cdktf('plan', 'demo');
    expect([planned.code, planned.output]).toEqual([
      0,
      expect.stringContaining('Plan: 3 to add, 0 to change, 0 to destroy'),
    ]);
    expect(await admin.writes()).toEqual(before);
    const applied = await cdktf('apply', 'demo', '--auto-approve');
    expect([applied.code, applied.output]).toEqual([0, expect.stringContaining('Apply complete! Resources: 3 added')]);
    const again = await cdktf('plan', 'demo');
    expect([again.code, again.output]).toEqual([0, expect.stringContaining('No changes.')]);
  });
});
