import { chmodSync, realpathSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { IncompleteError } from '../engine/errors';
import { gateFor } from '../reports/outgoing';
import type { TerraformCli } from './cli';
import { terraformEnvironment } from './cli-config';
import { refuseForeignFiles } from './foreign-files';
import { errorsIn, readMessage } from './messages';
import type { Diagnostic, Message } from './messages';
import { managedResources, Plan, State, type StateResource } from './plan';
import { runOutliving } from './outliving/run';
import { run } from './process';
import type { Finished, ProcessOptions } from './process';
import { type Alarm, ProgressWatch } from './progress-watch';
import { strayPlugins } from './stray-plugins';
import { lockFailure, wordedLockFailure, type StateLockedError } from './state-lock';

export interface StackDirectoryOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly onMessage?: (message: Message) => void;
  /** Ends a Terraform that makes no progress; tests inject one. @default the machine's timer */
  readonly alarm?: Alarm | undefined;
  /** Milliseconds between an interrupt and giving up on a Terraform that goes on. @default 60 000 */
  readonly grace?: number | undefined;
  /** Seconds to wait for somebody else's lock on the state. @default 30 */
  readonly lockSeconds?: number;
  /** The folder that this process holds (`holdFolder`): Terraform outlives us, and is named there. @default it ends with us */
  readonly locked?: string | undefined;
}

/** What came of a plan: the plan itself, and what Terraform found wrong. Without a plan the configuration or a tenant refused it. */
export interface Planned {
  readonly plan?: Plan;
  readonly errors: readonly Diagnostic[];
}

/** A plan and a state hold sensitive values in plain text. */
const PRIVATE = 0o600;

/** Nobody but the owner may read what Terraform makes: states, their backups, lock files. */
const OWNER_ONLY = 0o077;

const LOCK_SECONDS = 30;

/** Characters of what Terraform says of a failure. */
const LONGEST_FAILURE = 2000;

/** What these say is read as it is, values that no log may hold included. */
const READS: ReadonlySet<string> = new Set(['show', 'version']);
/** These write nothing that could be half-done. */
const INTERRUPTIBLE: ReadonlySet<string> = new Set(['init', 'plan']);

const STALE = 'Saved plan is stale';

/** Whether a saved plan was refused because the state has moved since: somebody else has applied. */
export const isStale = (errors: readonly Diagnostic[]): boolean => errors.some(({ summary }) => summary === STALE);

const Versions = z.looseObject({ provider_selections: z.record(z.string(), z.string()) });

