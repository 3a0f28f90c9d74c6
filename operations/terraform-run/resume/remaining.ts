import { createHash } from 'node:crypto';
import { isBookkeeping, RECEIPT_ADDRESS } from '../../../engine/terraform/resources';
import type { Plan, ResourceChange } from '../../../terraform';

type Digests = Readonly<Record<string, string>>;

const acts = ({ mode, type, change }: ResourceChange): boolean =>
  mode === 'managed' && !isBookkeeping(type) && !change.actions.includes('no-op');

/** What the plan declares, by address and field, without the ids that a first plan cannot know. */
function declaredIn(plan: Plan): [place: string, value: string][] {
  const after = plan.resource_changes.find(({ address }) => address === RECEIPT_ADDRESS)?.change.after as
    { declared?: Record<string, string> } | null | undefined;
  return Object.entries(after?.declared ?? {})
    .filter(([, value]) => typeof value === 'string' && !value.startsWith('id '))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * By address: a digest of what is to be done there, the same whether an object is still to be made or was made meanwhile: what it is to
 * become. A delete and a replace are digests of their own.
 */
export function changeDigests(plan: Plan): Digests {
  const declared = declaredIn(plan);
  return Object.fromEntries(
    plan.resource_changes.filter(acts).map(({ address, action_reason, change: { actions } }) => {
      const halfMade = action_reason === 'replace_because_tainted';
      const loses = !halfMade && actions.find((action) => action === 'delete' || action === 'forget');
      const becomes = declared.filter(([place]) => place.startsWith(`${address} `));
      const digest = createHash('sha256').update(JSON.stringify([loses || 'becomes', becomes]));
      return [address, digest.digest('hex').slice(0, 16)];
    }),
  );
}

/** Whether each change of a plan is one of those that were begun. */
export const isWhatIsLeft = (plan: Plan, begun: Digests): boolean =>
  Object.entries(changeDigests(plan)).every(([address, digest]) => begun[address] === digest);
