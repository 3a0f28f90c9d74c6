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

/**
 * What a reader of the plan needs of the state, and nothing else of it: whose access a plan changes, and what the apps can do. None of
 * it is sensitive to any provider.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  okta_group: ['id', 'name'],
  okta_app_saml: ['id', 'status', 'features'],
};

const keptState = ({ root_module }: StateValues): StateValues => ({
  outputs: {},
  root_module: {
    resources: root_module.resources.flatMap(({ address, mode, type, name, tainted, values }) => {
      const kept = KEPT[type];
      if (kept === undefined) return [];
      return [
        { address, mode, type, name, tainted, values: Object.fromEntries(kept.map((key) => [key, values[key]])) },
      ];
    }),
  },
});

/** Which resource waits for which; expressions of the configuration may hold anything. */
const keptConfiguration = ({ root_module }: NonNullable<Plan['configuration']>): Plan['configuration'] => ({
  root_module: { resources: root_module.resources.map(({ address, depends_on }) => ({ address, depends_on })) },
});

/**
 * A plan that may leave this process: `terraform show -json` prints sensitive values in plain text
 * (developer.hashicorp.com, terraform/cli/commands/show). Members that repeat values without saying which are sensitive are left out.
 */
export function redact(plan: Plan): Plan {
  const { planned_values: _planned, prior_state: prior, variables: _variables, configuration, ...rest } = plan;
  return {
    ...rest,
    ...(prior?.values && { prior_state: { values: keptState(prior.values) } }),
    ...(configuration && { configuration: keptConfiguration(configuration) }),
    resource_changes: plan.resource_changes.map(redactResource),
    resource_drift: plan.resource_drift.map(redactResource),
    output_changes: Object.fromEntries(
      Object.entries(plan.output_changes).map(([name, change]) => [name, redactChange(change)]),
    ),
  };
}
