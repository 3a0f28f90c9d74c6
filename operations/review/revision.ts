import { commandLine, PROGRAM } from '../../engine/command-line';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { IncompleteError, UsageError } from '../../engine/errors';
import { TABLE_VERSION, type TableFile } from '../../engine/review/table-file';
import { installEngine, usesPackage } from './engine-at';

const run = promisify(execFile);
const ROOM = 64 << 20;

/** How a revision's own code is asked what it declares; the second, until 0.1, was a script of its own. */
const SHOWS = [
  ['bin/ringcentral-okta.js', 'environment', 'show'],
  ['--import', 'tsx', 'scripts/flows.ts'],
];
const PACKAGED = [`node_modules/${PROGRAM}/bin/${PROGRAM}.js`, 'environment', 'show'];

/** The commit that a name stands for. `--end-of-options`: a name never becomes a flag. */
async function commitOf(root: string, revision: string): Promise<string> {
  try {
    const { stdout } = await run(
      'git',
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
      { cwd: root },
    );
    return stdout.trim();
  } catch {
    throw new UsageError(
      `'${revision}' is no revision of this repository`,
      'In a shallow clone, fetch it first: git fetch --depth=1 origin BRANCH.',
    );
  }
}

/** @throws IncompleteError where the revision tells it in a form that this version does not read */
function tableIn(stdout: string, revision: string): TableFile {
  const table = JSON.parse(stdout) as Omit<TableFile, 'version'> & { readonly version?: number };
  if (table.version === TABLE_VERSION) return table as TableFile;
  const told = table.version === undefined ? 'a form without a version' : `version ${table.version}`;
  throw new IncompleteError(
    `${revision} tells its table in ${told}; this checkout reads version ${TABLE_VERSION}.`,
    'Compare with a later revision, or review the plan: --plan DIR.',
    [{ what: `the table of ${revision}`, why: `it is told in ${told}, this checkout reads version ${TABLE_VERSION}` }],
  );
}

/**
 * What an environment declared at a revision, as that revision's own code derives it. Nothing is checked out in place: the
 * revision is unpacked beside, with the packages of this checkout, or with the engine that it was locked to.
 */
export async function configurationAt(root: string, revision: string, environment: string): Promise<TableFile> {
  const commit = await commitOf(root, revision);
  const directory = mkdtempSync(join(tmpdir(), 'ringcentral-okta-review-'));
  try {
    const archive = join(directory, 'tree.tar');
    const tree = join(directory, 'tree');
    await run('git', ['archive', '--format=tar', '--prefix=tree/', `--output=${archive}`, commit], { cwd: root });
    await run('tar', ['-xf', archive, '-C', directory]);
    const program = usesPackage(tree)
      ? PACKAGED
      : SHOWS.find((words) => words.some((word) => existsSync(join(tree, word))));
    if (!program)
      throw new IncompleteError(
        `${revision} cannot tell what it declares: it is older than ${commandLine('environment show')}`,
        'Compare with a later revision.',
      );
    await installEngine(root, tree, revision);
    const { ENVIRONMENT_FILE: _, ...env } = process.env;
    const flags = [...program, '--env', environment, '--json'];
    const { stdout } = await run(process.execPath, flags, { cwd: tree, env, maxBuffer: ROOM });
    return tableIn(stdout, revision);
  } catch (error) {
    if (error instanceof IncompleteError || !('stderr' in (error as object))) throw error;
    const said = String((error as { stderr: unknown }).stderr)
      .trim()
      .split('\n')[0];
    throw new IncompleteError(
      `${revision} could not be synthesised: ${said}`,
      `Check that environment '${environment}' is valid there.`,
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
