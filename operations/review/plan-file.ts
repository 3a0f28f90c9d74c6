import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import type { PlanFacts } from '../../engine/findings/model';
import type { PlanView } from '../../engine/review/plan-configuration';
import { Plan, type ResourceChange } from '../../terraform/plan';

type Values = Readonly<Record<string, unknown>> | null;

/** Reads `terraform show -json`, or the folder of a saved plan that holds it. @throws UsageError naming the file. */
export function readPlan(path: string): Plan {
  let file = path;
  try {
    if (statSync(path).isDirectory()) file = join(path, 'plan.json');
    return Plan.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const remedy = 'Write it with `npm run plan -- --env NAME --out DIR`, or `terraform show -json PLAN`.';
    throw new UsageError(`${file} is no plan: ${(error as Error).message.split('\n')[0]}`, remedy);
  }
}

const managed = (plan: Plan): ResourceChange[] => plan.resource_changes.filter(({ mode }) => mode === 'managed');

const known = (plan: Plan) => plan.prior_state?.values?.root_module.resources ?? [];

/** The apps of the environment by id: adopted ones as stated, a created one as the state knows it. */
function systemsOf(plan: Plan, environment: Environment): PlanView['systems'] {
  const adopted = Object.entries(environment.systems).flatMap(([id, { app }]) =>
    'adopt' in app ? [[app.adopt, id] as const] : [],
  );
  const created = known(plan).flatMap(({ type, name, values }) =>
    type === 'okta_app_saml' && name in environment.systems && typeof values['id'] === 'string'
      ? [[values['id'], name] as const]
      : [],
  );
  return Object.fromEntries([...created, ...adopted]);
}

const groupsOf = (plan: Plan): PlanView['groups'] =>
  Object.fromEntries(
    known(plan).flatMap(({ type, values: { id, name } }) =>
      type === 'okta_group' && typeof id === 'string' ? [[id, String(name)] as const] : [],
    ),
  );

/** The plan as review compares it. */
export const viewOf = (plan: Plan, environment: Environment): PlanView => ({
  resources: managed(plan).map(({ type, name, change }) => ({
    type,
    name,
    before: change.before as Values,
    after: change.after as Values,
  })),
  systems: systemsOf(plan, environment),
  groups: groupsOf(plan),
});

/** The plan as the rules look at it. */
export const factsOf = (plan: Plan): PlanFacts => ({
  changes: managed(plan).map(({ address, type, change }) => ({
    address,
    type,
    actions: change.actions,
    before: change.before as Values,
    after: change.after as Values,
  })),
});
