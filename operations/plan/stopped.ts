import { UserFacingError } from '../../engine/errors';
import { reachedBefore } from '../terraform-run/reach';
import type { PlanReading } from '../terraform-run/reading';
import { consequencesOf } from '../terraform-run/snapshot';
import { thresholdRefusals } from '../terraform-run/thresholds';

/** Why an apply of this plan would refuse for the number of people whom it reaches, as apply counts them. Reads people. */
export async function stoppedByThresholds(reading: PlanReading): Promise<readonly string[]> {
  const { environment, plan, target, counts } = reading;
  if (counts.add + counts.change + counts.destroy === 0) return [];
  try {
    const { impact } = await consequencesOf(environment, plan, target.okta);
    const now = target.surroundings.now();
    return thresholdRefusals(environment, impact, now, reachedBefore(reading)).map(({ why }) => why);
  } catch (error) {
    if (error instanceof UserFacingError) return [`whether it reaches too many people is not known: ${error.message}`];
    throw error;
  }
}
