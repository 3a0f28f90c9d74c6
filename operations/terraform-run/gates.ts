import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { gatesNow } from '../../engine/gates/gates';
import type { Plan } from '../../terraform';
import { failedChecks } from '../../terraform';

/** One gate of an environment, as a plan found it. */
export interface GateState {
  readonly id: string;
  readonly state: 'open' | 'shut' | 'unknown';
  readonly title: string;
  readonly who: string;
  readonly where: string;
  readonly why: string;
  /** The phase it guards. */
  readonly phase: Phase;
}

/** A failed precondition names its gate first: `Gate <key> is shut: …`. */
const shutGates = (messages: readonly string[]): ReadonlySet<string> =>
  new Set(messages.flatMap((message) => /^Gate (\S+) is shut/.exec(message)?.[1] ?? []));

/** Each gate with its state. Unknown is one that Terraform did not come to: a gate of an earlier phase is shut, or its app is still to be created. */
export function gateStates(environment: Environment, plan: Plan): GateState[] {
  const shut = shutGates(failedChecks(plan));
  const evaluated = new Set(
    plan.checks.filter(({ status }) => status === 'pass' || status === 'fail').map(({ address }) => address.to_display),
  );
  return gatesNow(environment).map(({ key, gate: { title, who, where, why, guards } }) => ({
    id: key,
    state: shut.has(key) ? 'shut' : evaluated.has(`terraform_data.gates_${guards}`) ? 'open' : 'unknown',
    title,
    who,
    where,
    why,
    phase: guards,
  }));
}
