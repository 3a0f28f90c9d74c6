import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoResult } from '../../operations/demo';
import { schemaProblems } from '../support/schema';
import { noProvider } from './rollout';

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'demo-test-'));
});
afterEach(() => {
  rmSync(temporary, { recursive: true, force: true });
});

/** `npm run -s demo` as a person runs it, temporary files in a folder of ours. */
function start(flags: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn('npm', ['run', '-s', 'demo', '--', ...flags], {
    env: { ...process.env, ...env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, output, ended };
}

/** tsx keeps a cache and a pipe there; everything else is ours to remove. */
const leftBehind = () =>
  readdirSync(temporary).filter((name) => !name.startsWith('tsx-') && name !== 'node-compile-cache');

const groupIsGone = (group: number): boolean => {
  try {
    process.kill(-group, 0);
    return false;
  } catch {
    return true;
  }
};

const until = async (condition: () => boolean, milliseconds: number): Promise<boolean> => {
  for (const deadline = Date.now() + milliseconds; !condition() && Date.now() < deadline;) {
    await new Promise((tick) => setTimeout(tick, 20));
  }
  return condition();
};

describe.skipIf(noProvider.skip)(`npm run demo${noProvider.because}`, () => {
  const results: DemoResult[] = [];

  it.each([
    ['okta/okta 4.20.0', { OKTA_PROVIDER_VERSION: '4.20.0' }, { kind: 'genuine', version: '4.20.0' }],
    ['okta/okta 6.12.0', { OKTA_PROVIDER_VERSION: '6.12.0' }, { kind: 'genuine', version: '6.12.0' }],
    ['the stand-in', { OKTA_PROVIDER: 'stand-in', TF_PROVIDER_MIRROR: '' }, { kind: 'stand-in', version: '4.20.0' }],
  ])(
    'rolls out with %s: every gate refuses, the second plan is empty, nothing is left',
    async (_title, env, oktaProvider) => {
      const { output, ended } = start(['--json'], env);
      expect([await ended, output.stderr]).toMatchObject([0, expect.stringContaining('live')]);
      const result = JSON.parse(output.stdout) as DemoResult;
      results.push(result);
      expect(result).toEqual({
        terraform: {
          cli: expect.stringMatching(/^(terraform|tofu)$/) as string,
          version: expect.any(String) as string,
        },
        oktaProvider,
        apply: { add: expect.any(Number) as number, change: expect.any(Number) as number, destroy: 0 },
        replan: { add: 0, change: 0, destroy: 0 },
        gates: result.gates.map(({ id, openedBy }) => ({ id, refusedBefore: true, openedBy })),
        steps: result.steps,
        tenantDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        seconds: expect.any(Number) as number,
      });
      expect(schemaProblems('demo', result)).toEqual([]);
      expect(result.gates.length).toBeGreaterThan(25);
      expect(leftBehind()).toEqual([]);
    },
    180_000,
  );

  it('makes the same of an org with all of them', () => {
    const [older, ...others] = results.map(({ tenantDigest, apply, gates }) => ({ tenantDigest, apply, gates }));
    expect(others).toEqual([older, older]);
  });

  it('leaves no process and no file behind after Ctrl-C in the middle of it', async () => {
    const { child, output, ended } = start([]);
    expect(await until(() => output.stderr.includes('app  '), 90_000)).toBe(true);
    process.kill(-child.pid!, 'SIGINT');
    await ended;
    expect(await until(() => groupIsGone(child.pid!), 10_000)).toBe(true);
    expect(leftBehind()).toEqual([]);
  }, 120_000);
});
