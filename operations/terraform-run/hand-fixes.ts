import { commandLine } from '../../engine/command-line';
import { handFixes, maybeLost, unwritten, type HandFix, type PlannedDrift } from '../../engine/drift';
import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import type { Plan } from '../../terraform';
import { redact } from '../../terraform';
import { changeOf } from './planned-change';
import { lastApplied, receiptIn } from './receipt';
import type { Refusal } from './refusal';
import { resumeCommand } from './resume/resumed';

function driftOf(plan: Plan): PlannedDrift {
  const { resource_changes, resource_drift } = redact(plan);
  const managed = resource_changes.filter(({ mode }) => mode === 'managed').map(changeOf);
  const begun = new Set(Object.keys(receiptIn(plan)?.begun?.changes ?? {}));
  return { changes: managed, moved: resource_drift.map(changeOf), applied: lastApplied(plan), begun };
}

/** Values changed in a console since the last apply that a plan would overwrite; sensitive ones are not shown. */
export const handFixesOf = (plan: Plan): HandFix[] => handFixes(driftOf(plan));

/** What an apply that failed planned to write and did not: the next one writes it. */
export const unwrittenIn = (plan: Plan): string[] => unwritten(driftOf(plan));

/** Addresses that an apply may have left on the way that was lost with its machine. */
export const maybeLostIn = (plan: Plan): string[] => maybeLost(driftOf(plan));

/** The id under which an environment acknowledges one: `{ id: 'RCO035', address: '<address> <field>', reason, expires }`. */
const HAND_FIX = 'RCO035';

const shown = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * A refusal for each value that somebody mended by hand since the last apply and that the plan would undo, unless the environment
 * acknowledges it by its place. Left alone, it is declared, or it is known to be wrong. What an apply left half-made nobody mended.
 */
export function handFixRefusals(
  environment: Environment,
  plan: Plan,
  now: Date,
  halfMade: readonly string[] = [],
): Refusal[] {
  const accepted = (place: string) =>
    acknowledgementOf(environment, { id: HAND_FIX, place, now: now.toISOString() }) !== undefined;
  const drift = driftOf(plan);
  const lost = maybeLost(drift);
  const resumes = `where drift names the managing app itself, an apply was lost with its machine: ${resumeCommand(environment.name)} goes on with it`;
  return handFixes(drift)
    .filter(({ address }) => !halfMade.includes(address))
    .filter(({ address, field }) => !accepted(`${address} ${field}`))
    .map(({ address, field, applied, live, planned }) => ({
      why: `${address} ${field} was changed by hand since the last apply${lost.includes(address) ? ', or by an apply that never ended' : ''}, from ${shown(applied)} to ${shown(live)}, and would be overwritten${planned === undefined ? '' : ` with ${shown(planned)}`}.`,
      remedy: [
        `declare it as it is now; or, where it is wrong, acknowledge: { id: '${HAND_FIX}', address: '${address} ${field}', reason, expires } in environment ${environment.name}; ${commandLine('drift')} check --env ${environment.name} says who changed it`,
        ...(lost.includes(address) ? [resumes] : []),
      ].join('; '),
    }));
}
