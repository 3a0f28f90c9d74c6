import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Tsx from 'tsx/cjs/api';
import { UsageError } from '../engine/errors';

const HOLDS_ONE = /(?<!\.d)\.(ts|js|json)$/;

/** An environment as a file states it, unchecked. */
export interface Stated {
  /** Name of the file in its folder. */
  readonly file: string;
  readonly environment: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A module, whether or not this process runs under tsx. tsx itself is loaded at the first one. */
function moduleAt(path: string): unknown {
  const tsx = createRequire(__filename)('tsx/cjs/api') as typeof Tsx;
  return tsx.require(path, __filename);
}

function contentOf(path: string, file: string): unknown {
  try {
    return file.endsWith('.json') ? JSON.parse(readFileSync(path, 'utf8')) : moduleAt(path);
  } catch (error) {
    throw new UsageError(
      `environments/${file} cannot be read: ${(error as Error).message}`,
      `Correct environments/${file}, or move it out of the folder.`,
    );
  }
}

function statedIn(folder: string, file: string): Stated[] {
  const content = contentOf(join(folder, file), file);
  const environments = file.endsWith('.json')
    ? [content].flat()
    : [...new Set(Object.values(content as object).filter(isObject))];
  if (environments.length > 0) return environments.map((environment) => ({ file, environment }));
  throw new UsageError(
    `environments/${file} exports no environment.`,
    'Write export const NAME = defineEnvironment({ … }), as environments/demo.ts does; put what is none elsewhere.',
  );
}

/** Whoever copies a file may forget the name in it: one would silently take the other's place. */
function refuseTwins(stated: readonly Stated[]): void {
  const files = new Map<string, string>();
  for (const { file, environment } of stated) {
    const { name } = environment as { name?: unknown };
    if (typeof name !== 'string') continue;
    const other = files.get(name);
    if (other !== undefined)
      throw new UsageError(
        `environments/${other} and environments/${file} both hold the environment "${name}".`,
        `Give the one in environments/${file} a name of its own.`,
      );
    files.set(name, file);
  }
}

/**
 * Every environment that the files of a folder hold, in the order of the files' names: each exported object of a module, or a JSON file with
 * one environment or a list of them.
 * @throws UsageError where a file cannot be read, holds none, or holds one whose name another file has
 */
export function environmentsIn(folder: string): readonly Stated[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && HOLDS_ONE.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const stated = files.flatMap((file) => statedIn(folder, file));
  refuseTwins(stated);
  return stated;
}
