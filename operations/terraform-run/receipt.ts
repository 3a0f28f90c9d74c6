import { createHash } from 'node:crypto';
import { LastApplied, type Hash } from '../../engine/terraform/declared';
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

/** As the stack hashes what it declares. */
const hash: Hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

export function lastApplied(plan: Plan): LastApplied | undefined {
  const receipt = receiptIn(plan);
  return receipt && new LastApplied(receipt.declared, hash);
}
