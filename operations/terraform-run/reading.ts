import { realpathSync } from 'node:fs';
import type { OktaClient } from '../../clients/okta';
import type { Observations } from '../../engine/conditions/condition';
import type { Environment } from '../../engine/environment/schema';
import { IncompleteError } from '../../engine/errors';
import type { Counts, Diagnostic, Plan } from '../../terraform';
import { countChanges, StackDirectory, strayPlugins, taintedResources } from '../../terraform';
import type { TerraformCli } from '../../terraform';
import { observeEnding } from '../observations';
import { refuseSecretsIn } from '../secrets';
import type { Surroundings } from '../surroundings';
import { ambiguousGroupRefusals } from './ambiguous-groups';
import { attestedSourceRefusals } from './attested-sources';
import type { GateState } from './gates';
import { gateStates } from './gates';
import { handFixRefusals } from './hand-fixes';
import { appliedPhase, phaseRefusal } from './phase-order';
import { planHash } from './plan-hash';
import { progressOf } from './progress';
import type { Refusal } from './refusal';
import { pushStatusRefusals } from './push-status';
import { resumeCommand } from './resume/resumed';
import { refuseErroredState } from './resume/state-files';
import { removalRefusals } from './removals';
import { writeRenewals } from './renewed-gates';
import { checkLocalState, refuseLocalState } from './state-place';
import { synthesise } from './synthesise';
import { checkTenant } from '../tenants/tenant-guard';
import { unmanagedAppRefusals } from './unmanaged-app';
import { unmanagedObjectRefusals } from './unmanaged-objects';
import { writeBackRefusals } from './write-back';

export const PLAN_FILE = 'plan.tfplan';

/** An environment, and the tools to plan it. */
export interface Target {
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly terraform: TerraformCli;
  readonly surroundings: Surroundings;
}

/** A plan, read before anything is done with it. */
export interface PlanReading {
  readonly target: Target;
  readonly environment: Environment;
  readonly stack: StackDirectory;
  readonly plan: Plan;
  readonly counts: Counts;
  readonly hash: string;
  readonly gates: readonly GateState[];
  /** What Okta's System Log told of gates whose attestation ends. */
  readonly observed: Observations;
  /** Why it may not be applied. */
  readonly refusals: readonly Refusal[];
}

export interface ReadOptions {
  /** What somebody changed by hand is put back on purpose: `drift revert`. @default false */
  readonly overwriteHandFixes?: boolean;
  /** Addresses of what an apply left half-made: what differs there, nobody changed. @default what the state calls tainted */
  readonly halfMade?: readonly string[];
}

/** Says of a state that cannot be planned on what to do, before anything is read. */
function refuseBrokenState(environment: Environment, folder: string): void {
  checkLocalState(environment, folder);
  refuseErroredState(environment, folder);
}

/**
 * The folder of the environment's stack, synthesised anew and initialised. The tenant lock is checked before any other call. What is done
 * about a state that a run left broken is handed over: refused, or recovered.
 */
export async function openStack(
  { environment, okta, terraform, surroundings }: Target,
  onState: (environment: Environment, folder: string) => void = refuseBrokenState,
): Promise<StackDirectory> {
  const { env, progress, signal } = surroundings;
  refuseLocalState(environment, env);
  refuseSecretsIn(environment, env);
  await checkTenant(environment, okta);
  const folder = await synthesise(environment.name, surroundings);
  onState(environment, folder);
  const stack = new StackDirectory(terraform, folder, {
    env,
    signal,
    onMessage: progressOf(progress),
    locked: surroundings.output,
    alarm: surroundings.clock?.alarm,
  });
  for (const { pid, program } of strayPlugins(realpathSync(folder)))
    progress(`${program}, process ${pid}, is left of a Terraform that was killed, and does nothing: kill ${pid}`);
  await stack.init();
  return stack;
}

const GATE_STOPPED = 'Resource precondition failed';
const PROTECTED = 'Instance cannot be destroyed';

