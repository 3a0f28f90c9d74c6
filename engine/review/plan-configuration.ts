import { groupValues } from '../org/assignments';
import type { AttributeSource, Direction } from '../org/org';
import { plannedOrg, type PlannedOrg, type PlanView, type Side } from '../org/planned';
import type { Configuration, Line, Sourcing } from '../sync';

const sourcingOf = ({ type, priority }: AttributeSource): Sourcing => {
  if (type === 'OVERRIDE') return priority;
  return type === 'OKTA' ? 'okta' : 'inherit';
};

function linesOf({ mappings }: PlannedOrg, system: string, direction: Direction): Line[] {
  const [from, to] = direction === 'toOkta' ? [system, 'okta'] : ['okta', system];
  return Object.entries(mappings[system]?.[direction]?.lines ?? {}).map(([target, { expression, pushStatus }]) => ({
    from,
    to: `${to}.${target}`,
    expr: expression,
    push: pushStatus === 'PUSH' ? 'always' : 'onCreate',
  }));
}

const placeOf = ({ from, to }: Line): { system: string; direction: Direction } =>
  from === 'okta'
    ? { system: to.slice(0, to.indexOf('.')), direction: 'fromOkta' }
    : { system: from, direction: 'toOkta' };

/** Lines of the pairs that the plan holds; of the other pairs, as the table declares them. */
function lines(declared: readonly Line[], planned: PlannedOrg): Line[] {
  const isPlanned = (line: Line) => {
    const { system, direction } = placeOf(line);
    return planned.mappings[system]?.[direction] !== undefined;
  };
  const all = [
    ...declared.filter((line) => !isPlanned(line)),
    ...Object.keys(planned.mappings).flatMap((system) => [
      ...linesOf(planned, system, 'toOkta'),
      ...linesOf(planned, system, 'fromOkta'),
    ]),
  ];
  return all.map((line) => withGroupValues(line, declared, planned));
}

function withGroupValues(line: Line, declared: readonly Line[], { assignments }: PlannedOrg): Line {
  const { groupValues: _, ...plain } = line;
  const assigned = line.from === 'okta' ? assignments?.[placeOf(line).system] : undefined;
  const own = declared.find(({ from, to }) => from === line.from && to === line.to);
  const values = assigned ? groupValues(assigned, line.to.slice(line.to.indexOf('.') + 1)) : own?.groupValues;
  return values ? { ...plain, groupValues: values } : plain;
}

const rules = (declared: Configuration['rules'], planned: PlannedOrg): Configuration['rules'] =>
  planned.rules?.flatMap(({ status, expression, into }) =>
    status === 'ACTIVE' ? into.map(({ name }) => ({ expr: expression, group: name })) : [],
  ) ?? declared;

const systems = (declared: Configuration['systems'], { assignments = {} }: PlannedOrg): Configuration['systems'] =>
  Object.fromEntries(
    Object.entries(declared).map(([id, system]) => {
      const assigned = assignments[id];
      return [id, assigned ? { ...system, groups: assigned.map(({ group }) => group.name) } : system];
    }),
  );

/** The configuration that one side of a plan amounts to: the environment's, with what the plan knows better in its place. */
export function configurationFromPlan(declared: Configuration, view: PlanView, side: Side): Configuration {
  const planned = plannedOrg(view, side);
  const sources = Object.entries(planned.sources).map(([attribute, source]) => [attribute, sourcingOf(source)]);
  return {
    ...declared,
    lines: lines(declared.lines, planned),
    sourcing: { ...declared.sourcing, ...(Object.fromEntries(sources) as Configuration['sourcing']) },
    rules: rules(declared.rules, planned),
    systems: systems(declared.systems, planned),
  };
}
