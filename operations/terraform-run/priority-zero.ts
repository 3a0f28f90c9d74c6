import { slug } from '../../engine/environment/slug';
import type { Environment } from '../../engine/environment/schema';
import type { ResourceChange } from '../../terraform/plan';

/** okta/okta plans a new assignment of priority 0 as one of none: its change with what the environment declares. */
export function withPriorityZero(planned: ResourceChange, { access }: Pick<Environment, 'access'>): ResourceChange {
  const { type, name, change } = planned;
  const after = change.after as Readonly<Record<string, unknown>> | null;
  if (type !== 'okta_app_group_assignment' || after === null || typeof after['priority'] === 'number') return planned;
  const declared = access.groups.find((group) => slug(group.name) === name)?.priority;
  return declared === 0 ? { ...planned, change: { ...change, after: { ...after, priority: 0 } } } : planned;
}
