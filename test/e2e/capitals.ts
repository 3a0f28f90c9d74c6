import { parseEnvironment } from '../../engine/environment/parse';
import type { Environment } from '../../engine/environment/schema';

/** A line that an identity engineer changes, rightly or wrongly: cities in capital letters. */
export const capitals = (environment: Environment): Environment =>
  parseEnvironment({
    ...environment,
    flows: {
      ...environment.flows,
      without: ['ad → okta.city'],
      lines: [
        ...(environment.flows.lines ?? []),
        { from: 'ad', to: 'okta.city', expr: 'String.toUpperCase(appuser.city)', phase: 'provisioning' },
      ],
    },
    thresholds: { ...environment.thresholds, changedPeople: 100 },
  });
