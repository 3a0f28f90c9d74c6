import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { IncompleteError } from '../../engine/errors';
import { run } from '../../terraform';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const gone = async (pid: number) => {
  while (alive(pid)) await new Promise((tick) => setTimeout(tick, 10));
  return true;
};

/** Prints its pid and that of a child that would live for a day, then waits; counts SIGINTs it gets. */
const PARENT = `
  const child = require('child_process').spawn('sleep', ['86400'], { stdio: 'ignore' });
  let interrupts = 0;
  process.on('SIGINT', () => { interrupts += 1; setTimeout(() => { console.log('interrupts ' + interrupts); if (!process.env.STUBBORN) process.exit(0); }, 100); });
  console.log(process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);`;

const start = (env: NodeJS.ProcessEnv = {}, grace?: number) => {
  const controller = new AbortController();
  const lines: string[] = [];
  const ready: { resolve?: () => void } = {};
  const started = new Promise<void>((resolve) => (ready.resolve = resolve));
  const finished = run(process.execPath, ['-e', PARENT], {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    signal: controller.signal,
    grace,
    onLine: (line) => {
      lines.push(line);
      ready.resolve!();
    },
  }).catch((error: unknown) => error);
  return { controller, lines, started, finished };
};

describe('a process', () => {
  it('gives exit code and both streams', async () => {
    const finished = await run('sh', ['-c', 'echo out; echo err >&2; exit 7'], { cwd: tmpdir() });
    expect(finished).toEqual({ code: 7, stdout: 'out', stderr: 'err' });
  });

  it('when cancelled gets one SIGINT, and its children end with it', async () => {
    const { controller, lines, started, finished } = start();
    await started;
    controller.abort();
    expect(await finished).toBeInstanceOf(IncompleteError);
    const [parent, child] = lines[0]!.split(' ').map(Number);
    expect(lines[1]).toBe('interrupts 1');
    expect([await gone(parent!), await gone(child!)]).toEqual([true, true]);
  });

  it('that does not end within the grace is killed with its children', async () => {
    const { controller, lines, started, finished } = start({ STUBBORN: '1' }, 300);
    await started;
    controller.abort();
    expect(await finished).toBeInstanceOf(IncompleteError);
    const [parent, child] = lines[0]!.split(' ').map(Number);
    expect([await gone(parent!), await gone(child!)]).toEqual([true, true]);
  });

  it('is not started after the command was cancelled', async () => {
    await expect(run('true', [], { cwd: '/', signal: AbortSignal.abort() })).rejects.toThrow(IncompleteError);
  });
});
