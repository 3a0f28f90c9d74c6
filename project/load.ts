import { commandLine } from '../engine/command-line';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersSchema, baseSourcesOf, type Answers } from '../engine/calibration/answers';
import { linesOfFile } from '../engine/environment/places';
import { parseEnvironment } from '../engine/environment/parse';
import type { Environment } from '../engine/environment/schema';
import { UsageError } from '../engine/errors';
import { nearest } from '../engine/nearest';
import { environmentsIn } from './folder';
import { PROJECT } from './project';

function fromFile(path: string, named = `${path} `, remedy = 'Make it JSON again, or remove it.'): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${named}cannot be read as JSON: ${(error as Error).message}`, remedy);
  }
}

const FOLDER = join(PROJECT, 'environments');
const CALIBRATIONS = join(FOLDER, 'calibration');

/** Where `ringcentral-okta calibrate` keeps what an environment's org answered. */
export const calibrationPath = (environment: string, folder = CALIBRATIONS): string =>
  join(folder, `${environment}.json`);

function answersIn(path: string): Answers | undefined {
  if (!existsSync(path)) return undefined;
  const answers = answersSchema.safeParse(fromFile(path));
  if (answers.success) return answers.data;
  throw new UsageError(`${path} is no calibration: ${answers.error.message}`, `Run ${commandLine('calibrate')} again.`);
}

/** Everything that orgs answered, by environment. */
export const calibrations = (folder = CALIBRATIONS): readonly (readonly [environment: string, answers: Answers])[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const answers = answersIn(join(folder, file));
      return answers ? [[file.slice(0, -'.json'.length), answers] as const] : [];
    });

/** With what calibration found out about its org, or about the one that it names. What the environment states itself stands. */
function calibrated(environment: Environment, folder: string): Environment {
  const { name, calibratedBy = name } = environment;
  const calibration = environment.calibration ?? answersIn(calibrationPath(calibratedBy, folder));
  if (!calibration) return environment;
  const { baseSources = baseSourcesOf(calibration) } = environment.okta;
  return { ...environment, okta: { ...environment.okta, ...(baseSources && { baseSources }) }, calibration };
}

/** What the JSON file that the variable ENVIRONMENT_FILE names holds: one environment, or a list of them. */
function inFile(file: string | undefined, calibrations: string): readonly Environment[] {
  if (file === undefined || file === '') return [];
  const stated = fromFile(
    file,
    `ENVIRONMENT_FILE names ${file}, which `,
    'Name a JSON file that holds one environment, or unset ENVIRONMENT_FILE.',
  );
  return [stated].flat().map((one) => calibrated(parseEnvironment(one, 'ENVIRONMENT_FILE'), calibrations));
}

/**
 * Every environment that a file of the folder holds, checked. The JSON file that the variable ENVIRONMENT_FILE names holds one, or a list of
 * them; each replaces the folder's one of its name, or joins them.
 * @throws EnvironmentError naming every problem of the first environment that has one, UsageError where a file cannot be read.
 */
export function loadEnvironments(
  file = process.env.ENVIRONMENT_FILE,
  calibrations = CALIBRATIONS,
  folder = FOLDER,
): readonly Environment[] {
  const environments = environmentsIn(folder).map((stated) =>
    calibrated(parseEnvironment(stated.environment, stated.file), calibrations),
  );
  const own = inFile(file, calibrations);
  return [...new Map([...environments, ...own].map((environment) => [environment.name, environment])).values()];
}

/** A line of the file that states an environment, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where what a finding names is stated: a function of the finding's place. */
export function placesOf(
  environment: Environment,
  file = process.env.ENVIRONMENT_FILE,
  folder = FOLDER,
): (where: string) => Place {
  const { name } = environment;
  const holds = (one: unknown) => (one as { name?: unknown }).name === name;
  const own = file !== undefined && file !== '' && [fromFile(file)].flat().some(holds) ? file : undefined;
  const stated = environmentsIn(folder).find((each) => holds(each.environment))?.file;
  const path = own ?? join(folder, stated ?? `${name}.ts`);
  const lineOf = linesOfFile(existsSync(path) ? readFileSync(path, 'utf8') : '', environment);
  return (where) => ({ file: path, line: lineOf(where) });
}

/** One environment by name. @throws UsageError where there is none of that name, EnvironmentError where it is wrong. */
export function loadEnvironment(name: string, file = process.env.ENVIRONMENT_FILE): Environment {
  const own = inFile(file, CALIBRATIONS).find((environment) => environment.name === name);
  // What else the folder holds, and may be wrong with it, is nothing to a sandbox.
  if (own) return own;
  const environments = loadEnvironments(file);
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  const names = environments.map((environment) => environment.name);
  const meant = nearest(name, names);
  throw new UsageError(
    `There is no environment "${name}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`,
    `Name one of ${names.join(', ')}.`,
  );
}
