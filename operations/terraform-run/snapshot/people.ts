import type { OktaClient } from '../../../clients/okta';
import { configurationFor } from '../../../engine/environment/configuration';
import type { Environment } from '../../../engine/environment/schema';
import type { Impact } from '../../../engine/findings/model';
import { compare } from '../../../engine/review/compare';
import type { PersonRecord } from '../../../engine/review/model';
import type { PlanView } from '../../../engine/org/planned';
import { configurationFromPlan } from '../../../engine/review/plan-configuration';
import { Tally } from '../../../engine/review/tally';
import { compileFlows } from '../../../engine/sync';
import type { Plan, ResourceChange } from '../../../terraform';
import { readPeople } from '../../tenants/read-people';
import { viewOf } from '../plan-view';
import type { PersonValue } from './model';

/** What a plan does to the people of the org, and what they hold now of that. */
export interface Consequences {
  readonly impact: Impact;
  readonly values: readonly PersonValue[];
}

const NOBODY: Consequences = { impact: new Tally().impact(), values: [] };

const ACCESS = /^okta_(app_group_assignment|group_rule)$/;
const PROPERTY = 'okta_user_schema_property';

const acts = ({ mode, change }: ResourceChange): boolean => mode === 'managed' && !change.actions.includes('no-op');

/** An assignment that leaves the code stays in Okta (`retain_assignment`), so nobody loses anything by it. */
const retained = (view: PlanView): PlanView => ({
  ...view,
  resources: view.resources.map((resource) =>
    resource.type === 'okta_app_group_assignment' && !resource.after && resource.before?.['retain_assignment'] === true
      ? { ...resource, after: resource.before }
      : resource,
  ),
});

/** Okta attributes whose values a plan erases, by deleting or replacing them. */
const erased = (plan: Plan): string[] =>
  plan.resource_changes.flatMap(({ type, change }) => {
    const name = (change.before as Record<string, unknown> | null)?.['index'];
    return type === PROPERTY && change.actions.includes('delete') && typeof name === 'string' ? [`okta.${name}`] : [];
  });

function valueAt({ id, profiles }: PersonRecord, path: string): PersonValue {
  const dot = path.indexOf('.');
  const [system, attribute] = [path.slice(0, dot), path.slice(dot + 1)];
  return { person: id, system, attribute, value: profiles[system]?.[attribute] ?? null };
}

/**
 * Reads everybody, where the plan can change anybody, and asks the engine of the review what becomes of them. Keeps only values
 * that change. Reads only.
 */
export async function consequencesOf(environment: Environment, plan: Plan, okta: OktaClient): Promise<Consequences> {
  const declared = configurationFor(environment);
  const view = retained(viewOf(plan, environment));
  const side = (which: 'before' | 'after') => compileFlows(configurationFromPlan(declared, view, which));
  const { affected, difference } = compare(side('before'), side('after'));
  const lost = erased(plan);
  const access = plan.resource_changes.some((change) => ACCESS.test(change.type) && acts(change));
  if (affected.size === 0 && lost.length === 0 && !access) return NOBODY;
  const tally = new Tally();
  const values: PersonValue[] = [];
  for await (const record of readPeople(okta, environment, () => undefined)) {
    const found = difference(record);
    tally.add(record.id, found);
    const paths = new Set([...(found?.changes.map(({ path }) => path) ?? []), ...lost]);
    values.push(...[...paths].map((path) => valueAt(record, path)));
  }
  return { impact: tally.impact(), values };
}
