import type { Phase } from '../../engine/flows/model';
import { PHASES } from '../../engine/flows/model';
import type { Plan } from '../../terraform';
import type { Refusal } from './refusal';

const isPhase = (value: unknown): value is Phase => PHASES.includes(value as Phase);

/**
 * The phase that was applied last, as the output in the state tells it; undefined before the first apply. Not from `prior_state`:
 * Terraform puts planned outputs there.
 */
export function appliedPhase(plan: Plan): Phase | undefined {
  const value = plan.output_changes.phase?.before;
  return isPhase(value) ? value : undefined;
}

/** A phase is never lowered (its lines would go from under the people who live on them) and never skipped (its gates would). */
export function phaseRefusal(environment: string, applied: Phase | undefined, declared: Phase): Refusal | undefined {
  if (!applied) return undefined;
  const step = PHASES.indexOf(declared) - PHASES.indexOf(applied);
  if (step < 0) {
    return {
      why: `Environment ${environment} stands at phase ${applied}, and its file now says ${declared}: a phase is never lowered.`,
      remedy: `put phase ${applied} back; to stop single lines, change them in the table, where a review shows what happens to people`,
    };
  }
  if (step > 1) {
    const next = PHASES[PHASES.indexOf(applied) + 1]!;
    return {
      why: `Environment ${environment} stands at phase ${applied}, and its file now says ${declared}: no phase is skipped.`,
      remedy: `apply phase ${next} first`,
    };
  }
  return undefined;
}
