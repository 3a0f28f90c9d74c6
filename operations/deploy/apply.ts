import { IncompleteError } from '../../engine/errors';
import type { Counts, Diagnostic } from '../../terraform';
import { countChanges, NOTHING } from '../../terraform';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { Applied } from './applied';
import type { DeployOptions } from './destroy';
import { refuseDestroy } from './destroy';
import type { PlanReading } from './reading';
import { openStack, PLAN_FILE, readPlan } from './reading';
import { joined, orRefused } from './refusal';
import { appliedText, refusedText } from './report';
import { targetOf } from './target';

const isEmpty = ({ add, change, destroy }: Counts): boolean => add + change + destroy === 0;

const failed = (errors: readonly Diagnostic[]): IncompleteError =>
  new IncompleteError(
    `Terraform could not apply everything. ${errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(': ')).join('\n')}`,
    'what was done stands in the state; mend the cause and apply again',
    errors.map(({ summary, detail, address }) => ({ what: address ?? summary, why: detail || summary })),
  );

/** Applies exactly the plan that was read, then plans again. Throws IncompleteError where Terraform could not finish. */
export async function applyReading(reading: PlanReading): Promise<Applied> {
  const { stack, counts, refusals } = reading;
  const refused = joined(refusals);
  if (refused) return { applied: NOTHING, replan: counts, refused };
  const errors = await stack.apply(PLAN_FILE);
  if (errors.length > 0) throw failed(errors);
  const again = await stack.plan(PLAN_FILE);
  if (!again.plan || again.errors.length > 0) throw failed(again.errors);
  return { applied: counts, replan: countChanges(again.plan) };
}

const outcomeOf = (applied: Applied, text: string): Outcome => ({
  exitCode: isEmpty(applied.replan) && !applied.refused ? 0 : 1,
  json: applied,
  text,
});

async function planAndApply(environmentName: string, surroundings: Surroundings): Promise<Outcome> {
  const target = await targetOf(environmentName, surroundings);
  const reading = await readPlan(target, await openStack(target));
  const applied = await applyReading(reading);
  return outcomeOf(applied, applied.refused ? refusedText(applied.refused) : appliedText(reading, applied));
}

/**
 * Plans an environment, applies that plan where nothing speaks against it, and plans again. Exit 0: applied (or nothing to do) and
 * the second plan is empty; 1: refused, or the second plan still has changes.
 */
export const apply = (environmentName: string, surroundings: Surroundings, { destroy }: DeployOptions = {}) =>
  orRefused(
    async () => (destroy ? refuseDestroy(environmentName) : planAndApply(environmentName, surroundings)),
    (refused) => outcomeOf({ applied: NOTHING, replan: NOTHING, refused }, refusedText(refused)),
  );
