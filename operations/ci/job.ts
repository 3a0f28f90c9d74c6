import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../engine/errors';

type Variables = Readonly<Record<string, string | undefined>>;

/** What every step of a pipeline is told. */
export interface Job {
  readonly environment: string;
  /** Folder of what the steps keep for each other. */
  readonly out: string;
  /** The pull request comes from a fork: it has no credentials, and looks at nobody. */
  readonly fork: boolean;
}

/** A variable that a step cannot do without. @throws UsageError naming it */
export function needed(env: Variables, name: string, what: string): string {
  const value = env[name];
  if (!value) throw new UsageError(`${name} is not set: ${what}.`, `set ${name} in this step`);
  return value;
}

/** The job as `ENVIRONMENT`, `OUT` and `FORK` tell it. @throws UsageError */
export function jobOf(env: Variables): Job {
  const environment = needed(env, 'ENVIRONMENT', 'it names the environment');
  return { environment, out: env.OUT ?? join('out', environment), fork: env.FORK === 'true' };
}

/** The sealed export of an environment's people: at one place in all workflows, because a cache is found again by its path. */
export const sealedPeople = ({ environment }: Job): string => join('out/people', `${environment}.sealed`);

/** What an earlier step ended with. A result that is no JSON, or was cut, is an empty one. */
export interface Kept {
  readonly status: number;
  readonly result: Readonly<Record<string, unknown>>;
}

function resultIn(file: string): Kept['result'] {
  try {
    const result: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof result === 'object' && result !== null ? (result as Kept['result']) : {};
  } catch {
    return {};
  }
}

/** What the step of this name kept in the job's folder; undefined where it did not run. */
export function kept({ out }: Job, step: string): Kept | undefined {
  const status = join(out, `${step}.status`);
  if (!existsSync(status)) return undefined;
  const code = Number.parseInt(readFileSync(status, 'utf8'), 10);
  return { status: Number.isNaN(code) ? 3 : code, result: resultIn(join(out, `${step}.json`)) };
}

/** The hash of a plan, where the step made one. */
export const hashOf = (step: Kept | undefined): string | undefined => {
  const hash = step?.result['hash'];
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
};

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  const { why, message } = (value ?? {}) as { why?: unknown; message?: unknown };
  return [why, message].find((one): one is string => typeof one === 'string');
};

/** Why a step ended as it did, in its own words. */
export const whyOf = (step: Kept | undefined): string => {
  if (step === undefined) return 'it did not run';
  return text(step.result['refused']) ?? text(step.result['error']) ?? `it ended with ${step.status} and said nothing`;
};
