import { groupValuesText } from '../org/assignments';
import type { Configuration, ConfiguredSystem, GroupRule, Line } from '../sync';
import type { ComparedSide } from './configuration-changes';

const keyOf = ({ from, to }: Line): string => `${from} → ${to}`;
const ruleKey = ({ expr, group }: GroupRule): string => JSON.stringify([expr, group]);

/** Switches as they stand in the org; those in which the two sides differ, as each side says. */
function settings(
  own: ConfiguredSystem,
  other: ConfiguredSystem | undefined,
  live: ConfiguredSystem | undefined,
): ConfiguredSystem['settings'] {
  if (!live) return own.settings;
  return Object.fromEntries(
    Object.entries(own.settings).map(([name, value]) => {
      const key = name as keyof typeof own.settings;
      return [key, other && other.settings[key] !== value ? value : live.settings[key]];
    }),
  ) as unknown as ConfiguredSystem['settings'];
}

/** Groups that have the app though no side says so: an apply leaves them. */
function groups(own: ConfiguredSystem, stated: ReadonlySet<string>, live: ConfiguredSystem | undefined): string[] {
  return [...own.groups, ...(live?.groups ?? []).filter((name) => !stated.has(name))];
}

function systems(own: Configuration, other: Configuration, live: Configuration): Configuration['systems'] {
  return Object.fromEntries(
    Object.entries(own.systems).map(([id, system]) => {
      const [twin, held] = [other.systems[id], live.systems[id]];
      const stated = new Set([...system.groups, ...(twin?.groups ?? [])]);
      const variable = held?.variable ?? system.variable;
      return [
        id,
        {
          ...system,
          ...(variable === undefined ? {} : { variable }),
          settings: settings(system, twin, held),
          groups: groups(system, stated, held),
        },
      ];
    }),
  );
}

/** Values that members of undeclared groups get, behind those that are stated; where no side changes any, in the org's own order. */
function withLiveValues(line: Line, twin: Line | undefined, held: Line | undefined, stated: ReadonlySet<string>): Line {
  if (!held?.groupValues) return line;
  const unchanged = groupValuesText(line.groupValues) === groupValuesText(twin?.groupValues);
  if (unchanged) return { ...line, groupValues: held.groupValues };
  const others = held.groupValues.filter(({ group }) => !stated.has(group.name));
  return { ...line, groupValues: [...(line.groupValues ?? []), ...others] };
}

const statedGroups = ({ systems: all }: Configuration): string[] => Object.values(all).flatMap(({ groups: of }) => of);

function lines(own: Configuration, other: Configuration, live: Configuration, last: boolean): Line[] {
  const declared = new Map(own.lines.map((line) => [keyOf(line), line]));
  const twins = new Map(other.lines.map((line) => [keyOf(line), line]));
  const held = new Map(live.lines.map((line) => [keyOf(line), line]));
  const stated = new Set([...statedGroups(own), ...statedGroups(other)]);
  const undeclared = live.lines.filter((line) => {
    const system = line.from === 'okta' ? line.to.slice(0, line.to.indexOf('.')) : line.from;
    if (declared.has(keyOf(line)) || own.systems[system] === undefined) return false;
    // What the other side alone states comes or goes with the change.
    return last ? !twins.has(keyOf(line)) : true;
  });
  return [
    ...[...declared].map(([key, line]) => withLiveValues(line, twins.get(key), held.get(key), stated)),
    ...undeclared,
  ];
}

/**
 * An attribute of which neither side states a source has the org's, and so has one that only the change states, before it. What is no
 * longer stated inherits.
 */
function sourcing(
  own: ComparedSide,
  other: ComparedSide,
  live: Configuration,
  last: boolean,
): Configuration['sourcing'] {
  const stated = new Set([...own.stated.sourced, ...other.stated.sourced]);
  const kept = Object.entries(live.sourcing).filter(([name]) => !own.stated.sourced.includes(name));
  return Object.fromEntries([
    ...kept.filter(([name]) => !stated.has(name)),
    ...[...stated].map((name) => {
      const unstated = last || own.stated.sourced.includes(name) ? undefined : live.sourcing[name];
      return [name, unstated ?? own.configuration.sourcing[name] ?? 'inherit'] as const;
    }),
  ]);
}

function rules(own: ComparedSide, other: ComparedSide, live: Configuration, liveRules: readonly string[]): GroupRule[] {
  const stated = new Set([...own.stated.org.rules, ...other.stated.org.rules].map(({ name }) => name));
  const declared = own.configuration.rules ?? [];
  const known = new Set(declared.map(ruleKey));
  const undeclared = (live.rules ?? []).filter(
    (rule, at) => !stated.has(liveRules[at] ?? '') && !known.has(ruleKey(rule)),
  );
  return [...declared, ...undeclared];
}

/** What an org holds beside what the two sides state. */
export interface LiveSurroundings {
  readonly configuration: Configuration;
  /** Name of each rule of the configuration, in its order. */
  readonly ruleNames: readonly string[];
}

const over = (own: ComparedSide, other: ComparedSide, live: LiveSurroundings, last: boolean): Configuration => ({
  ...own.configuration,
  systems: systems(own.configuration, other.configuration, live.configuration),
  sourcing: sourcing(own, other, live.configuration, last),
  types: { ...live.configuration.types, ...own.configuration.types },
  lines: lines(own.configuration, other.configuration, live.configuration, last),
  rules: rules(own, other, live.configuration, live.ruleNames),
});

/**
 * Both sides of a comparison in the org as it is: what neither states (mappings that nobody declared, sources of other attributes,
 * groups and rules of others, switches) is the org's, on both sides.
 */
export const overLive = (
  before: ComparedSide,
  after: ComparedSide,
  live: LiveSurroundings,
): { readonly before: Configuration; readonly after: Configuration } => ({
  before: over(before, after, live, false),
  after: over(after, before, live, true),
});
