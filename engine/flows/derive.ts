import {
  isInbound,
  reached,
  type Attribute,
  type AttributePath,
  type FlowTable,
  type Hop,
  type Outbound,
  type Phase,
  type System,
  type SystemId,
} from './model';
import { isRingCentral } from '../systems/kinds';

const OKTA = 'okta.';
const DEFAULT_PHASE: Phase = 'provisioning';

export const phaseOf = (hop: Hop): Phase => hop.phase ?? DEFAULT_PHASE;
export const attributeName = (path: AttributePath): string => path.slice(path.indexOf('.') + 1);
export const systemOf = (path: AttributePath): string => path.slice(0, path.indexOf('.'));
export const oktaAttribute = (name: string): AttributePath => `${OKTA}${name}`;

/** The lines an environment declares once it stands at `phase`. */
export const linesAt = (table: FlowTable, phase: Phase): readonly Hop[] =>
  table.hops.filter((hop) => reached(phase, phaseOf(hop)));

const roleOf = (hop: Hop) => (isInbound(hop) ? 'mapping' : (hop.as ?? 'mapping'));
/** Whether a line becomes part of a profile mapping, rather than of the app itself. */
export const isMapping = (hop: Hop): boolean => roleOf(hop) === 'mapping';
const becomes = (as: NonNullable<Outbound['as']>) => (hop: Hop) => roleOf(hop) === as;

/**
 * Whether Okta treats the system as a profile source in this phase. RingCentral becomes one in `bidirectional`: only an admin
 * can make it one, after the app exists.
 */
export const isProfileSource = (system: System, phase: Phase): boolean =>
  system.sourceRank !== undefined && (!isRingCentral(system.kind) || reached(phase, 'bidirectional'));

export type PushStatus = 'PUSH' | 'DONT_PUSH';

export interface MappingLine {
  /** Name of the target's attribute. */
  readonly to: string;
  readonly expression: string;
  readonly pushStatus: PushStatus;
}

/** One direction of one Okta–system pair. */
export interface Mapping {
  readonly system: SystemId;
  readonly direction: 'toOkta' | 'fromOkta';
  readonly lines: readonly MappingLine[];
  /** The latest phase that contributed a line: its gates are shut until an admin has done what it needs. */
  readonly phase: Phase;
  /** `remove` blanks live lines that nobody declared. */
  readonly undeclared: 'keep' | 'remove';
  /** Belongs to the whole company: of its lines only the declared ones are ours. */
  readonly shared: boolean;
}

/** RingCentral's pair is there for this integration; any other is shared unless the environment claims all of its lines. */
export const isShared = ({ kind, undeclared }: System): boolean => !isRingCentral(kind) && undeclared !== 'remove';

/**
 * App to Okta: Okta refuses PUSH from an app that is no profile source ("Push status is allowed for profile mastering enabled
 * apps only", provider issue 1295) and anything else from one that is (issue 807). Okta to app: as the line says.
 */
function pushStatus(hop: Hop, system: System, phase: Phase): PushStatus {
  const pushes = isInbound(hop) ? isProfileSource(system, phase) : hop.push !== 'onCreate';
  return pushes ? 'PUSH' : 'DONT_PUSH';
}

const latest = (phases: readonly Phase[]): Phase =>
  phases.reduce((a, b) => (reached(a, b) ? a : b), 'app' satisfies Phase as Phase);

const byTarget = (a: MappingLine, b: MappingLine) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0);

/** Every mapping with at least one line at `phase`, lines sorted by target. */
export function mappingsAt(table: FlowTable, phase: Phase): readonly Mapping[] {
  const live = linesAt(table, phase).filter(isMapping);
  return Object.entries(table.systems).flatMap(([id, system]) =>
    (['toOkta', 'fromOkta'] as const).flatMap((direction): Mapping[] => {
      const hops = live.filter((hop) =>
        isInbound(hop)
          ? direction === 'toOkta' && hop.from === id
          : direction === 'fromOkta' && systemOf(hop.to) === id,
      );
      if (hops.length === 0) return [];
      const lines = hops.map((hop) => ({
        to: attributeName(hop.to),
        expression: hop.expr,
        pushStatus: pushStatus(hop, system, phase),
      }));
      const since =
        direction === 'toOkta' && isProfileSource(system, phase) && isRingCentral(system.kind)
          ? ['bidirectional' as const]
          : [];
      return [
        {
          system: id,
          direction,
          lines: lines.sort(byTarget),
          phase: latest([...hops.map(phaseOf), ...since]),
          undeclared: system.undeclared ?? 'keep',
          shared: isShared(system),
        },
      ];
    }),
  );
}

/** The expression of the app's user name, where a line states one. */
export const usernameTemplateAt = (table: FlowTable, system: SystemId, phase: Phase): Outbound | undefined =>
  linesAt(table, phase).find(
    (hop): hop is Outbound => becomes('usernameTemplate')(hop) && !isInbound(hop) && systemOf(hop.to) === system,
  );

export interface SamlStatement {
  readonly name: string;
  readonly expression: string;
}