function gateRefusals(gates: readonly GateState[], errors: readonly Diagnostic[]): Refusal[] {
  const shut = gates
    .filter(({ state }) => state === 'shut')
    .map(({ id, title, who, where, why }) => ({
      why: `Gate ${id} is shut: ${title}. ${why}`,
      remedy: `${who}: ${where}`,
    }));
  if (shut.length > 0) return shut;
  return errors
    .filter(({ summary }) => summary === GATE_STOPPED)
    .map(({ detail }) => ({ why: detail, remedy: 'fix what the precondition names, then plan again' }));
}

/** What an apply began to make and did not finish. Terraform would destroy it and begin anew. */
const halfMadeRefusals = ({ name }: Environment, plan: Plan): Refusal[] =>
  taintedResources(plan).map(({ address }) => ({
    why: `${address} was being made when an apply failed or was killed, and exists: it is taken up as it is, nothing is destroyed.`,
    remedy: `${resumeCommand(name)} looks at it and goes on; it writes the state only, then applies what is left`,
  }));

/** `prevent_destroy` stops a plan that replaces an object whose block is still there. */
const protectionRefusals = (errors: readonly Diagnostic[], plan: Plan): Refusal[] =>
  errors
    .filter(({ summary }) => summary === PROTECTED)
    .filter(({ detail }) => !taintedResources(plan).some(({ address }) => detail.includes(`${address} `)))
    .map(({ detail }) => ({
      why: detail.replace(/\s+/g, ' ').split('. ')[0]! + '.',
      remedy: 'put back what was changed on it; what must differ gets a new name beside the old one',
    }));

const unplanned = (errors: readonly Diagnostic[]): IncompleteError =>
  new IncompleteError(
    `Terraform could not plan. ${errors.map(({ summary, detail }) => `${summary}: ${detail}`).join('\n')}`,
    undefined,
    errors.map(({ summary, detail, address }) => ({ what: address ?? summary, why: detail || summary })),
  );

/** Plans, and judges the plan. Throws IncompleteError where a tenant or the configuration let no plan come about. */
export async function readPlan(
  target: Target,
  stack: StackDirectory,
  { overwriteHandFixes = false, halfMade = [] }: ReadOptions = {},
): Promise<PlanReading> {
  const { environment, okta, surroundings } = target;
  checkLocalState(environment, stack.path);
  const now = surroundings.now().getTime();
  const observed = await observeEnding(okta, environment, now, surroundings.progress);
  writeRenewals(environment, now, stack.path, observed);
  const { plan, errors } = await stack.plan(PLAN_FILE);
  const foreign = errors.filter(({ summary }) => summary !== GATE_STOPPED && summary !== PROTECTED);
  if (!plan || foreign.length > 0) throw unplanned(foreign.length > 0 ? foreign : errors);
  const gates = gateStates(environment, plan);
  const unfinished = [...halfMade, ...taintedResources(plan).map(({ address }) => address)];
  const lowered = phaseRefusal(environment.name, appliedPhase(plan), environment.phase);
  const refusals = lowered
    ? [lowered]
    : [
        ...removalRefusals(environment, plan, surroundings.now(), stack.path),
        ...halfMadeRefusals(environment, plan),
        ...protectionRefusals(errors, plan),
        ...gateRefusals(gates, errors),
        ...(overwriteHandFixes ? [] : handFixRefusals(environment, plan, surroundings.now(), unfinished)),
        ...(await ambiguousGroupRefusals(environment, okta)),
        ...(await unmanagedAppRefusals(environment, plan, okta)),
        ...(await unmanagedObjectRefusals(environment, plan, okta, stack.path)),
        ...(await pushStatusRefusals(plan, okta)),
        ...(await attestedSourceRefusals(environment, plan, okta)),
        ...(await writeBackRefusals(environment, appliedPhase(plan), okta, surroundings)),
      ];
  const counts = countChanges(plan);
  const hash = planHash(plan, environment);
  return { target, environment, stack, plan, counts, hash, gates, observed, refusals };
}
