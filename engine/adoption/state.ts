import { ADDRESS_NAME, slug } from '../environment/slug';
import { candidates, type NamedGroup } from '../org/groups';
import { ATTRIBUTE_SOURCE, MAPPING_LINES, mappingId, PROFILE_MAPPING, RECEIPT } from '../terraform/resources';
import type { AdoptableOrg } from './org';

type Values = Readonly<Record<string, unknown>>;

/** The part of a synthesised stack that says what stands in a state. */
export interface StackResources {
  readonly terraform: { readonly required_providers: Readonly<Record<string, { readonly source: string }>> };
  readonly resource: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly output: Readonly<Record<string, { readonly value?: unknown }>>;
}

/** One resource of a state, as Terraform keeps it. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly attributes: Values;
}

const META = new Set(['lifecycle', 'depends_on', 'provider', '//', 'count', 'for_each']);

/** Arguments that the provider never reads back: their defaults stand in no answer (okta/okta, resource_okta_profile_mapping.go). */
const UNREAD: Readonly<Record<string, Values>> = {
  okta_profile_mapping: { always_apply: false },
  okta_user_schema_property: { user_type: 'default' },
  [ATTRIBUTE_SOURCE]: { user_type: 'default', priority: null, restores: null },
};

/** What found lines return to once they are no longer owned, as after an import: to nothing. */
const restoresOf = (lines: unknown) =>
  Object.fromEntries(Object.keys(lines as Values).map((name) => [name, { expression: null, push_status: null }]));

/** What only the provider says, and a state has to hold. */
function computed(type: string, values: Values): Values {
  if (type === RECEIPT) return { applies: [], begun: null };
  return type === MAPPING_LINES ? { restores: restoresOf(values['lines']) } : {};
}

/** What `${okta_group.pilots.id}` and its like stand for: ids of what exists. */
export type Ids = ReadonlyMap<string, string>;

const REFERENCE = new RegExp(
  String.raw`(?<!\$)\$\{(?:one\()?(?:data\.)?(${ADDRESS_NAME}\.${ADDRESS_NAME})(?:\.groups\[\*\])?\.id\)?\}`,
  'gu',
);

function resolved(value: unknown, ids: Ids): unknown {
  if (typeof value === 'string') {
    const led = value.replaceAll(REFERENCE, (reference, name: string) => ids.get(name) ?? reference);
    return led === value ? value.replaceAll('$${', '${').replaceAll('%%{', '%{') : led;
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member, ids)]));
}

/** Ids of everything a stack refers to, by address; what the org does not have is absent. */
export function idsOf(
  { resource }: StackResources,
  groups: readonly NamedGroup[],
  org: AdoptableOrg,
  app: { address: string; id: string },
): Ids {
  const ids = new Map<string, string>([
    [app.address, app.id],
    ['okta_user_profile_mapping_source.user', org.userType],
  ]);
  for (const group of groups) {
    const [found, ...others] = candidates(org.groups, group);
    if (found === undefined || others.length > 0) continue;
    for (const type of ['okta_group', 'okta_groups']) ids.set(`${type}.${slug(group.name)}`, found.id);
  }
  for (const [name, { name: rule }] of Object.entries(resource['okta_group_rule'] ?? {})) {
    const found = org.rules.find((one) => one.name === rule);
    if (found) ids.set(`okta_group_rule.${name}`, found.id);
  }
  for (const [system, { toOkta, fromOkta }] of Object.entries(org.mappings)) {
    for (const type of [PROFILE_MAPPING, MAPPING_LINES]) {
      if (toOkta) ids.set(`${type}.${mappingId({ system, direction: 'toOkta' })}`, toOkta.id);
      if (fromOkta) ids.set(`${type}.${mappingId({ system, direction: 'fromOkta' })}`, fromOkta.id);
    }
  }
  return ids;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A gate has no id anywhere; its name makes one of the form that Terraform gives. */
const gateId = (name: string): string => {
  const hex = [...name]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .padEnd(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

function idOf(type: string, name: string, values: Values, ids: Ids, org: AdoptableOrg): string | undefined {
  if (type === 'terraform_data') return gateId(name);
  if (type === RECEIPT) return name;
  if (type === 'okta_user_schema_property') {
    const index = text(values['index']);
    return index !== undefined && org.userSchema.attributes[index] ? index : undefined;
  }
  if (type === 'okta_app_user_schema_property') return `${text(values['app_id'])}/${text(values['index'])}`;
  if (type === 'okta_app_group_assignment') {
    const assigned = Object.values(org.assignments)
      .flat()
      .some(({ group }) => group.id === values['group_id']);
    return assigned ? text(values['group_id']) : undefined;
  }
  if (type === ATTRIBUTE_SOURCE) return `default/${text(values['attribute'])}`;
  return ids.get(`${type}.${name}`);
}

/** Every resource of the stack that exists already, as the state of somebody who had applied it. Reading fills in what the stack does not say. */
export function stateResources(stack: StackResources, org: AdoptableOrg, ids: Ids): StateResource[] {
  return Object.entries(stack.resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, config]): StateResource[] => {
      const stated = Object.fromEntries(Object.entries(config).filter(([key]) => !META.has(key)));
      const values = resolved(stated, ids) as Values;
      const id = idOf(type, name, values, ids, org);
      return id === undefined
        ? []
        : [{ type, name, attributes: { ...UNREAD[type], ...values, ...computed(type, values), id } }];
    }),
  );
}

export interface StateOptions {
  readonly terraformVersion: string;
  readonly lineage: string;
  /** Schema version by resource type, as the provider counts them. */
  readonly schemaVersions: Readonly<Record<string, number>>;
}

const BUILT_IN = 'terraform_data';

/** A type begins with the name that the stack gives its provider: `okta_group` is of `okta`, which may be the stand-in. */
const addressOf = (type: string, { terraform }: StackResources): string =>
  type === BUILT_IN
    ? 'terraform.io/builtin/terraform'
    : terraform.required_providers[type.slice(0, type.indexOf('_'))]!.source;

/** The state as a file, format 4. */
export const stateFile = (
  resources: readonly StateResource[],
  stack: StackResources,
  { terraformVersion, lineage, schemaVersions }: StateOptions,
): object => ({
  version: 4,
  terraform_version: terraformVersion,
  serial: 1,
  lineage,
  outputs: Object.fromEntries(
    Object.entries(stack.output).map(([name, { value }]) => [name, { value, type: 'string' }]),
  ),
  resources: resources.map(({ type, name, attributes }) => ({
    mode: 'managed',
    type,
    name,
    provider: `provider["${addressOf(type, stack)}"]`,
    instances: [{ schema_version: schemaVersions[type] ?? 0, attributes, sensitive_attributes: [] }],
  })),
  check_results: null,
});
