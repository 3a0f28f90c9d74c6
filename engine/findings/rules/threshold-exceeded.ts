import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';
import { withEnvironment, withImpact } from '../examples';
import { alreadyReached, exceeds, happensTo, overSevenDays, unusual, valueLimits } from '../thresholds';

export const thresholdExceeded: Rule = {
  id: 'RCO020',
  name: 'threshold-exceeded',
  severity: 'error',
  title: 'More people change than the threshold allows',
  why: 'A wrong line reaches everybody at once. Directory tools that last stop before anything is written.',
  source: 'Entra Connect accidental-delete prevention; UnitySync simulation tolerances',
  remedy:
    'Check the people in the review; raise the threshold in `thresholds`, or acknowledge this attribute with a reason.',
  evaluate: ({ people, environment, earlier, now }) => {
    if (!people?.attributes.length) return NOT_APPLICABLE;
    const thresholds = environment.thresholds ?? {};
    const stops = overSevenDays(valueLimits(people, thresholds), earlier, now).filter(exceeds);
    const stopped = new Set(stops.map(({ where }) => where));
    const many = overSevenDays(unusual(people, thresholds), earlier, now).filter(exceeds);
    const notes = many.filter(({ where }) => !stopped.has(where));
    const violations = [
      ...stops.map((stop) => ({
        where: stop.where,
        message: `${happensTo(stop)}, at most ${stop.most} allowed${alreadyReached(stop)}`,
      })),
      ...notes.map((note) => ({
        where: note.where,
        message: `${happensTo(note)}, which is many${alreadyReached(note)}`,
        severity: 'warning' as const,
      })),
    ];
    return violations.length ? violations : COMPLIANT;
  },
  examples: {
    bad: {
      ...withImpact({
        attributes: [{ system: 'okta', attribute: 'primaryPhone', changed: 150, added: 0, removed: 0 }],
      }),
      ...withEnvironment({ thresholds: { changes: { relative: 0.5 } } }),
    },
    good: {
      ...withImpact({ attributes: [{ system: 'okta', attribute: 'primaryPhone', changed: 50, added: 0, removed: 0 }] }),
      ...withEnvironment({ thresholds: { changes: { relative: 0.5 } } }),
    },
  },
};
