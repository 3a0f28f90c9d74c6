import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplyRecord, Begun, Receipt } from '../../../engine/terraform/receipt';
import { RECEIPT, RECEIPT_ADDRESS } from '../../../engine/terraform/resources';
import { writeUnchanged } from '../../../reports/outgoing';
import type { StackDirectory } from '../../../terraform';
import type { PlanReading } from '../reading';
import { receiptIn } from '../receipt';
import { changeDigests } from './remaining';

const NEW: Receipt = { declared: {}, applies: [], begun: null };

/** In the stack's folder, while it is pushed. */
const PUSHED = 'receipt.tfstate';

const changesReceipt = ({ plan }: PlanReading): boolean =>
  plan.resource_changes.some(({ address, change }) => address === RECEIPT_ADDRESS && !change.actions.includes('no-op'));

interface RawState {
  readonly serial: number;
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: object }[];
  }[];
}

/** Another receipt in place of the one that the state holds: one write, so that no moment is without any. */
async function rewrite(stack: StackDirectory, receipt: Receipt): Promise<void> {
  const { serial, resources, ...state } = JSON.parse(await stack.pull()) as RawState;
  const rewritten = resources.map((resource) =>
    resource.mode === 'managed' && resource.type === RECEIPT
      ? {
          ...resource,
          instances: resource.instances.map((one) => ({ ...one, attributes: { ...one.attributes, ...receipt } })),
        }
      : resource,
  );
  const file = join(stack.path, PUSHED);
  try {
    writeUnchanged(file, JSON.stringify({ ...state, serial: serial + 1, resources: rewritten }));
    // Terraform takes its own lock, and refuses a state that is not the one after what is there.
    await stack.push(PUSHED);
  } finally {
    rmSync(file, { force: true });
  }
}

/** Terraform itself writes the state, under its own lock, in any backend. Our provider imports a receipt by what it holds. */
async function replace({ stack, plan }: PlanReading, { declared, applies, begun }: Receipt): Promise<void> {
  const receipt = { declared, applies, begun };
  if (receiptIn(plan)) await rewrite(stack, receipt);
  else await stack.import(RECEIPT_ADDRESS, Buffer.from(JSON.stringify(receipt)).toString('base64url'));
}

/**
 * Remembers in the state what an apply is to do, or was to do where it failed, and how many people it may reach: the next one, on whatever
 * machine, may do what is left of it.
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
