import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** A process, told from a later one of the same pid by when it started. */
export interface ProcessId {
  readonly pid: number;
  /** In the system's own form. */
  readonly start: string;
}

export interface LiveProcess extends ProcessId {
  readonly parent: number;
  /** As it was called. */
  readonly command: string;
  /** Working directory; undefined where it is not ours to know. */
  readonly folder: string | undefined;
}

const PROC = '/proc';
const hasProc = (): boolean => existsSync(`${PROC}/self/stat`);

function fromProc(pid: number): LiveProcess | undefined {
  try {
    const stat = readFileSync(`${PROC}/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; fields are counted from its end.
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`${PROC}/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), start: rest[17] ?? '', command, folder: folderOf(pid) };
  } catch {
    return undefined;
  }
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`${PROC}/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** For systems without /proc: macOS. */
function fromPs(pids?: number): LiveProcess[] {
  try {
    const which = pids === undefined ? ['-A'] : ['-p', String(pids)];
    const text = execFileSync('ps', [...which, '-o', 'pid=,ppid=,stat=,lstart=,command='], { encoding: 'utf8' });
    return text.split('\n').flatMap((line) => {
      const [, pid, parent, state, start, command] =
        /^\s*(\d+)\s+(\d+)\s+(\S+)\s+((?:\S+\s+){4}\S+)\s+(.*)$/.exec(line) ?? [];
      if (!pid || state?.startsWith('Z')) return [];
      return [
        { pid: Number(pid), parent: Number(parent), start: start ?? '', command: command ?? '', folder: undefined },
      ];
    });
  } catch {
    return [];
  }
}

/** A process as it lives now; undefined where it does not, or only as a zombie. */
export const processOf = (pid: number): LiveProcess | undefined => (hasProc() ? fromProc(pid) : fromPs(pid)[0]);

/** Whether it is this very process that lives. */
export const isAlive = ({ pid, start }: ProcessId): boolean => processOf(pid)?.start === start;

export const liveProcesses = (): LiveProcess[] =>
  hasProc()
    ? readdirSync(PROC)
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => fromProc(Number(name)) ?? [])
    : fromPs();

const program = ({ command }: LiveProcess): string => basename(command.split(' ')[0] ?? '');

export const isTerraform = (one: LiveProcess): boolean => ['terraform', 'tofu'].includes(program(one));

/** Whether any Terraform works on this machine, whoever started it. */
export const isAnyTerraformAlive = (): boolean => liveProcesses().some(isTerraform);
