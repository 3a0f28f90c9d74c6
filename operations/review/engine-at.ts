import { execFile } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PROGRAM } from '../../engine/command-line';
import { IncompleteError } from '../../engine/errors';
import { PACKAGE } from '../../project';

const run = promisify(execFile);

const Locked = z.looseObject({ version: z.string().optional(), integrity: z.string().optional() });
const Lock = z.looseObject({ packages: z.record(z.string(), Locked) });
const Manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()).optional() });
const ENTRY = `node_modules/${PROGRAM}`;

/** How the engine of a tree is told apart from another: by its checksum in the lock file, else by what `package.json` asks for. */
function engineOf(folder: string): string | undefined {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (existsSync(join(folder, 'package-lock.json'))) {
    const locked = Lock.parse(read('package-lock.json')).packages[ENTRY];
    return locked && (locked.integrity ?? locked.version);
  }
  return existsSync(join(folder, 'package.json'))
    ? Manifest.parse(read('package.json')).dependencies?.[PROGRAM]
    : undefined;
}

/** Whether an unpacked revision is a project that uses the package, rather than a checkout of it. */
export const usesPackage = (tree: string): boolean => engineOf(tree) !== undefined;

/** Where the package stands that runs now: in a workspace that may be above the project. */
const installed = (root: string): string =>
  basename(dirname(PACKAGE)) === 'node_modules' ? dirname(PACKAGE) : join(root, 'node_modules');

/**
 * Gives an unpacked revision the engine that it was locked to: the installed one where that is the same, else its own, installed there. So the
 * review of an upgrade compares what each engine derives.
 * @throws IncompleteError where that engine cannot be had: today's would say that nothing changes
 */
export async function installEngine(root: string, tree: string, revision: string): Promise<void> {
  if (!usesPackage(tree) || engineOf(tree) === engineOf(root)) {
    symlinkSync(installed(root), join(tree, 'node_modules'));
    return;
  }
  const command = existsSync(join(tree, 'package-lock.json')) ? 'ci' : 'install';
  try {
    await run('npm', [command, '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
      cwd: tree,
    });
  } catch (error) {
    const why = String((error as { stderr?: unknown }).stderr)
      .trim()
      .split('\n')[0];
    throw new IncompleteError(
      `${revision} uses another ${PROGRAM}, which could not be installed: ${why}`,
      'Keep that version where npm finds it, or review the plan: --plan DIR.',
      [{ what: `what ${revision} declares`, why: `its version of ${PROGRAM} could not be installed` }],
    );
  }
}
