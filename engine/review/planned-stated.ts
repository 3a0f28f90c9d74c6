import type { AttributePath, AttributeType } from '../flows/model';
import type { Org, SchemaAttribute } from '../org/org';
import { plannedOrg, type PlannedResource, type PlanView, type Side } from '../org/planned';
import { plannedApps } from '../org/planned-app';
import type { Stated } from './table-file';

type Values = NonNullable<PlannedResource['before']>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const USER_ATTRIBUTE = 'okta_user_schema_property';
const APP_ATTRIBUTE = 'okta_app_user_schema_property';

/** Whose profile an attribute belongs to; the app that a plan creates has no id yet. */
function ownerOf({ type }: PlannedResource, values: Values, { systems, ringcentral }: PlanView): string | undefined {
  if (type === USER_ATTRIBUTE) return 'okta';
  return type === APP_ATTRIBUTE ? (systems[text(values['app_id']) ?? ''] ?? ringcentral) : undefined;
}

function attributesOf(view: PlanView, side: Side): [AttributePath, SchemaAttribute][] {
  return view.resources.flatMap((resource): [AttributePath, SchemaAttribute][] => {
    const values = resource[side];
    const [owner, name] = [values && ownerOf(resource, values, view), text(values?.['index'])];
    if (!values || owner === undefined || name === undefined) return [];
    const attribute: SchemaAttribute = {
      origin: 'custom',
      type: text(values['type']) as AttributeType | undefined,
      title: text(values['title']),
      externalName: text(values['external_name']),
    };
    return [[`${owner}.${name}`, attribute]];
  });
}

const ofOwner = (all: readonly [AttributePath, SchemaAttribute][], owner: string) =>
  Object.fromEntries(
    all.flatMap(([path, one]) => (path.startsWith(`${owner}.`) ? [[path.slice(owner.length + 1), one] as const] : [])),
  );

const groupsOf = ({ resources }: PlanView, side: Side): Org['groups'] =>
  resources.flatMap(({ type, name, [side]: values }) =>
    type === 'okta_group' && values
      ? [
          {
            id: text(values['id']),
            name: text(values['name']) ?? name,
            type: 'OKTA_GROUP',
            description: text(values['description']),
          },
        ]
      : [],
  );

/** What one side of a plan states: what it has resources for, and nothing else. */
export function statedInPlan(view: PlanView, side: Side): Stated {
  const { mappings, sources, assignments = {}, rules = [] } = plannedOrg(view, side);
  const attributes = attributesOf(view, side);
  const owners = [...new Set(attributes.map(([path]) => path.slice(0, path.indexOf('.'))))];
  const user = { ...ofOwner(attributes, 'okta') };
  return {
    org: {
      apps: plannedApps(view, side),
      mappings,
      appSchemas: Object.fromEntries(
        owners.filter((owner) => owner !== 'okta').map((owner) => [owner, ofOwner(attributes, owner)]),
      ),
      userSchema: {
        id: undefined,
        attributes: {
          ...user,
          ...Object.fromEntries(
            Object.entries(sources).map(([name, source]) => [
              name,
              { ...(user[name] ?? { origin: 'base' as const }), source },
            ]),
          ),
        },
      },
      groups: groupsOf(view, side),
      assignments,
      rules,
    },
    owned: attributes.map(([path]) => path),
    sourced: Object.keys(sources),
    replaced: attributesOf({ ...view, resources: view.resources.filter(({ replaced }) => replaced) }, side).map(
      ([path]) => path,
    ),
  };
}
