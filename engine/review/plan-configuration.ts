import { groupValues, type GroupAssignment } from '../org/assignments';
import type { Configuration, Line, Sourcing } from '../sync';
import { ATTRIBUTE_SOURCE, MAPPING_LINES, PROFILE_MAPPING } from '../terraform/resources';

/** A managed resource of a plan, both sides; live values stand before, planned ones after. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What a plan tells: its managed resources, and names of things it knows by id. */
export interface PlanView {
  readonly resources: readonly PlannedResource[];
  /** App id → system of the environment. */
  readonly systems: Readonly<Record<string, string>>;
  /** Group id → name. */
  readonly groups: Readonly<Record<string, string>>;
}

type Side = 'before' | 'after';
type Values = NonNullable<PlannedResource['before']>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const list = (value: unknown): Values[] => (Array.isArray(value) ? (value as Values[]) : []);

/** Resources that say where an Okta attribute comes from. */
const SOURCED = ['okta_user_schema_property', 'okta_user_base_schema_property', ATTRIBUTE_SOURCE];

/** The direction of one mapping resource; its name is a public contract: `ad_to_okta`, `okta_to_ringcentral`. */
function pairOf({ name }: PlannedResource): { from: string; to: string } | undefined {
  const [from, to] = name.startsWith('okta_to_')
    ? ['okta', name.slice('okta_to_'.length)]
    : [name.replace(/_to_okta$/, ''), 'okta'];
  return from && to && from !== name ? { from, to } : undefined;
}

/** Our own provider keeps lines by their target. */
const byTarget = (lines: unknown): Values[] =>
  Object.entries((lines ?? {}) as Readonly<Record<string, Values>>).map(([id, line]) => ({ ...line, id }));

const linesOf = (values: Values | null, { from, to }: { from: string; to: string }): Line[] =>
  [...list(values?.['mappings']), ...byTarget(values?.['lines'])].flatMap((line): Line[] => {
    const [target, expr] = [text(line['id']), text(line['expression'])];
    if (!target || !expr) return [];
    return [{ from, to: `${to}.${target}`, expr, push: line['push_status'] === 'PUSH' ? 'always' : 'onCreate' }];
  });

/** Lines of the pairs that the plan holds, as one side has them; of the other pairs, as the table declares them. */
function lines({ lines: declared, systems }: Configuration, { resources, groups }: PlanView, side: Side): Line[] {
  const kindOf = (system: string) => systems[system]?.kind;
  const mappings = resources
    .filter(({ type }) => type === PROFILE_MAPPING || type === MAPPING_LINES)
    .flatMap((resource) => {
      const pair = pairOf(resource);
      return pair ? [{ resource, pair }] : [];
    });
  const planned = (line: Line): boolean =>
    mappings.some(({ pair }) => pair.from === line.from && line.to.startsWith(`${pair.to}.`));
  const assignments = assignmentsOf(resources, groups, side);
  return [
    ...declared.filter((line) => !planned(line)),
    ...mappings.flatMap(({ resource, pair }) => linesOf(resource[side], pair)),
  ].map((line) => {
    const own = declared.find(({ from, to }) => from === line.from && to === line.to);
    const [system, attribute] = [line.to.slice(0, line.to.indexOf('.')), line.to.slice(line.to.indexOf('.') + 1)];
    const assigned = assignments && line.from === 'okta' && kindOf(system) === 'ringcentral';
    const values = assigned ? groupValues(assignments, attribute) : own?.groupValues;
    const { groupValues: _declared, ...plain } = line;
    return values ? { ...plain, groupValues: values } : plain;
  });
}

/** The RingCentral app's assignments on one side. Undefined: the plan holds none. */
function assignmentsOf(
  resources: readonly PlannedResource[],
  groups: PlanView['groups'],
  side: Side,
): GroupAssignment[] | undefined {
  const assignments = resources.filter(({ type }) => type === 'okta_app_group_assignment');
  if (!assignments.length) return undefined;
  return assignments.flatMap(({ [side]: values }): GroupAssignment[] => {
    const id = text(values?.['group_id']);
    const name = groups[id ?? ''];
    if (name === undefined) return [];
    const priority = values?.['priority'];
    const profile = JSON.parse(text(values?.['profile']) ?? '{}') as Record<string, unknown>;
    return [{ group: { name, id }, priority: typeof priority === 'number' ? priority : undefined, profile }];
  });
}

const ids = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const sourcingOf = (values: Values | null, systems: PlanView['systems']): Sourcing => {
  const apps = [...list(values?.['master_override_priority']).map(({ value }) => value), ...ids(values?.['priority'])];
  if (apps.length) return apps.map((app) => systems[text(app) ?? ''] ?? text(app) ?? '?');
  return (values?.['master'] ?? values?.['source']) === 'OKTA' ? 'okta' : 'inherit';
};

function sourcing(
  declared: Configuration['sourcing'],
  { resources, systems }: PlanView,
  side: Side,
): Configuration['sourcing'] {
  const planned = resources.filter(({ type }) => SOURCED.includes(type));
  return Object.fromEntries([
    ...Object.entries(declared),
    ...planned.flatMap((resource) => {
      const attribute = text(
        (resource.after ?? resource.before)?.['index'] ?? (resource.after ?? resource.before)?.['attribute'],
      );
      return attribute ? [[attribute, sourcingOf(resource[side], systems)] as const] : [];
    }),
  ]);
}

function rules(declared: Configuration['rules'], { resources, groups }: PlanView, side: Side): Configuration['rules'] {
  const planned = resources.filter(({ type }) => type === 'okta_group_rule');
  if (!planned.length) return declared;
  return planned.flatMap(({ [side]: values }) => {
    const [expr, into] = [text(values?.['expression_value']), values?.['group_assignments']];
    if (!expr || values?.['status'] === 'INACTIVE' || !Array.isArray(into)) return [];
    return into.map((id) => ({ expr, group: groups[String(id)] ?? String(id) }));
  });
}

function systems(declared: Configuration['systems'], view: PlanView, side: Side): Configuration['systems'] {
  const assignments = view.resources.filter(({ type }) => type === 'okta_app_group_assignment');
  if (!assignments.length) return declared;
  return Object.fromEntries(
    Object.entries(declared).map(([id, system]) => {
      if (system.kind !== 'ringcentral') return [id, system];
      const groups = assignments.flatMap(({ [side]: values }) => {
        const group = text(values?.['group_id']);
        return group ? [view.groups[group] ?? group] : [];
      });
      return [id, { ...system, groups }];
    }),
  );
}

/** The configuration that one side of a plan amounts to: the environment's, with what the plan knows better in its place. */
export function configurationFromPlan(declared: Configuration, view: PlanView, side: Side): Configuration {
  return {
    ...declared,
    lines: lines(declared, view, side),
    sourcing: sourcing(declared.sourcing, view, side),
    rules: rules(declared.rules, view, side),
    systems: systems(declared.systems, view, side),
  };
}
