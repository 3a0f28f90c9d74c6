import { textOf } from '../conversion';
import type { GroupFact } from '../evaluation';
import { matchesPattern, patternProblem } from '../regex/match';
import type { Profile, Value } from '../values';
import { fromJson, isList } from '../values';
import type { CallSite, FunctionRow, Parameter } from './signature';
import { any, int, optional, rest, text } from './signature';

const groupsOf = ({ evaluation, range }: CallSite): readonly GroupFact[] => evaluation.context(range).groups ?? [];

/** Okta's example begins with a slash that is no part of the pattern. */
const withoutSlash = (pattern: string): string => pattern.replace(/^\//, '');

/** What a filter can name of a group. */
const filter: Parameter = {
  ...text('expression'),
  problem: (name) =>
    /^group\.(id|name|type|source)$/.test(name)
      ? undefined
      : `"${name}" is none of "group.name", "group.id", "group.type"`,
};

const member = (
  name: string,
  doc: string,
  test: (group: GroupFact, wanted: string, site: CallSite) => boolean,
): FunctionRow => ({
  name,
  parameters: [
    {
      ...text(name === 'isMemberOfGroup' ? 'groupId' : 'text'),
      ...(name === 'isMemberOfGroupNameRegex' && {
        problem: (pattern: string) => patternProblem(withoutSlash(pattern)),
      }),
    },
  ],
  returns: 'Boolean',
  onNull: false,
  groupRule: true,
  doc,
  run: ([wanted], site) => groupsOf(site).some((group) => test(group, wanted as string, site)),
});

/** Okta's own examples read `name` and `profile.name`; the profile stays out of what a group prints as. */
const asValue = ({ id, name, type, source }: GroupFact): Profile =>
  Object.defineProperty(
    { id, name, ...(type === undefined ? {} : { type }), ...(source === undefined ? {} : { source }) },
    'profile',
    { value: { name } },
  );

const valuesOf = (wanted: unknown): readonly string[] => {
  const value = fromJson(wanted);
  return (isList(value) ? value : [value]).map(textOf);
};

/** Keys of a criteria map. A list of values means any of them. */
export const CRITERIA: Readonly<Record<string, (group: GroupFact, value: string, exact: boolean) => boolean>> = {
  'group.id': (group, value) => group.id === value,
  'group.source.id': (group, value) => group.source === value,
  'group.type': (group, value) => group.type === value,
  'group.profile.name': (group, value, exact) => (exact ? group.name === value : group.name.startsWith(value)),
};

/** All keys of one map must hold; a group's name is compared by its beginning unless `operator` says `EXACT`. */
function satisfies(group: GroupFact, criteria: Profile): boolean {
  const exact = criteria['operator'] === 'EXACT';
  return Object.entries(criteria).every(([key, wanted]) => {
    if (key === 'operator') return true;
    const test = Object.hasOwn(CRITERIA, key) ? CRITERIA[key] : undefined;
    return test !== undefined && valuesOf(wanted).some((value) => test(group, value, exact));
  });
}

const NAME_TESTS = {
  contains: (name: string, pattern: string) => name.includes(pattern),
  startsWith: (name: string, pattern: string) => name.startsWith(pattern),
  endsWith: (name: string, pattern: string) => name.endsWith(pattern),
};

const claim = (name: keyof typeof NAME_TESTS): FunctionRow => ({
  name: `Groups.${name}`,
  parameters: [text('app'), text('pattern'), int('limit')],
  returns: 'Array',
  returnsNull: true,
  claimsOnly: true,
  doc: `Names of the person's groups, up to the limit, by ${name}; null where there are none. For claims only.`,
  run: ([app, pattern, limit], site) => {
    const names = groupsOf(site)
      .filter((group) => app !== 'OKTA' || group.type !== 'APP_GROUP')
      .map((group) => group.name)
      .filter((group) => NAME_TESTS[name](group, pattern as string));
    return names.length === 0 ? null : names.slice(0, limit as number);
  },
});

/** Group functions of Okta's reference, answered from the groups in the given context. */
export const groupFunctions: readonly FunctionRow[] = [
  member(
    'isMemberOfGroupName',
    'Whether the person is in the group of this name.',
    ({ name }, wanted) => name === wanted,
  ),
  member('isMemberOfGroup', 'Whether the person is in the group with this id.', ({ id }, wanted) => id === wanted),
  {
    name: 'isMemberOfAnyGroup',
    parameters: [rest(text('groupIds'))],
    returns: 'Boolean',
    onNull: false,
    groupRule: true,
    doc: 'Whether the person is in at least one of the groups with these ids.',
    run: (ids, site) => groupsOf(site).some((group) => ids.includes(group.id)),
  },
  member(
    'isMemberOfGroupNameStartsWith',
    'Whether the name of one of the groups begins with this text.',
    ({ name }, wanted) => name.startsWith(wanted),
  ),
  member(
    'isMemberOfGroupNameContains',
    'Whether the name of one of the groups contains this text.',
    ({ name }, wanted) => name.includes(wanted),
  ),
  member(
    'isMemberOfGroupNameRegex',
    "Whether the name of one of the groups fits the pattern; Okta's example begins with a slash that is no part of it.",
    ({ name }, wanted, { evaluation, range }) => matchesPattern(withoutSlash(wanted), name, evaluation, range),
  ),
  {
    name: 'getFilteredGroups',
    parameters: [{ name: 'allowed', type: 'Array' }, filter, int('limit')],
    returns: 'Array',
    doc: 'Of the allowed groups (ids or names), those the person is in: the attribute that the expression names, `group.name` or `group.id`.',
    run: ([allowed, expression, limit], site) => {
      const attribute = (expression as string).replace(/^group\./, '') as keyof GroupFact;
      return groupsOf(site)
        .filter(({ id, name }) => (allowed as readonly Value[]).some((each) => each === id || each === name))
        .slice(0, limit as number)
        .map((group) => (Object.hasOwn(group, attribute) ? (group[attribute] ?? null) : null));
    },
  },
  {
    name: '.getGroups',
    parameters: [optional(rest(any('criteria')))],
    returns: 'Array',
    groupRule: true,
    doc: "The person's groups that satisfy every criteria map: keys `group.id`, `group.source.id`, `group.type`, `group.profile.name` (its beginning, unless `operator` is `EXACT`).",
    example: ["user.getGroups({'group.type': {'OKTA_GROUP'}}).![name]", '{Everyone}'],
    run: (criteria, site) =>
      groupsOf(site)
        .filter((group) => criteria.every((each) => satisfies(group, (each ?? {}) as Profile)))
        .map(asValue),
  },
  ...(Object.keys(NAME_TESTS) as (keyof typeof NAME_TESTS)[]).map(claim),
];