/** Terraform in the folder of one synthesised stack. Every method throws IncompleteError when cancelled or where Terraform cannot work. */
export class StackDirectory {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly terraform: TerraformCli,
    readonly path: string,
    private readonly options: StackDirectoryOptions = {},
  ) {
    this.env = terraformEnvironment(path, options.env, terraform);
  }

  /**
   * Installs providers and opens the state. `reconfigure` follows a backend that has changed its place, and takes no state along.
   * @throws UsageError where somebody left in the folder what Terraform would obey
   */
  async init({ reconfigure = false }: { readonly reconfigure?: boolean } = {}): Promise<void> {
    refuseForeignFiles(this.path);
    const finished = await this.run(['init', '-input=false', '-json', ...(reconfigure ? ['-reconfigure'] : [])]);
    if (finished.code !== 0) throw pluginBusy(finished, this.path) ?? initFailure(finished, this.path, this.env);
  }

  /**
   * Plans into `file` (relative to the folder, mode 0600) and reads it back. A plan that a precondition stopped is read as well.
   * Throws IncompleteError where somebody else holds the state.
   */
  async plan(file: string, { refresh = true }: { readonly refresh?: boolean } = {}): Promise<Planned> {
    this.emptyPrivately(file);
    const how = refresh ? [] : ['-refresh=false'];
    const finished = await this.run(['plan', '-input=false', '-json', this.lockTimeout, ...how, `-out=${file}`]);
    const errors = this.errorsOf('plan', finished);
    const plan = await this.show(file);
    return plan ? { plan, errors } : { errors };
  }

  /** What a saved plan would do; undefined where the file is none that this Terraform can read. */
  async show(file: string): Promise<Plan | undefined> {
    const shown = await this.run(['show', '-json', file]);
    return shown.code === 0 ? Plan.parse(JSON.parse(shown.stdout)) : undefined;
  }

  /**
   * Applies a saved plan: exactly that, or nothing where the state has moved since (`isStale`). `variables` are handed to the providers.
   */
  async apply(file: string, variables: NodeJS.ProcessEnv = {}): Promise<readonly Diagnostic[]> {
    const finished = await this.run(['apply', '-input=false', '-json', this.lockTimeout, file], variables);
    return this.errorsOf('apply', finished);
  }

  /** Every managed resource that the state holds. */
  async resources(): Promise<StateResource[]> {
    const shown = await this.run(['show', '-json']);
    if (shown.code !== 0) throw failure('show', shown, this.env);
    return managedResources(State.parse(JSON.parse(shown.stdout)));
  }

  /** The state as a file, values in plain text included. */
  async pull(): Promise<string> {
    const pulled = await this.run(['state', 'pull']);
    if (pulled.code !== 0) throw failure('state pull', pulled, this.env);
    return pulled.stdout;
  }

  /** Takes an object that exists into the state. No tenant is written to. */
  async import(address: string, id: string): Promise<void> {
    await this.stateOnly(['import', '-input=false', this.lockTimeout, address, id]);
  }

  /** What the state takes for half-made counts as made. */
  async untaint(address: string): Promise<void> {
    await this.stateOnly(['untaint', this.lockTimeout, address]);
  }

  /** Lets go of an object: it stays where it is. */
  async forget(address: string): Promise<void> {
    await this.stateOnly(['state', 'rm', this.lockTimeout, address]);
  }

  /** Makes a file the state, unless that has moved on since. */
  async push(file: string): Promise<void> {
    await this.stateOnly(['state', 'push', this.lockTimeout, file]);
  }

  /** Takes away a lock on the state that its holder left behind. */
  async unlock(id: string): Promise<void> {
    await this.stateOnly(['force-unlock', '-force', id]);
  }

  /** Providers the stack uses, address to version. */
  async providers(): Promise<Readonly<Record<string, string>>> {
    const { stdout } = await this.run(['version', '-json']);
    return Versions.parse(JSON.parse(stdout)).provider_selections;
  }

  /**
   * Takes the state's lock and gives it back at once: who holds it, undefined when nobody does. For every backend alike:
   * `untaint` locks, finds no such resource, and writes nothing.
   */
  async lockHolder(): Promise<StateLockedError | undefined> {
    const finished = await this.run([
      'untaint',
      '-no-color',
      '-allow-missing',
      '-lock-timeout=0s',
      'terraform_data.nobody',
    ]);
    if (finished.code === 0) return undefined;
    const locked = wordedLockFailure(`${finished.stderr}\n${finished.stdout}`, this.path);
    if (!locked) throw failure('untaint', finished, this.env);
    return locked;
  }

  /** Of a command that answers in words. */
  private async stateOnly(args: readonly string[]): Promise<void> {
    const flags = args.findIndex((arg) => arg.startsWith('-'));
    const finished = await this.run([...args.slice(0, flags), '-no-color', ...args.slice(flags)]);
    if (finished.code === 0) return;
    throw (
      wordedLockFailure(`${finished.stderr}\n${finished.stdout}`, this.path) ??
      failure(args.join(' '), finished, this.env)
    );
  }

  private get lockTimeout(): string {
    return `-lock-timeout=${this.options.lockSeconds ?? LOCK_SECONDS}s`;
  }

  /** Terraform keeps the mode of a file that is there already. */
  private emptyPrivately(file: string): void {
    const path = resolve(this.path, file);
    writeFileSync(path, '', { mode: PRIVATE });
    chmodSync(path, PRIVATE);
  }

  private errorsOf(command: string, finished: Finished): Diagnostic[] {
    const errors = errorsIn(finished.stdout);
    if (finished.code !== 0 && errors.length === 0) throw failure(command, finished, this.env);
    const locked = lockFailure(errors, this.path);
    if (locked) throw locked;
    return errors;
  }

  private async run(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Finished> {
    const { signal, onMessage, alarm, grace } = this.options;
    const watch = new ProgressWatch(args[0]!, alarm);
    const onLine = (line: string) => {
      const message = readMessage(line);
      watch.heard(message);
      if (message) onMessage?.(message);
    };
    const env = { ...this.env, ...variables };
    const options = { cwd: this.path, env, signal: watch.signal(signal), onLine, umask: OWNER_ONLY, grace };
    try {
      return await this.started(args, options);
    } catch (error) {
      throw watch.told(error);
    } finally {
      watch.stop();
    }
  }

  /** What writes, or may take long, outlives us where the folder is held. */
  private started(args: readonly string[], options: ProcessOptions): Promise<Finished> {
    const { locked } = this.options;
    if (locked === undefined || READS.has(args[0]!) || args[1] === 'pull')
      return run(this.terraform.path, args, options);
    return runOutliving(this.terraform.path, args, { ...options, locked, writes: !INTERRUPTIBLE.has(args[0]!) });
  }
}

