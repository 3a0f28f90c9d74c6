import type { Unknown } from '../../engine/review/model';
import { failedChecks, type Plan } from '../../terraform';

/** Gates that stopped a plan name themselves first: `Gate <key> is …`. */
const gateIn = (message: string): string | undefined => /^Gate (\S+) is/.exec(message)?.[1];

/** What a plan leaves out: one that a gate stopped, or that Terraform calls incomplete, does not tell of what depends on it. */
export function planUnknown(plan: Plan): Unknown[] {
  const gates = [...new Set(failedChecks(plan).flatMap((message) => gateIn(message) ?? []))];
  if (plan.errored || gates.length > 0)
    return [
      {
        what: 'plan',
        why: gates.length
          ? `closed gates stopped it, and what depends on them was not planned: ${gates.join(', ')}. Open them, plan again, review again`
          : 'Terraform stopped before it was whole: npx ringcentral-okta plan says why',
      },
    ];
  if (plan['complete'] === false)
    return [{ what: 'plan', why: 'Terraform calls it incomplete: it was limited to some resources, or deferred some' }];
  return [];
}
