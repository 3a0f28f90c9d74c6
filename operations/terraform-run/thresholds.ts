import { commandLine } from '../../engine/command-line';
import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import type { Impact } from '../../engine/findings/model';
import { alreadyReached, happensTo, passedLimits, thresholdsOf, type Counted } from '../../engine/findings/thresholds';
import type { Applied } from '../../engine/terraform/receipt';
import type { Refusal } from './refusal';

/**
 * Refusals for everything that reaches more people than the environment allows, unless acknowledged by finding and place. A wrong line
 * reaches everybody at once; directory tools that last stop before anything is written. `earlier` are the applies that the receipt remembers.
 */
export function thresholdRefusals(
  environment: Environment,
  impact: Impact,
  now: Date,
  earlier: readonly Applied[] = [],
): Refusal[] {
  const { name, thresholds } = environment;
  const accepted = ({ id, where }: Counted) =>
    acknowledgementOf(environment, { id, place: where, now: now.toISOString() }) !== undefined;
  return passedLimits(impact, thresholdsOf(thresholds), earlier, now.toISOString())
    .filter((passed) => !accepted(passed))
    .map((passed) => ({
      why: `${happensTo(passed)}; at most ${passed.most} are allowed (${passed.id})${alreadyReached(passed)}.`,
      remedy: `look at them: ${commandLine('review')} --env ${name} --plan DIR --people FILE; where it is meant, acknowledge: { id: '${passed.id}', address: '${passed.where}', reason, expires } in environment ${name}`,
    }));
}