/** The attribute statements of the app's SAML assertion, sorted by name. */
export const samlStatementsAt = (table: FlowTable, system: SystemId, phase: Phase): readonly SamlStatement[] =>
  linesAt(table, phase)
    .filter((hop) => becomes('samlStatement')(hop) && systemOf(hop.to) === system)
    .map((hop) => ({ name: attributeName(hop.to), expression: hop.expr }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The constants a group's members get in a system, by attribute: the profile of the app's group assignment. */
export function groupProfileAt(
  table: FlowTable,
  system: SystemId,
  group: string,
  phase: Phase,
): Readonly<Record<string, string>> {
  const profile: Record<string, string> = {};
  for (const hop of linesAt(table, phase)) {
    const value = isInbound(hop) || systemOf(hop.to) !== system ? undefined : hop.perGroup?.[group];
    if (value !== undefined) profile[attributeName(hop.to)] = value;
  }
  return profile;
}

/** How Okta decides who may set an attribute: Okta's own words for "master". */
export type Source =
  | { readonly type: 'PROFILE_MASTER' }
  | { readonly type: 'OKTA' }
  | { readonly type: 'OVERRIDE'; readonly systems: readonly SystemId[] };

/**
 * Who an Okta attribute is sourced from in this phase. An override waits until a system it names has a line to the attribute:
 * an attribute sourced from a system that sends nothing would lose its value.
 */
export function sourceAt(table: FlowTable, path: AttributePath, phase: Phase): Source {
  const sourcedBy = table.attributes[path]?.sourcedBy ?? 'inherit';
  if (sourcedBy === 'inherit') return { type: 'PROFILE_MASTER' };
  if (sourcedBy === 'okta') return { type: 'OKTA' };
  const writes = linesAt(table, phase).some((hop) => hop.to === path && sourcedBy.includes(hop.from));
  return writes ? { type: 'OVERRIDE', systems: sourcedBy } : { type: 'PROFILE_MASTER' };
}

export interface DeclaredAttribute {
  readonly path: AttributePath;
  readonly name: string;
  readonly attribute: Attribute;
  /** First phase in which a line needs it. */
  readonly phase: Phase;
}

/** The line that first reads or writes the attribute decides when it is created. */
function firstNeeded(table: FlowTable, path: AttributePath): Phase | undefined {
  const [owner, name] = [systemOf(path), attributeName(path)];
  const reads = (hop: Hop) => hop.from === owner && mentions(hop.expr, name);
  const phases = table.hops.filter((hop) => hop.to === path || reads(hop)).map(phaseOf);
  return phases.length === 0 ? undefined : phases.reduce((a, b) => (reached(b, a) ? a : b));
}

/** Whether `.name` stands in an expression as a whole word. */
export const mentions = (expr: string, name: string): boolean => new RegExp(`\\.${name}\\b`).test(expr);

/** Attributes of one profile that are ours to create (or to import), in use at `phase`, sorted by name. */
export function declaredAttributesAt(
  table: FlowTable,
  owner: SystemId,
  origin: Attribute['origin'],
  phase: Phase,
): readonly DeclaredAttribute[] {
  return (Object.entries(table.attributes) as [AttributePath, Attribute][])
    .filter(([path, attribute]) => systemOf(path) === owner && attribute.origin === origin)
    .map(([path, attribute]) => ({
      path,
      name: attributeName(path),
      attribute,
      phase: firstNeeded(table, path) ?? DEFAULT_PHASE,
    }))
    .filter((declared) => reached(phase, declared.phase))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One base attribute of Okta whose source the table states. */
export interface StatedSource {
  readonly path: AttributePath;
  readonly name: string;
  readonly source: Source;
  /** Whose gates must be open: an override needs what its first line needs. */
  readonly phase: Phase;
}

/**
 * Base attributes whose source the table states, sorted by name. An override waits for its first line; until then the attribute
 * belongs to whoever has it.
 */
export function statedBaseSourcesAt(table: FlowTable, phase: Phase): readonly StatedSource[] {
  if (!reached(phase, DEFAULT_PHASE)) return [];
  return (Object.entries(table.attributes) as [AttributePath, Attribute][])
    .filter(([path, { origin, sourcedBy }]) => origin === 'base' && systemOf(path) === 'okta' && sourcedBy)
    .map(([path]) => {
      const source = sourceAt(table, path, phase);
      const feeds = (hop: Hop) => source.type === 'OVERRIDE' && hop.to === path && source.systems.includes(hop.from);
      const phases = linesAt(table, phase).filter(feeds).map(phaseOf);
      const first = phases.reduce((a, b) => (reached(b, a) ? a : b), phases[0] ?? DEFAULT_PHASE);
      return { path, name: attributeName(path), source, phase: first };
    })
    .filter(({ path, source }) => source.type === 'OVERRIDE' || !Array.isArray(table.attributes[path]?.sourcedBy))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Okta's base attributes whose source list is overridden at `phase`. */
export const overriddenBaseAttributesAt = (table: FlowTable, phase: Phase): readonly AttributePath[] =>
  (Object.entries(table.attributes) as [AttributePath, Attribute][])
    .filter(([path, { origin }]) => origin === 'base' && sourceAt(table, path, phase).type === 'OVERRIDE')
    .map(([path]) => path);
