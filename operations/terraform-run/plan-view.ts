import { commandLine } from '../../engine/command-line';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { slug } from '../../engine/environment/slug';
import { UsageError } from '../../engine/errors';
import { ringcentralSystem } from '../../engine/flows/take';
import type { PlanView } from '../../engine/org/planned';
import { Plan, type ResourceChange } from '../../terraform/plan';
import { withPriorityZero } from './priority-zero';

type Values = Readonly<Record<string, unknown>> | null;

/** Reads `terraform show -json`, or the folder of a saved plan that holds it. @throws UsageError naming the file. */
export function readPlan(path: string): Plan {
  let file = path;
  try {
    if (statSync(path).isDirectory()) file = join(path, 'plan.json');
    return Plan.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const remedy = `Write it with \`${commandLine('plan')} --env NAME --out DIR\`, or \`terraform show -json PLAN\`.`;
    throw new UsageError(`${file} is no plan: ${(error as Error).message.split('\n')[0]}`, remedy);
  }
}

const managed = (plan: Plan): ResourceChange[] => plan.resource_changes.filter(({ mode }) => mode === 'managed');

const idOf = ({ change }: ResourceChange): unknown => ((change.before ?? change.after) as Values)?.['id'];

/** The apps of the environment by id: adopted ones as stated, a created one as the plan knows it. */
function systemsOf(changes: readonly ResourceChange[], environment: Environment): PlanView['systems'] {
  const adopted = Object.entries(environment.systems).flatMap(([id, { app }]) =>
    'adopt' in app ? [[app.adopt, id] as const] : [],
  );
  const created = changes.flatMap((change) =>
    change.type === 'okta_app_saml' && change.name in environment.systems
      ? [[String(idOf(change)), change.name] as const]
      : [],
  );
  return Object.fromEntries([...created, ...adopted]);
}

/** Groups by id: as the state knows them, and by an assignment's address, which is the name made into an identifier. */
function groupsOf(plan: Plan, environment: Environment): PlanView['groups'] {
  const names = new Map(environment.access.groups.map(({ name }) => [slug(name), name]));
  const assigned = managed(plan).flatMap((change) => {
    const group = ((change.change.before ?? change.change.after) as Values)?.['group_id'];
    if (change.type !== 'okta_app_group_assignment' || typeof group !== 'string') return [];
    return [[group, names.get(change.name) ?? change.name] as const];
  });
  const known = plan.prior_state?.values?.root_module.resources ?? [];
  return Object.fromEntries([
    ...assigned,
    ...known.flatMap(({ type, values }) =>
      type === 'okta_group' ? [[String(values['id']), String(values['name'])] as const] : [],
    ),
  ]);
}

/** The plan as review compares it. */
export const viewOf = (plan: Plan, environment: Environment): PlanView => ({
  resources: managed(plan)
    .map((resource) => withPriorityZero(resource, environment))
    .map(({ type, name, change }) => ({
      type,
      name,
      before: change.before as Values,
      after: change.after as Values,
      replaced: change.actions.includes('delete') && change.actions.includes('create'),
    })),
  systems: systemsOf(managed(plan), environment),
  ringcentral: ringcentralSystem(environment.systems),
  groups: groupsOf(plan, environment),
});
