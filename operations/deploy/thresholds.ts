import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import type { Impact } from '../../engine/findings/model';
import {
  accessLimit,
  accountLimit,
  exceeds,
  thresholdsOf,
  valueLimits,
  type Limit,
} from '../../engine/findings/thresholds';
import type { Refusal } from './refusal';

/**
 * Refusals for everything that reaches more people than the environment allows, unless acknowledged by finding and place. A wrong line
 * reaches everybody at once; directory tools that last stop before anything is written.
 */
export function thresholdRefusals(environment: Environment, impact: Impact, now: Date): Refusal[] {
  const { name, thresholds } = environment;
  const accepted = ({ id, where }: Limit) =>
    acknowledgementOf(environment, { id, place: where, now: now.toISOString() }) !== undefined;
  const stated = thresholdsOf(thresholds);
  return [...valueLimits(impact, stated), accessLimit(impact, stated), accountLimit(impact, stated)]
    .filter((limit) => exceeds(limit) && !accepted(limit))
    .map(({ id, where, people, most, what }) => ({
      why: `${people} ${what}; at most ${most} are allowed (${id}).`,
      remedy: `look at them: npm run review -- --env ${name} --plan DIR --people FILE; where it is meant, acknowledge: { id: '${id}', address: '${where}', reason, expires } in environment ${name}`,
    }));
}
