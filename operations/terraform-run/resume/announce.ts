import type { ApplyRecord } from '../../../engine/terraform/receipt';
import { RECEIPT_ADDRESS } from '../../../engine/terraform/resources';
import type { Plan } from '../../../terraform';
import { movedRefusal } from '../moved';
import { planHash } from '../plan-hash';
import { readPlan, type PlanReading } from '../reading';
import { joined, type Refusal } from '../refusal';
import { rememberBegun } from './begun';
import { changeDigests } from './remaining';

export interface Announced {
  /** What is applied now: it knows of the announcement. */
  readonly reading: PlanReading;
  readonly record: ApplyRecord;
  /** What was planned has moved while it was announced. */
  readonly refused?: Refusal;
}

/** What a plan does to tenants: a first receipt that is taken into the state brings the outputs along. */
const withoutBookkeeping = (plan: Plan): Plan => ({
  ...plan,
  output_changes: {},
  resource_changes: plan.resource_changes.filter(({ address }) => address !== RECEIPT_ADDRESS),
});

/**
 * Leaves word in the state of what is about to be written, and plans that once more: a machine that is lost in the middle says nothing any
 * more. Undefined where nothing is to be written, or the word is there already.
 */
export async function announce(before: PlanReading, record: ApplyRecord): Promise<Announced | undefined> {
  const { target, environment, stack, plan } = before;
  if (record.resumes || Object.keys(changeDigests(plan)).length === 0) return undefined;
  await rememberBegun(before, record);
  const reading = await readPlan(target, stack);
  const resumed = { ...record, resumes: true };
  const same =
    planHash(withoutBookkeeping(reading.plan), environment) === planHash(withoutBookkeeping(plan), environment);
  const refused = joined([...(same ? [] : [movedRefusal(plan, reading.plan)]), ...reading.refusals]);
  return { reading, record: resumed, ...(refused && { refused }) };
}
