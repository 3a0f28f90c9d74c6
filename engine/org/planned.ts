import type { SystemId } from '../flows/model';
import { ATTRIBUTE_SOURCE, MAPPING_LINES, PROFILE_MAPPING } from '../terraform/resources';
import { ranked, type GroupAssignment, type GroupReference } from './assignments';
import type { AttributeMapping, AttributeSource, Direction, GroupRule, MappingPair, Org } from './org';

/** A managed resource of a plan, both sides; live values stand before, planned ones after. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Deleted and created again. */
  readonly replaced?: boolean | undefined;
}

/** What a plan tells: its managed resources, and names of things it knows by id. */
export interface PlanView {
  readonly resources: readonly PlannedResource[];
  /** App id → system of the environment. */
  readonly systems: Readonly<Record<string, SystemId>>;
  /** The RingCentral app's system: that of an app which the plan creates, whose id is not known yet. */
  readonly ringcentral: SystemId | undefined;
  /** Group id → name. */
  readonly groups: Readonly<Record<string, string>>;
}

/** `before`: what is live; `after`: what it will be. */
export type Side = 'before' | 'after';
type Values = NonNullable<PlannedResource['before']>;

/** What one side of a plan tells of an org: only of what it has resources for. An absent part is not known to a plan. */
export interface PlannedOrg {
  /** Of the pairs that the plan holds: of a shared pair only the lines that are ours. */
  readonly mappings: Org['mappings'];
  /** Where the attributes come from that the plan holds, by name. */
  readonly sources: Readonly<Record<string, AttributeSource>>;
  readonly assignments?: Org['assignments'] | undefined;
  readonly rules?: readonly GroupRule[] | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const list = (value: unknown): Values[] => (Array.isArray(value) ? (value as Values[]) : []);
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Resources that say where an Okta attribute comes from. */
const SOURCED = ['okta_user_schema_property', 'okta_user_base_schema_property', ATTRIBUTE_SOURCE];

/** The direction of one mapping resource; its name is a public contract: `ad_to_okta`, `okta_to_ringcentral`. */
function pairOf({ name }: PlannedResource): { system: SystemId; direction: Direction } | undefined {
  if (name.startsWith('okta_to_')) return { system: name.slice('okta_to_'.length), direction: 'fromOkta' };
  const system = name.replace(/_to_okta$/, '');
  return system !== name && system ? { system, direction: 'toOkta' } : undefined;
}

/** Our own provider keeps lines by their target. */
const byTarget = (lines: unknown): Values[] =>
  Object.entries((lines ?? {}) as Readonly<Record<string, Values>>).map(([id, line]) => ({ ...line, id }));

const linesOf = (values: Values | null): Record<string, AttributeMapping> =>
  Object.fromEntries(
    [...list(values?.['mappings']), ...byTarget(values?.['lines'])].flatMap((line) => {
      const [target, expression] = [text(line['id']), text(line['expression'])];
      if (!target || !expression) return [];
      const pushStatus = line['push_status'] === 'PUSH' ? 'PUSH' : 'DONT_PUSH';
      return [[target, { expression, pushStatus }] as const];
    }),
  );

function mappingsOf({ resources }: PlanView, side: Side): Org['mappings'] {
  const pairs: Record<SystemId, MappingPair> = {};
  for (const resource of resources.filter(({ type }) => type === PROFILE_MAPPING || type === MAPPING_LINES)) {
    const pair = pairOf(resource);
    if (!pair) continue;
    const { system, direction } = pair;
    // A pair that is handed over from one resource to the other has both for a while.
    const lines = { ...pairs[system]?.[direction]?.lines, ...linesOf(resource[side]) };
    pairs[system] = { ...pairs[system], [direction]: { id: text(resource.before?.['id']), lines } };
  }
  return pairs;
}

function sourcesOf({ resources, systems }: PlanView, side: Side): PlannedOrg['sources'] {
  return Object.fromEntries(
    resources
      .filter(({ type }) => SOURCED.includes(type))
      .flatMap(({ before, after, [side]: values }) => {
        const attribute = text((after ?? before)?.['index'] ?? (after ?? before)?.['attribute']);
        if (!attribute) return [];
        const listed = list(values?.['master_override_priority']).map(({ value }) => String(value));
        const priority = [...listed, ...strings(values?.['priority'])].map((app) => systems[app] ?? app);
        const stated = text(values?.['master'] ?? values?.['source']) ?? 'PROFILE_MASTER';
        return [[attribute, { type: priority.length > 0 ? 'OVERRIDE' : stated, priority }] as const];
      }),
  );
}

const referenceOf = (id: string, { groups }: PlanView): GroupReference => ({ id, name: groups[id] ?? id });

function assignmentsOf(view: PlanView, side: Side): PlannedOrg['assignments'] {
  const resources = view.resources.filter(({ type }) => type === 'okta_app_group_assignment');
  if (resources.length === 0) return undefined;
  const assignments: Record<SystemId, GroupAssignment[]> = {};
  for (const { [side]: values } of resources) {
    const system = view.systems[text(values?.['app_id']) ?? ''] ?? view.ringcentral;
    const group = text(values?.['group_id']);
    if (system === undefined || group === undefined) continue;
    const priority = values?.['priority'];
    const profile = JSON.parse(text(values?.['profile']) ?? '{}') as Record<string, unknown>;
    (assignments[system] ??= []).push({
      group: referenceOf(group, view),
      priority: typeof priority === 'number' ? priority : undefined,
      profile,
    });
  }
  if (view.ringcentral !== undefined) assignments[view.ringcentral] ??= [];
  return Object.fromEntries(Object.entries(assignments).map(([system, all]) => [system, ranked(all)]));
}

function rulesOf(view: PlanView, side: Side): PlannedOrg['rules'] {
  const resources = view.resources.filter(({ type }) => type === 'okta_group_rule');
  if (resources.length === 0) return undefined;
  return resources.flatMap(({ name, [side]: values }): GroupRule[] => {
    const expression = text(values?.['expression_value']);
    if (!expression || !Array.isArray(values?.['group_assignments'])) return [];
    return [
      {
        id: text(values['id']),
        name: text(values['name']) ?? name,
        status: text(values['status']) ?? 'ACTIVE',
        expression,
        into: strings(values['group_assignments']).map((group) => referenceOf(group, view)),
      },
    ];
  });
}

/** What one side of a plan tells of the org. */
export const plannedOrg = (view: PlanView, side: Side): PlannedOrg => ({
  mappings: mappingsOf(view, side),
  sources: sourcesOf(view, side),
  assignments: assignmentsOf(view, side),
  rules: rulesOf(view, side),
});
