import type { ResourceChange as Change } from '../../engine/drift';
import type { ResourceChange } from '../../terraform';

const asObject = (value: unknown): Change['before'] =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;

/** A change of Terraform's plan as the engine compares it. */
export const changeOf = ({ address, type, change }: ResourceChange): Change => ({
  address,
  type,
  actions: change.actions,
  before: asObject(change.before),
  after: asObject(change.after),
  unknown: change.after_unknown,
});
