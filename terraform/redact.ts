import type { Plan, ResourceChange } from './plan';

const REDACTED = '(sensitive)';

/** `mask` is Terraform's shape of sensitivity: `true` covers everything below, objects and lists go member by member. */
function masked(value: unknown, mask: unknown): unknown {
  if (mask === true) return value === null || value === undefined ? value : REDACTED;
  if (typeof mask !== 'object' || mask === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => masked(item, (mask as unknown[])[index]));
  const masks = mask as Record<string, unknown>;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member, masks[key])]));
}

const redactChange = <C extends ResourceChange['change']>(change: C): C => ({
  ...change,
  before: masked(change.before, change.before_sensitive),
  after: masked(change.after, change.after_sensitive),
});

const redactResource = (change: ResourceChange): ResourceChange => ({ ...change, change: redactChange(change.change) });

type StateValues = NonNullable<NonNullable<Plan['prior_state']>['values']>;

/** Ids and names of the groups the plan knows, and nothing else of the state: a reader sees whose access a plan changes. */
const groupNames = ({ root_module }: StateValues): StateValues => ({
  outputs: {},
  root_module: {
    resources: root_module.resources
      .filter(({ type }) => type === 'okta_group')
      .map(({ address, mode, type, name, values }) => ({
        address,
        mode,
        type,
        name,
        values: { id: values['id'], name: values['name'] },
      })),
  },
});

/**
 * A plan that may leave this process: `terraform show -json` prints sensitive values in plain text
 * (developer.hashicorp.com, terraform/cli/commands/show). Members that repeat values without saying which are sensitive are left out.
 */
export function redact(plan: Plan): Plan {
  const {
    planned_values: _planned,
    prior_state: prior,
    variables: _variables,
    configuration: _configuration,
    ...rest
  } = plan;
  return {
    ...rest,
    ...(prior?.values && { prior_state: { values: groupNames(prior.values) } }),
    resource_changes: plan.resource_changes.map(redactResource),
    resource_drift: plan.resource_drift.map(redactResource),
    output_changes: Object.fromEntries(
      Object.entries(plan.output_changes).map(([name, change]) => [name, redactChange(change)]),
    ),
  };
}
