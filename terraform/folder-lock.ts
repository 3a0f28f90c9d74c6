import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { IncompleteError } from '../engine/errors';
import { makeFolder, writeUnchanged } from '../reports/outgoing';
import { isAlive, processOf, type ProcessId } from './processes';

/** Who works in a folder: a command, and the Terraform that it started and that may outlive it. */
interface Holder {
  readonly command: ProcessId & { readonly what: string };
  readonly terraform?: ProcessId & { readonly log: string };
}

interface Waiting {
  /** The command that wants to work there. */
  readonly what: string;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which a holder that still lives is given up on. @default ten minutes */
  readonly patience?: number;
}

const LOOK_MS = 200;
const PATIENCE_MS = 10 * 60_000;

const fileOf = (folder: string): string => join(folder, '.lock');

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Appears whole or not at all. Answers whether it did: somebody else may have come first. */
function put(file: string, holder: Holder, replace = false): boolean {
  const staging = `${file}.${process.pid}`;
  writeUnchanged(staging, JSON.stringify(holder));
  try {
    if (replace) renameSync(staging, file);
    else linkSync(staging, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(staging, { force: true });
  }
}

/** What this process has held: given back at its end at the latest. */
const held = new Set<string>();

const isOurs = (holder: Holder | undefined): boolean => holder?.command.pid === process.pid && isAlive(holder.command);

/** Whoever of the holder still lives. */
const living = ({ command, terraform }: Holder): ProcessId | undefined =>
  [command, terraform].find((one) => one !== undefined && isAlive(one));

/** Takes away a lock whose holder is dead, unless somebody has put another in its place meanwhile. */
function clear(file: string, dead: Holder | undefined): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (JSON.stringify(moved) !== JSON.stringify(dead)) {
    try {
      linkSync(aside, file);
    } catch {
      // there is a newer one
    }
  }
  rmSync(aside, { force: true });
}

const inWords = ({ command, terraform }: Holder): string =>
  isAlive(command)
    ? `${command.what}, process ${command.pid}`
    : `Terraform, process ${terraform?.pid}, whose command was killed; its output is in ${terraform?.log}`;

const busy = (folder: string, holder: Holder): IncompleteError =>
  new IncompleteError(
    `${inWords(holder)} still works in ${folder}. Nothing was read or written.`,
    `wait until it has ended, then run again; it ends by itself, or by: kill -INT ${living(holder)?.pid}`,
    [{ what: folder, why: `held by ${inWords(holder)}` }],
  );

/**
 * Lets one command at a time work in a folder of stacks, on this machine: two would unpack providers and write stacks over each other. Waits for
 * whoever is there; a Terraform that has outlived its command is waited for too. Free when neither lives. A process takes a folder once.
 * @throws IncompleteError naming the process where it does not end, UsageError where there can be no such folder
 */
export async function holdFolder(
  folder: string,
  { what, progress, signal, patience = PATIENCE_MS }: Waiting,
): Promise<void> {
  makeFolder(folder);
  const file = fileOf(folder);
  const own = { pid: process.pid, start: processOf(process.pid)?.start ?? '', what };
  let told = false;
  for (let waited = 0; ; waited += LOOK_MS) {
    if (put(file, { command: own })) break;
    const holder = read(file);
    if (isOurs(holder)) return;
    if (!holder || !living(holder)) {
      clear(file, holder);
      continue;
    }
    if (waited >= patience) throw busy(folder, holder);
    if (!told) progress(`Waits for ${inWords(holder)}, in ${relative(dirname(folder), folder)}`);
    told = true;
    await pause(LOOK_MS, undefined, { ...(signal && { signal }) }).catch(() => undefined);
    if (signal?.aborted) throw busy(folder, holder);
  }
  if (held.size === 0) process.once('exit', () => held.forEach(releaseFolder));
  held.add(folder);
}

/** Gives a folder back that this process holds, but for a Terraform that still works there. */
export function releaseFolder(folder: string): void {
  const holder = read(fileOf(folder));
  if (!holder || !isOurs(holder)) return;
  if (!holder.terraform || !isAlive(holder.terraform)) rmSync(fileOf(folder), { force: true });
}

/** Names the Terraform that works in a folder which this process holds. */
export function noteTerraform(folder: string, pid: number, log: string): void {
  const [holder, start] = [read(fileOf(folder)), processOf(pid)?.start];
  if (holder && start !== undefined && isOurs(holder))
    put(fileOf(folder), { ...holder, terraform: { pid, start, log } }, true);
}
