import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isMainThread } from 'node:worker_threads';
import { IncompleteError } from '../engine/errors';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Each line of standard output as it comes. */
  readonly onLine?: (line: string) => void;
  /** Cancels: one SIGINT, which Terraform answers by finishing the request under way and saving its state. */
  readonly signal?: AbortSignal;
  /** Milliseconds between that SIGINT and the end of the whole process group. Default 60 000. */
  readonly grace?: number | undefined;
  /** Of the files that the command makes. @default our own */
  readonly umask?: number;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const GRACE_MS = 60_000;

/** A child takes over the umask that we have at the moment it starts. Worker threads cannot change it: there it stays. */
export function underUmask<T>(umask: number | undefined, start: () => T): T {
  if (umask === undefined || !isMainThread) return start();
  const own = process.umask(umask);
  try {
    return start();
  } finally {
    process.umask(own);
  }
}

/**
 * Runs a command in a process group of its own: Ctrl-C in a terminal reaches the foreground group, and Terraform takes a second SIGINT
 * as an order to drop everything at once. So only we pass it on, once. Whatever of the group is left when we end, ends with us.
 * Throws IncompleteError when cancelled, after the child has gone.
 */
export async function run(command: string, args: readonly string[], options: ProcessOptions): Promise<Finished> {
  const { cwd, env, onLine, signal, grace = GRACE_MS, umask } = options;
  if (signal?.aborted) throw interrupted(command, args);
  const child = underUmask(umask, () =>
    spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  const killGroup = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group has gone already
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    child.kill('SIGINT');
    timer = setTimeout(killGroup, grace);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  process.once('exit', killGroup);
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout.push(line);
    onLine?.(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  try {
    const code = await new Promise<number>((done, failed) => {
      child.once('error', failed);
      child.once('close', (status) => done(status ?? 1));
    });
    if (signal?.aborted) throw interrupted(command, args);
    return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    process.removeListener('exit', killGroup);
    killGroup();
  }
}

export const interrupted = (command: string, args: readonly string[]) =>
  new IncompleteError(
    `Interrupted during ${[command.split('/').at(-1), args[0]].join(' ')}.`,
    'run the plan to see what was done and what is left',
  );
