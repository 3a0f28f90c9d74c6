import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  readonly code: number | null;
  /** stdout and stderr, in the order they came. */
  readonly output: string;
}

export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** A Terraform working directory of its own, driven by the real CLI. */
export interface Workspace {
  readonly directory: string;
  readonly environment: Record<string, string | undefined>;
  readonly configure: (configuration: object) => void;
  readonly start: (...args: readonly string[]) => { child: ChildProcess; ended: Promise<Run> };
  readonly run: (...args: readonly string[]) => Promise<Run>;
  /** Runs and throws its output where it fails. */
  readonly succeed: (...args: readonly string[]) => Promise<string>;
  readonly plan: () => Promise<readonly PlannedChange[]>;
  readonly apply: () => Promise<string>;
  /** The attributes of one resource in the state, or undefined. */
  readonly state: (address: string) => unknown;
  readonly remove: () => void;
}

interface StateFile {
  readonly resources: readonly {
    mode: string;
    type: string;
    name: string;
    instances: readonly { attributes: unknown }[];
  }[];
}

/** Terraform or OpenTofu, whichever the suite is run with. */
export const TERRAFORM_CLI = process.env.TERRAFORM_CLI ?? 'terraform';

export function workspace(extra: Record<string, string> = {}): Workspace {
  const directory = mkdtempSync(join(tmpdir(), 'provider-'));
  const { TF_CLI_CONFIG_FILE: _config, NODE_OPTIONS: _options, ...inherited } = process.env;
  const environment: Record<string, string | undefined> = { ...inherited, CHECKPOINT_DISABLE: '1', ...extra };
  const start: Workspace['start'] = (...args) => {
    const child = spawn(TERRAFORM_CLI, [...args], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const ended = new Promise<Run>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
    return { child, ended };
  };
  const run: Workspace['run'] = (...args) => start(...args).ended;
  const succeed: Workspace['succeed'] = async (...args) => {
    const { code, output } = await run(...args);
    if (code !== 0) throw new Error(`${TERRAFORM_CLI} ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  };
  const plan = async () => {
    await succeed('plan', '-no-color', '-input=false', '-out=tfplan');
    const shown = JSON.parse(await succeed('show', '-json', 'tfplan')) as {
      resource_changes?: { address: string; change: { actions: string[]; before: unknown; after: unknown } }[];
    };
    return (shown.resource_changes ?? [])
      .filter(({ change }) => change.actions.join() !== 'no-op' && change.actions.join() !== 'read')
      .map(({ address, change: { actions, before, after } }) => ({ address, actions, before, after }));
  };
  const state = (address: string) => {
    const file = join(directory, 'terraform.tfstate');
    if (!existsSync(file)) return undefined;
    const { resources } = JSON.parse(readFileSync(file, 'utf8')) as StateFile;
    return resources.find(({ type, name }) => `${type}.${name}` === address)?.instances[0]?.attributes;
  };
  return {
    directory,
    environment,
    configure: (configuration) => writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(configuration, null, 2)),
    start,
    run,
    succeed,
    plan,
    apply: () => succeed('apply', '-no-color', '-input=false', '-auto-approve'),
    state,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
