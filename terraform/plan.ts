import { z } from 'zod';

const Action = z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget', 'open', 'renew', 'close']);

const Change = z.looseObject({
  actions: z.array(Action),
  before: z.unknown(),
  after: z.unknown(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
});

const ResourceChange = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data', 'ephemeral']),
  type: z.string(),
  name: z.string(),
  previous_address: z.string().optional(),
  /** Why Terraform deletes or replaces: `delete_because_no_resource_config`, `replace_because_cannot_update`. */
  action_reason: z.string().optional(),
  change: Change,
});

const Check = z.looseObject({
  address: z.looseObject({ to_display: z.string() }),
  status: z.enum(['pass', 'fail', 'error', 'unknown']),
  instances: z
    .array(z.looseObject({ problems: z.array(z.looseObject({ message: z.string() })).default([]) }))
    .default([]),
});

const StateResource = z.looseObject({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.unknown()).default({}),
  /** Its creation failed half-way: Terraform would replace it. */
  tainted: z.boolean().default(false),
  sensitive_values: z.unknown().optional(),
});

const Output = z.looseObject({ value: z.unknown().optional(), sensitive: z.boolean().optional() });

const StateValues = z.looseObject({
  outputs: z.record(z.string(), Output).default({}),
  root_module: z.looseObject({ resources: z.array(StateResource).default([]) }).default({ resources: [] }),
});

/** `terraform show -json` of a state. An empty one has no values. */
export const State = z.looseObject({ values: StateValues.optional() });

const Configured = z.looseObject({ address: z.string(), depends_on: z.array(z.string()).default([]) });
const Configuration = z.looseObject({
  root_module: z.looseObject({ resources: z.array(Configured).default([]) }).default({ resources: [] }),
});

/** `terraform show -json` of a saved plan, format 1.x. A plan stopped by a precondition is saved too, and says `errored`. */
export const Plan = z.looseObject({
  format_version: z.string().regex(/^1\./),
  terraform_version: z.string(),
  errored: z.boolean().default(false),
  resource_changes: z.array(ResourceChange).default([]),
  resource_drift: z.array(ResourceChange).default([]),
  output_changes: z.record(z.string(), Change).default({}),
  checks: z.array(Check).default([]),
  prior_state: State.optional(),
  configuration: Configuration.optional(),
});

export type Plan = z.infer<typeof Plan>;
export type ResourceChange = z.infer<typeof ResourceChange>;
export type StateResource = z.infer<typeof StateResource>;

export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export const NOTHING: Counts = { add: 0, change: 0, destroy: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  add: a.add + b.add,
  change: a.change + b.change,
  destroy: a.destroy + b.destroy,
});

const has = ({ change }: ResourceChange, action: z.infer<typeof Action>): boolean => change.actions.includes(action);

/** Create is an add, update a change, replace an add and a destroy. Letting go of an object (`forget`) is none of them. */
export function countChanges(plan: Plan): Counts {
  const managed = plan.resource_changes.filter(({ mode }) => mode === 'managed');
  const count = (action: z.infer<typeof Action>) => managed.filter((change) => has(change, action)).length;
  return { add: count('create'), change: count('update'), destroy: count('delete') };
}

/** What a plan would take away from the tenant: deletes and replaces, in the plan's order. */
export const removals = (plan: Plan): ResourceChange[] =>
  plan.resource_changes.filter((change) => change.mode === 'managed' && has(change, 'delete'));

export const isReplace = (change: ResourceChange): boolean => has(change, 'create') && has(change, 'delete');

/** Messages of the preconditions and checks that failed, each once. */
export const failedChecks = (plan: Plan): string[] => [
  ...new Set(
    plan.checks
      .filter(({ status }) => status === 'fail')
      .flatMap(({ instances }) => instances.flatMap(({ problems }) => problems.map(({ message }) => message))),
  ),
];

/** What an apply began to create and did not finish, as it was found live: Terraform itself would destroy it and begin anew. */
export const taintedResources = (plan: Plan): StateResource[] => priorResources(plan).filter(({ tainted }) => tainted);

/** What the state held before the plan. */
export const priorResources = (plan: Plan): StateResource[] =>
  plan.prior_state ? managedResources(plan.prior_state) : [];

/** What a state holds of what Terraform manages; what it only read is left out. */
export const managedResources = ({ values }: z.infer<typeof State>): StateResource[] =>
  values?.root_module.resources.filter(({ mode }) => mode === 'managed') ?? [];
