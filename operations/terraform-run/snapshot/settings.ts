import type { OktaClient, Schema } from '../../../clients/okta';
import { fieldDifferences } from '../../../engine/drift';
import { isNoise } from '../../../engine/drift/noise';
import type { Plan, ResourceChange } from '../../../terraform';
import { redact } from '../../../terraform';
import type { AssignmentValue, LostValue, SourceValue } from './model';

type Values = Readonly<Record<string, unknown>>;

const SOURCES = /^okta_user_(base_)?schema_property$|_attribute_source$/;
const ASSIGNMENT = 'okta_app_group_assignment';

/** Kinds whose values the snapshot holds in a form of their own, and Terraform's bookkeeping. */
const HELD =
  /^(okta_profile_mapping|.*_mapping_lines|okta_user_(base_)?schema_property|.*_attribute_source|okta_app_group_assignment|terraform_data|ringcentralokta_receipt)$/;

const acting = (plan: Plan): ResourceChange[] =>
  plan.resource_changes.filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'));

const either = ({ change: { before, after } }: ResourceChange): Values => ({
  ...(after as Values | null),
  ...(before as Values | null),
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

function sourceOf({ base, custom }: Schema['definitions'], address: string, attribute: string): SourceValue[] {
  const origin = attribute in custom.properties ? 'custom' : 'base';
  const live = (origin === 'custom' ? custom : base).properties[attribute]?.master;
  return live ? [{ address, attribute, origin, master: live }] : [];
}

/** Sources of Okta attributes that a plan sets, as they are live. An attribute that is still to be created has none. */
export async function overwrittenSources(plan: Plan, okta: OktaClient): Promise<SourceValue[]> {
  const touched = acting(plan).filter(({ type }) => SOURCES.test(type));
  if (touched.length === 0) return [];
  const { definitions } = await okta.userSchema();
  return touched.flatMap((change) => {
    const attribute = text(either(change).index) ?? text(either(change).attribute);
    return attribute === undefined ? [] : sourceOf(definitions, change.address, attribute);
  });
}

/** Group assignments that a plan changes, with priority and constants as they are live. */
export async function overwrittenAssignments(plan: Plan, okta: OktaClient): Promise<AssignmentValue[]> {
  const found: AssignmentValue[] = [];
  for (const change of acting(plan)) {
    const { app_id, group_id } = either(change);
    const [app, group] = [text(app_id), text(group_id)];
    if (change.type !== ASSIGNMENT || app === undefined || group === undefined) continue;
    const live = (await okta.appGroups(app)).find(({ id }) => id === group);
    if (!live) continue;
    const { priority, profile } = live;
    found.push({ address: change.address, app, group, ...(priority !== undefined && { priority }), profile });
  }
  return found;
}

const CODE = 'only the code writes it: revert the change, plan and apply';

/** What else the plan changes: named, for nobody writes these back but a plan of the code as it was. */
export const onlyByCode = (plan: Plan): LostValue[] =>
  acting(redact(plan)).flatMap(({ address, type, change }) => {
    if (HELD.test(type) || !change.before || !change.after) return [];
    return fieldDifferences(change.after, change.before, change.after_unknown)
      .filter((one) => !isNoise({ tier: 'declared', address, ...one }))
      .map(({ field, actual }) => ({ what: `${address} ${field}: ${JSON.stringify(actual)}`, why: CODE }));
  });

const KEPT: Readonly<Record<string, string>> = {
  okta_app_saml: 'an app that goes takes the RingCentral accounts of its people along: a person decides that',
  okta_app_group_assignment:
    'taking the app from a group deletes its members’ RingCentral accounts: a person decides that',
  okta_user_schema_property: 'deleting an attribute erases its values for everybody: a person decides that',
  okta_app_user_schema_property: 'deleting an attribute erases its values for everybody: a person decides that',
};

/** What the plan creates: it stays. */
export const created = (plan: Plan, assigned: readonly AssignmentValue[]): LostValue[] =>
  acting(plan).flatMap(({ address, type, change }) => {
    if (
      !change.actions.includes('create') ||
      /_mapping(_lines)?$|_attribute_source$|^terraform_data$|_receipt$/.test(type)
    )
      return [];
    if (assigned.some((one) => one.address === address)) return [];
    return [{ what: `${address} is new`, why: KEPT[type] ?? CODE }];
  });
