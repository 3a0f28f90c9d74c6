import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoResult } from '../../operations/demo';
import { noGenuine } from '../support/okta-provider';
import { schemaProblems } from '../support/schema';
import { noTerraform } from '../terraform/on-path';
import { onlyLong } from '../support/effort';

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'demo-test-'));
});
afterEach(() => {
  rmSync(temporary, { recursive: true, force: true });
});

/** `npx ringcentral-okta demo` as a person runs it, temporary files in a folder of ours. */
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

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((tick) => setTimeout(tick, 20));
};

describe.skipIf(noTerraform.skip)(`npx ringcentral-okta demo${noTerraform.because}`, () => {
  const results: DemoResult[] = [];
  let told = { stderr: '' };

  const providers = [
    { kind: 'genuine', version: '4.20.0', without: noGenuine() },
    { kind: 'genuine', version: '6.12.0', without: onlyLong.skip ? onlyLong : noGenuine('6.12.0') },
    { kind: 'stand-in', version: '4.20.0', without: noGenuine().skip ? noTerraform : onlyLong },
  ];

  for (const { without, ...oktaProvider } of providers)
    it.skipIf(without.skip)(
      `rolls out with okta/okta ${oktaProvider.version}, ${oktaProvider.kind}: every gate refuses, the second plan is empty, nothing is left${without.because}`,
      async () => {
        const env = { OKTA_PROVIDER: oktaProvider.kind, OKTA_PROVIDER_VERSION: oktaProvider.version };
        const { output, ended } = start(['--json'], env);
        expect([await ended, output.stderr]).toMatchObject([0, expect.stringContaining('live')]);
        const result = JSON.parse(output.stdout) as DemoResult;
        results.push(result);
        told = output;
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
    );

  const { skip, because } = onlyLong.skip ? onlyLong : noGenuine();
  it.skipIf(skip)(`makes the same of an org with all of them${because}`, () => {
    const made = results.map(({ tenantDigest, apply, gates }) => ({ tenantDigest, apply, gates }));
    expect(made.length).toBeGreaterThan(1);
    expect(made).toEqual(made.map(() => made[0]));
  });

  it('says at once which provider plays, shows seeding and then nothing to seed, and what to try next', () => {
    const { stderr } = told;
    expect(stderr.split('\n').slice(0, 3).join('\n')).toMatch(
      /the genuine okta\/okta, |a stand-in for okta\/okta, because/,
    );
    expect(stderr).toMatch(/(\d+) of \1 written: the field "Employee ID"/);
    expect(stderr).toContain('once more: nothing to write');
    expect(stderr).not.toMatch(/✗|CMN-109|Waiting/);
  });

  it('leaves no process and no file behind after Ctrl-C in the middle of it', async () => {
    const { child, output, ended } = start([]);
    await until(() => output.stderr.includes('app  '));
    process.kill(-child.pid!, 'SIGINT');
    await ended;
    expect(output.stderr).toContain('Stopped; nothing to tidy up.');
    await until(() => groupIsGone(child.pid!));
    expect(leftBehind()).toEqual([]);
  });
});
