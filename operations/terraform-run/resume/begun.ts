import type { Begun, Receipt } from '../../../engine/terraform/receipt';
import { RECEIPT_ADDRESS } from '../../../engine/terraform/resources';
import type { ApplyRecord } from '../../../engine/terraform/receipt';
import { receiptIn } from '../receipt';
import type { PlanReading } from '../reading';
import { changeDigests } from './remaining';

const NEW: Receipt = { declared: {}, applies: [], begun: null };

const changesReceipt = ({ plan }: PlanReading): boolean =>
  plan.resource_changes.some(({ address, change }) => address === RECEIPT_ADDRESS && !change.actions.includes('no-op'));

/** Our provider imports a receipt by what it holds: so the state is written by Terraform itself, under its own lock, in any backend. */
async function replace({ stack, plan }: PlanReading, receipt: Receipt): Promise<void> {
  const { declared, applies, begun } = receipt;
  if (receiptIn(plan)) await stack.forget(RECEIPT_ADDRESS);
  await stack.import(RECEIPT_ADDRESS, Buffer.from(JSON.stringify({ declared, applies, begun })).toString('base64url'));
}

/**
 * Remembers in the state what an apply that failed was to do and how many people it may have reached: the next one, on whatever machine,
 * may do what is left of it.
 */
export async function rememberBegun(reading: PlanReading, { at, plan, people, resumes }: ApplyRecord): Promise<void> {
  const known = receiptIn(reading.plan) ?? NEW;
  if (resumes) return;
  const begun: Begun = { at, plan, people, changes: changeDigests(reading.plan) };
  const applies = known.begun ? [...known.applies, known.begun] : known.applies;
  await replace(reading, {
    ...known,
    applies: applies.map(({ changes: _, ...one }: Partial<Begun>) => one as Begun),
    begun,
  });
}

/** Remembers an apply that changed nothing declared, and so not the receipt: what somebody had changed by hand was put back. */
export async function rememberApply(reading: PlanReading, { at, plan, people }: ApplyRecord): Promise<void> {
  const known = receiptIn(reading.plan);
  if (!known || changesReceipt(reading) || Object.keys(people).length === 0) return;
  await replace(reading, { ...known, applies: [...known.applies, { at, plan, people }], begun: null });
}
