import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { IncompleteError } from '../../engine/errors';
import { noteTerraform } from '../folder-lock';
import { interrupted, underUmask, type Finished, type ProcessOptions } from '../process';
import { ensureFilter } from './program';

export interface OutlivingOptions extends ProcessOptions {
  /** Whose lock names this process while it lives. */
  readonly locked: string;
  /** What it writes must not be cut off: it is left to end by itself, however long it takes. @default false */
  readonly writes?: boolean;
}

const GRACE_MS = 60_000;

/** Terraform did not end when it was interrupted, and was left to its write: it holds the state's lock until it has ended. */
export class LeftAloneError extends IncompleteError {}

const leftAlone = (pid: number, log: string): LeftAloneError =>
  new LeftAloneError(
    `Interrupted; Terraform still works, as process ${pid}. It ends its write and saves the state by itself.`,
    `its output is in ${log}; the next command waits for it, and goes on`,
  );

/**
 * Runs Terraform so that it outlives us: in a process group of its own, its output through a filter that stays when we are gone. One SIGINT
 * is passed on. Standard output and error come as one. Throws IncompleteError when cancelled.
 */
export async function runOutliving(
  command: string,
  args: readonly string[],
  options: OutlivingOptions,
): Promise<Finished> {
  const { cwd, env, onLine, signal, grace = GRACE_MS, umask, locked, writes = false } = options;
  if (signal?.aborted) throw interrupted(command, args);
  const log = join(cwd, `terraform-${args[0]}.log`);
  const program = await ensureFilter();
  const { NODE_OPTIONS: _, ...plain } = env ?? process.env;
  const filter = spawn(process.execPath, [program, log], {
    cwd,
    env: plain,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const child = underUmask(umask, () =>
    spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', filter.stdin, filter.stdin] }),
  );
  const failedToStart = new Promise<never>((_done, failed) => {
    child.once('error', failed);
    filter.once('error', failed);
  });
  // Ours is closed: the filter ends when Terraform, and whatever it started, has.
  filter.stdin.destroy();
  if (child.pid) noteTerraform(locked, child.pid, log);
  const killGroup = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group has gone already
    }
  };
  // What writes nothing has no reason to stay when we leave in good order.
  if (!writes) process.once('exit', killGroup);
  const lines: string[] = [];
  createInterface({ input: filter.stdout }).on('line', (line) => {
    lines.push(line);
    onLine?.(line);
  });
  const heard = new Promise<void>((done) => filter.once('close', () => done()));
  const ended = new Promise<number>((done) => child.once('exit', (status) => done(status ?? 1)));
  let timer: NodeJS.Timeout | undefined;
  const outOfPatience = new Promise<never>((_done, failed) => {
    const cancel = () => {
      child.kill('SIGINT');
      timer = setTimeout(() => (writes ? failed(leftAlone(child.pid!, log)) : killGroup()), grace);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    void ended.then(() => signal?.removeEventListener('abort', cancel));
  });
  try {
    const code = await Promise.race([ended, outOfPatience, failedToStart]);
    killGroup();
    await heard;
    if (signal?.aborted) throw interrupted(command, args);
    return { code, stdout: lines.join('\n'), stderr: '' };
  } finally {
    clearTimeout(timer);
    process.removeListener('exit', killGroup);
  }
}
