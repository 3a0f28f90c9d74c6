import { readFileSync } from 'node:fs';
import { parseEnvironment } from '../engine/environment/parse';
import type { Environment } from '../engine/environment/schema';
import { UsageError } from '../engine/errors';
import { demo } from './demo';
import { exampleProduction } from './example-production';
import { exampleUat } from './example-uat';

const COMMITTED: readonly unknown[] = [demo, exampleUat, exampleProduction];

function fromFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `ENVIRONMENT_FILE names ${path}, which cannot be read as JSON: ${(error as Error).message}`,
      'Name a JSON file that holds one environment, or unset ENVIRONMENT_FILE.',
    );
  }
}

/**
 * Every environment, checked. The JSON file that the variable ENVIRONMENT_FILE names holds one, or a list of them; each replaces the
 * committed one of its name, or joins them.
 * @throws EnvironmentError naming every problem of the first environment that has one.
 */
export function loadEnvironments(file = process.env.ENVIRONMENT_FILE): readonly Environment[] {
  const environments = COMMITTED.map((environment) => parseEnvironment(environment));
  if (file === undefined || file === '') return environments;
  const stated = fromFile(file);
  const own = (Array.isArray(stated) ? stated : [stated]).map((one) => parseEnvironment(one, 'ENVIRONMENT_FILE'));
  const byName = new Map([...environments, ...own].map((environment) => [environment.name, environment]));
  return [...byName.values()];
}

/** One environment by name. @throws UsageError where there is none of that name, EnvironmentError where it is wrong. */
export function loadEnvironment(name: string, file = process.env.ENVIRONMENT_FILE): Environment {
  const environments = loadEnvironments(file);
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  throw new UsageError(
    `There is no environment "${name}".`,
    `Name one of ${environments.map((environment) => environment.name).join(', ')}.`,
  );
}
