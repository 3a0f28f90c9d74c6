import type { ApplyRecord } from '../../../engine/terraform/receipt';
import { RECEIPT_ADDRESS } from '../../../engine/terraform/resources';
import type { Plan } from '../../../terraform';
import { movedRefusal } from '../moved';
import { planHash } from '../plan-hash';
import { PLAN_FILE, readPlan, type PlanReading } from '../reading';
import { joined, type Refusal } from '../refusal';
import { rememberBegun } from './begun';
import { changeDigests } from './remaining';

/** What is applied: a plan's file in the stack's folder, as it was read. */
export interface Applying {
  readonly reading: PlanReading;
  readonly file: string;
  readonly record: ApplyRecord;
  /** What was planned has moved while it was announced. */
  readonly refused?: Refusal;
}

/** What a plan does to tenants: a first receipt that is taken into the state brings the outputs along. */
const toTenants = (plan: Plan): Plan => ({
  ...plan,
  output_changes: {},
  resource_changes: plan.resource_changes.filter(({ address }) => address !== RECEIPT_ADDRESS),
});

/**
 * Leaves word in the state of what is about to be written, and plans that once more: a machine that is lost in the middle says nothing any
 * more. Where nothing is to be written, or the word is there already, nothing is done.
 */
export async function announce(before: Applying): Promise<Applying> {
  const { record, reading: planned } = before;
  if (record.resumes || Object.keys(changeDigests(planned.plan)).length === 0) return before;
  await rememberBegun(planned, record);
  const reading = await readPlan(planned.target, planned.stack);
  const [then, now] = [toTenants(planned.plan), toTenants(reading.plan)];
  const same = planHash(then, planned.environment) === planHash(now, planned.environment);
  const refused = joined([...(same ? [] : [movedRefusal(then, now)]), ...reading.refusals]);
  return { reading, file: PLAN_FILE, record: { ...record, resumes: true }, ...(refused && { refused }) };
}
