import type { Environment } from '../../engine/environment/schema';
import type { LiveFacts, PlanFacts } from '../../engine/findings/model';
import type { Plan } from '../../terraform';
import { handFixesOf } from './hand-fixes';
import { changeOf } from './planned-change';
import { withPriorityZero } from './priority-zero';

/** The plan as the rules look at it. What waits for what is known where the plan holds its configuration. */
export const planFacts = (plan: Plan, environment: Pick<Environment, 'access'>): PlanFacts => ({
  changes: plan.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .map((resource) => changeOf(withPriorityZero(resource, environment))),
  handFixes: handFixesOf(plan),
  ...(plan.configuration && {
    dependencies: Object.fromEntries(
      plan.configuration.root_module.resources.map(({ address, depends_on }) => [address, depends_on]),
    ),
  }),
});

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The apps as Terraform read them, by id. */
export const appsOf = (plan: Plan): LiveFacts['apps'] =>
  Object.fromEntries(
    (plan.prior_state?.values?.root_module.resources ?? []).flatMap(({ type, values: { id, status, features } }) =>
      type === 'okta_app_saml' && typeof id === 'string' && typeof status === 'string'
        ? [[id, { status, features: texts(features) }] as const]
        : [],
    ),
  );