/** Half a credential is known to no gate: what it says passes before it is cut. */
const failure = (command: string, { stdout, stderr }: Finished, env: NodeJS.ProcessEnv) =>
  new IncompleteError(
    `terraform ${command} failed: ${gateFor(env)
      .credentials((stderr || stdout).trim())
      .slice(0, LONGEST_FAILURE)}`,
  );

/** A program that still runs cannot be written over: a provider whose Terraform was killed. */
function pluginBusy({ stdout, stderr }: Finished, folder: string): IncompleteError | undefined {
  if (!/text file busy/i.test(`${stdout}${stderr}`)) return undefined;
  const stray = strayPlugins(realpathSync(folder));
  const named = stray.map(({ pid, program }) => `${program}, process ${pid}`).join('; ') || 'a provider';
  return new IncompleteError(
    `Terraform cannot install its providers: ${named} of a run that was killed still works in ${folder}.`,
    stray.length > 0
      ? `end it: kill ${stray.map(({ pid }) => pid).join(' ')}; then run again`
      : 'end it, then run again',
  );
}

/** What stands at the old place may be old: only a person knows whether the state went along. */
const moveState = (folder: string): string =>
  `where the state is at its new place already: rm ${folder}/.terraform/terraform.tfstate; where it is still at the old one: terraform -chdir=${folder} init -migrate-state, which asks before it writes over another`;
const NO_PROVIDER = /^Failed to (?:query available provider packages|install provider|resolve provider packages)/;
const REASON = /provider (\S+): ([^\n]+)/;

function initFailure(finished: Finished, folder: string, env: NodeJS.ProcessEnv): IncompleteError {
  const errors = errorsIn(finished.stdout);
  if (errors.length === 0) return failure('init', finished, env);
  const missing = errors.find(({ summary }) => NO_PROVIDER.test(summary));
  if (!missing) {
    return new IncompleteError(
      `terraform init failed. ${errors.map(asSentence).join(' ')}`,
      errors.some(({ summary }) => summary === 'Backend configuration changed') ? moveState(folder) : undefined,
    );
  }
  const [, provider = 'A provider', reason = asSentence(missing)] = REASON.exec(missing.detail) ?? [];
  const mirror = env.TF_PROVIDER_MIRROR;
  const where = mirror ? ` (mirror: ${mirror})` : '';
  return new IncompleteError(
    `The Terraform provider ${provider} cannot be installed${where}: ${reason}.`,
    'set TF_PROVIDER_MIRROR to a filesystem mirror that holds it, unset OKTA_PROVIDER_VERSION, or go online',
  );
}

const asSentence = ({ summary, detail }: Diagnostic): string => `${summary}: ${detail.replace(/\s+/g, ' ').trim()}`;
