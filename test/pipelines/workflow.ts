import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'yaml';

type Values = Readonly<Record<string, unknown>>;

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Values;
  readonly env?: Values;
  readonly shell?: string;
}

export interface Job {
  readonly permissions?: Values;
  readonly environment?: string;
  readonly concurrency?: Values;
  readonly env?: Values;
  readonly if?: string;
  readonly outputs?: Values;
  readonly strategy?: { readonly matrix: Values };
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions: Values;
  readonly on: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const WORKFLOWS = ['pull-request', 'apply', 'promote', 'drift', 'people', 'rollback', 'nightly'] as const;

export const workflow = (name: string): Workflow =>
  parse(readFileSync(join('.github/workflows', `${name}.yml`), 'utf8')) as Workflow;

/** What a run is told by GitHub: `github`, `vars`, `secrets`, `matrix`, `inputs`, `needs`. */
export type Told = Readonly<Record<string, Values>>;

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** GitHub's expression language is JavaScript's, as far as these workflows go. */
export function evaluated(value: unknown, told: Told): string {
  const functions = {
    fromJSON: JSON.parse,
    toJSON: JSON.stringify,
    format: (form: string, ...parts: unknown[]) =>
      form.replace(/\{(\d+)\}/g, (_, at: string) => text(parts[Number(at)])),
  };
  const context = createContext({
    inputs: {},
    steps: {},
    needs: {},
    env: {},
    ...told,
    ...functions,
    always: () => true,
  });
  return text(value).replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => text(runInContext(expression, context)));
}

export interface Ran {
  readonly step: string;
  readonly code: number;
  readonly output: string;
}

export interface JobRun {
  readonly steps: readonly Ran[];
  readonly failed: boolean;
  readonly summary: string;
  readonly outputs: Values;
}

const outputsIn = (file: string): Values =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

function shell(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const child = spawn('bash', ['-e', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  return new Promise((done) => child.once('close', (code) => done({ code: code ?? 1, output })));
}

/**
 * Runs the shell steps of one job as a runner would: one after another, the rest skipped after a failure, nothing but `env` and files
 * between them. Actions are not run; `machine` is what the runner itself has in its environment.
 */
export async function runJob(job: Job, told: Told, root: string, machine: NodeJS.ProcessEnv): Promise<JobRun> {
  const [summary, output] = [join(root, '.summary'), join(root, '.output')];
  const steps: Record<string, { outputs: Values }> = Object.fromEntries(
    job.steps.flatMap(({ id }) => (id ? [[id, { outputs: {} }]] : [])),
  );
  const ran: Ran[] = [];
  let failed = false;
  rmSync(summary, { force: true });
  for (const step of job.steps) {
    const inJob = { ...told, steps };
    const ofJob = Object.entries(job.env ?? {}).map(([name, value]) => [name, evaluated(value, inJob)]);
    const now = { ...inJob, env: Object.fromEntries(ofJob) as Values };
    // Compiling everything once more would cost a minute and tell nothing: the project's own checks do it.
    if (failed || !step.run || step.name === 'Types' || (step.if && evaluated(`\${{ ${step.if} }}`, now) !== 'true'))
      continue;
    writeFileSync(output, '');
    const env = Object.entries({ ...now.env, ...step.env }).map(([name, value]): [string, string] => [
      name,
      evaluated(value, now),
    ]);
    const { code, output: said } = await shell(step.run, root, {
      ...machine,
      ...Object.fromEntries(env),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    });
    ran.push({ step: step.name ?? step.run, code, output: said });
    if (step.id) steps[step.id] = { outputs: outputsIn(output) };
    failed = code !== 0;
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [
    name,
    evaluated(value, { ...told, steps }),
  ]);
  return {
    steps: ran,
    failed,
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    outputs: Object.fromEntries(outputs) as Values,
  };
}
