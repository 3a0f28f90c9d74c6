import { groupValues } from '../org/assignments';
import type { AttributeSource, Direction } from '../org/org';
import { plannedApps } from '../org/planned-app';
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

/** The user name of an app that the plan holds is a line as well. */
function withUserNames(all: readonly Line[], view: PlanView, side: Side): Line[] {
  const names = Object.entries(plannedApps(view, side)).flatMap(([system, { userName }]): Line[] =>
    userName
      ? [
          {
            from: 'okta',
            to: `${system}.userName`,
            expr: userName.expression,
            push: userName.pushStatus === 'DONT_PUSH' ? 'onCreate' : 'always',
          },
        ]
      : [],
  );
  return [...all.filter(({ from, to }) => !names.some((name) => name.from === from && name.to === to)), ...names];
}

/**
 * The configuration that one side of a plan amounts to: the environment's, with what the plan knows better in its place.
 * @param rest what a plan without resources for a pair says of it: what is declared, or nothing
 */
export function configurationFromPlan(
  declared: Configuration,
  view: PlanView,
  side: Side,
  rest: 'declared' | 'nothing' = 'declared',
): Configuration {
  const planned = plannedOrg(view, side);
  const sources = Object.entries(planned.sources).map(([attribute, source]) => [attribute, sourcingOf(source)]);
  return {
    ...declared,
    lines: withUserNames(lines(rest === 'declared' ? declared.lines : [], planned), view, side),
    sourcing: { ...declared.sourcing, ...(Object.fromEntries(sources) as Configuration['sourcing']) },
    rules: rules(declared.rules, planned),
    systems: systems(declared.systems, planned),
  };
}
