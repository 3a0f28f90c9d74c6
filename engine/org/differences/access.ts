import { isSameGroup, type GroupAssignment } from '../assignments';
import type { GroupRule, OrgWith } from '../org';
import { differing, type DifferenceOf } from './difference';

type Access = OrgWith<'assignments' | 'rules', string | undefined>;

/** What members get, without what nobody set, in the order of names. */
export const groupProfile = ({ profile }: GroupAssignment): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(profile)
        .filter(([, value]) => value !== null)
        .sort(),
    ),
  );

/** Groups by id where both sides know it. Priorities are not compared: Okta renumbers those that nobody stated. */
function assignments(
  system: string,
  expected: readonly GroupAssignment[],
  actual: readonly GroupAssignment[],
): DifferenceOf<'assignment'>[] {
  const left = [...actual];
  const differences: DifferenceOf<'assignment'>[] = [];
  for (const one of expected) {
    const at = left.findIndex(({ group }) => isSameGroup(group, one.group));
    const other = at < 0 ? undefined : left.splice(at, 1)[0];
    if (!other || groupProfile(one) !== groupProfile(other))
      differences.push({ part: 'assignment', system, group: other?.group ?? one.group, expected: one, actual: other });
  }
  return [
    ...differences,
    ...left.map((one): DifferenceOf<'assignment'> => ({
      part: 'assignment',
      system,
      group: one.group,
      expected: undefined,
      actual: one,
    })),
  ];
}

/** By name; of several with one name the others by their id too, so that none hides another. */
function byName(rules: readonly GroupRule[]): Readonly<Record<string, GroupRule>> {
  const named: Record<string, GroupRule> = {};
  for (const rule of [...rules].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)))
    named[rule.name in named ? `${rule.name} (${rule.id})` : rule.name] = rule;
  return named;
}

const rules = (expected: readonly GroupRule[], actual: readonly GroupRule[]): DifferenceOf<'rule'>[] =>
  differing(
    byName(expected),
    byName(actual),
    (one, other) => one.expression === other.expression && one.status === other.status,
  ).map((one) => ({ part: 'rule', ...one }));

/** Which groups have the apps, what their members get, and the rules that fill groups. */
export function accessDifferences(expected: Access, actual: Access) {
  const systems = [...new Set([...Object.keys(expected.assignments), ...Object.keys(actual.assignments)])];
  return [
    ...systems.flatMap((system) =>
      assignments(system, expected.assignments[system] ?? [], actual.assignments[system] ?? []),
    ),
    ...rules(expected.rules, actual.rules),
  ];
}
