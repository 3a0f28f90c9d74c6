import type { Receipt } from '../../engine/terraform/receipt';
import { RECEIPT_ADDRESS } from '../../engine/terraform/resources';
import { priorResources, type Plan } from '../../terraform';

/** The receipt as the state holds it before the plan; undefined where there was none yet. */
export function receiptIn(plan: Plan): Receipt | undefined {
  const before = plan.resource_changes.find(({ address }) => address === RECEIPT_ADDRESS)?.change.before;
  // A plan that was stopped does not come to it, and a published one holds no state.
  const known = before ?? priorResources(plan).find(({ address }) => address === RECEIPT_ADDRESS)?.values;
  return known ? (known as unknown as Receipt) : undefined;
}
