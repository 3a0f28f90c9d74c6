import { readable } from '../expressions/readable';
import type { AttributePath } from '../flows/model';
import { differences, isAbout, type Difference } from '../org/differences';
import type { App, GroupRule } from '../org/org';
import type { Configuration } from '../sync';
import type { ConfigurationKind, HopChange } from './model';
import type { Stated } from './table-file';

/** One change of the configuration, before anybody was looked at. */
export interface StatedChange {
  readonly kind: ConfigurationKind;
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed' | 'renamed';
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Attributes whose values tell whom it reaches. */
  readonly paths?: readonly AttributePath[] | undefined;
  /** Groups whose members it reaches. */
  readonly groups?: readonly string[] | undefined;
  /** The system whose people it reaches. */
  readonly system?: string | undefined;
  /** The SAML statement whose value tells whom it reaches. */
  readonly statement?: { readonly before: string | undefined; readonly after: string | undefined };
}

type Sides = Readonly<Record<'before' | 'after', unknown>>;

const become = ({ before, after }: Sides): StatedChange['change'] =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

const mappingChanges = (hops: readonly HopChange[]): StatedChange[] =>
  hops.flatMap(({ line, state, to, before, after }) =>
    state === 'same'
      ? []
      : [{ kind: 'mapping', id: line, change: state, before, after, paths: [to as AttributePath] } as const],
  );

interface OwnAttribute {
  readonly path: AttributePath;
  readonly alike: string;
}

/** By what an attribute is known again under another name: its owner, its type, and what fills it. */
function ownAttributes({ org, owned }: Stated): OwnAttribute[] {
  return owned.map((path) => {
    const [owner = '', name = ''] = [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)];
    const { type } = (owner === 'okta' ? org.userSchema.attributes : (org.appSchemas[owner] ?? {}))[name] ?? {};
    const fills = Object.entries(org.mappings).flatMap(([system, { toOkta, fromOkta }]) => {
      const line = owner === 'okta' ? toOkta?.lines[name] : system === owner ? fromOkta?.lines[name] : undefined;
      return line === undefined ? [] : [`${system} ${line.expression}`];
    });
    return { path, alike: JSON.stringify([owner, type ?? 'string', fills.sort()]) };
  });
}

function attributeChanges(before: Stated, after: Stated): StatedChange[] {
  const [was, is] = [ownAttributes(before), ownAttributes(after)];
  const gone = was.filter(({ path }) => !after.owned.includes(path));
  const fresh = is.filter(({ path }) => !before.owned.includes(path));
  const changes: StatedChange[] = [];
  for (const { path, alike } of gone) {
    const at = fresh.findIndex((one) => one.alike === alike);
    const other = at < 0 ? undefined : fresh.splice(at, 1)[0];
    changes.push(
      other
        ? { kind: 'attribute', id: `${path} → ${other.path}`, change: 'renamed', paths: [path] }
        : { kind: 'attribute', id: path, change: 'removed', paths: [path] },
    );
  }
  for (const { path } of fresh) changes.push({ kind: 'attribute', id: path, change: 'added', paths: [path] });
  return [...changes, ...replaced(before, after)];
}

/** Another type is another attribute: Okta deletes the old one first, and with it every value. */
const replaced = (before: Stated, after: Stated): StatedChange[] =>
  before.owned.flatMap((path): StatedChange[] => {
    const dot = path.indexOf('.');
    const typeIn = ({ org }: Stated) =>
      (path.startsWith('okta.') ? org.userSchema.attributes : (org.appSchemas[path.slice(0, dot)] ?? {}))[
        path.slice(dot + 1)
      ]?.type ?? 'string';
    if (!after.owned.includes(path)) return [];
    if (typeIn(before) === typeIn(after) && !after.replaced?.includes(path)) return [];
    return [
      { kind: 'attribute', id: path, change: 'changed', before: typeIn(before), after: typeIn(after), paths: [path] },
    ];
  });

/** Attributes whose values go with the change: deleted, renamed, or of another type. */
export const erasedBy = (changes: readonly StatedChange[]): readonly AttributePath[] =>
  changes.flatMap(({ kind, change, paths = [] }) => (kind === 'attribute' && change !== 'added' ? paths : []));

const sourceText = ({ sourcing }: Configuration, attribute: string): string => {
  const source = sourcing[attribute] ?? 'inherit';
  return typeof source === 'string' ? source : source.join(', ');
};

/** Of attributes whose source one side states: what the other side does not state, the org decides. */
function sourceChanges(before: ComparedSide, after: ComparedSide): StatedChange[] {
  const names = [...new Set([...before.stated.sourced, ...after.stated.sourced])].sort();
  return names.flatMap((name): StatedChange[] => {
    const sides = { before: sourceText(before.configuration, name), after: sourceText(after.configuration, name) };
    if (sides.before === sides.after) return [];
    const id = `okta.${name}` as const;
    // An attribute that stays has a source before and after, stated or not.
    const [had, has] = [before.stated.owned.includes(id), after.stated.owned.includes(id)];
    const change = had === has ? 'changed' : has ? 'added' : 'removed';
    return [{ kind: 'source', id, change, ...sides, paths: [id] }];
  });
}

/** Profile sources, highest first, as far as the environment states their places. */
const orderOf = ({ systems }: Configuration): string =>
  Object.entries(systems)
    .filter(([, { rank }]) => rank !== undefined)
    .sort(([, one], [, other]) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(([id]) => id)
    .join(', ');

function orderChanges(before: Configuration, after: Configuration): StatedChange[] {
  const [was, is] = [orderOf(before), orderOf(after)];
  return was === is ? [] : [{ kind: 'order', id: 'profile sources', change: 'changed', before: was, after: is }];
}

const ruleText = (rule: GroupRule | undefined): string | undefined =>
  rule &&
  `${readable(rule.expression)} → ${rule.into
    .map(({ name }) => name)
    .sort()
    .join(', ')}${rule.status === 'ACTIVE' ? '' : ` (${rule.status})`}`;

/** Compared by what they say: another spelling of one condition is no change. */
function ruleChanges({ org: before }: Stated, { org: after }: Stated): StatedChange[] {
  const names = [...new Set([...before.rules, ...after.rules].map(({ name }) => name))];
  return names.flatMap((name): StatedChange[] => {
    const [was, is] = [before.rules.find((one) => one.name === name), after.rules.find((one) => one.name === name)];
    const sides = { before: ruleText(was), after: ruleText(is) };
    if (sides.before === sides.after) return [];
    const groups = [...new Set([...(was?.into ?? []), ...(is?.into ?? [])].map((group) => group.name))];
    return [{ kind: 'rule', id: name, change: become(sides), ...sides, groups }];
  });
}

/** Groups that are ours to make. Which, an older version's table does not say: then the other side does, as far as it has the group. */
function ownGroups({ org, ownedGroups }: Stated, other: Stated): Stated['org']['groups'] {
  const ofOther = (name: string) =>
    other.org.groups.some((group) => group.name === name) ? other.ownedGroups?.includes(name) : undefined;
  return org.groups.filter(({ name }) => ownedGroups?.includes(name) ?? ofOther(name) ?? true);
}

function groupChanges(before: Stated, after: Stated): StatedChange[] {
  const [wereOurs, areOurs] = [ownGroups(before, after), ownGroups(after, before)];
  const names = [...new Set([...wereOurs, ...areOurs].map(({ name }) => name))];
  return names.flatMap((name): StatedChange[] => {
    const [was, is] = [wereOurs.find((one) => one.name === name), areOurs.find((one) => one.name === name)];
    if (was?.type === is?.type && (was?.description ?? '') === (is?.description ?? '')) return [];
    return [{ kind: 'group', id: name, change: become({ before: was, after: is }), groups: [name] }];
  });
}

function assignmentChanges(all: readonly Difference[], { org: before }: Stated, { org: after }: Stated) {
  const told = all.filter(isAbout('assignment')).map(({ system, group, expected, actual }): StatedChange => {
    const profile = (one: typeof expected) => one && JSON.stringify(one.profile);
    const sides = { before: profile(actual), after: profile(expected) };
    return {
      kind: 'assignment',
      id: `${group.name} → ${system}`,
      change: become({ before: actual, after: expected }),
      ...sides,
      groups: [group.name],
      system,
    };
  });
  const known = new Set(told.map(({ id }) => id));
  return [...told, ...priorityChanges(before, after).filter(({ id }) => !known.has(id))];
}

/** Whose value wins is decided by the order of the assignments. */
const priorityChanges = (before: Stated['org'], after: Stated['org']): StatedChange[] =>
  Object.entries(after.assignments).flatMap(([system, ranked]) => {
    const names = (assignments: typeof ranked, others: typeof ranked) =>
      assignments.map(({ group }) => group.name).filter((name) => others.some(({ group }) => group.name === name));
    const other = before.assignments[system] ?? [];
    const [was, is] = [names(other, ranked), names(ranked, other)];
    return is.flatMap((name, place): StatedChange[] => {
      if (was[place] === name) return [];
      const sides = { before: `place ${was.indexOf(name) + 1}`, after: `place ${place + 1}` };
      return [{ kind: 'assignment', id: `${name} → ${system}`, change: 'changed', ...sides, groups: [name], system }];
    });
  });

const SETTINGS: Readonly<Record<string, (app: App) => string | boolean | undefined>> = {
  label: ({ label }) => label,
  status: ({ status }) => status,
  relayState: ({ relayState }) => relayState,
  'hidden on the home page': ({ hidden }) => hidden.web,
  'hidden in Okta Mobile': ({ hidden }) => hidden.mobile,
};

const shown = (value: string | boolean | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

const appSettings = ({ org: before }: Stated, { org: after }: Stated): StatedChange[] =>
  [...new Set([...Object.keys(before.apps), ...Object.keys(after.apps)])].flatMap((system) => {
    const [was, is] = [before.apps[system], after.apps[system]];
    if (!was || !is)
      return [{ kind: 'setting', id: `${system} app`, change: become({ before: was, after: is }), system } as const];
    return Object.entries(SETTINGS).flatMap(([name, of]): StatedChange[] => {
      const sides = { before: shown(of(was)), after: shown(of(is)) };
      if (sides.before === sides.after) return [];
      return [{ kind: 'setting', id: `${system} ${name}`, change: become(sides), ...sides, system }];
    });
  });

const featureChanges = (all: readonly Difference[]): StatedChange[] =>
  all.filter(isAbout('feature')).map(({ system, feature, expected }) => ({
    kind: 'setting',
    id: `${system} ${feature}`,
    change: 'changed',
    before: expected ? 'off' : 'on',
    after: expected ? 'on' : 'off',
    system,
  }));

function statementChanges(all: readonly Difference[]): StatedChange[] {
  return all.filter(isAbout('statement')).flatMap(({ system, name, expected, actual }): StatedChange[] => {
    const [was, is] = [actual?.values.join(', '), expected?.values.join(', ')];
    const sides = { before: was && readable(was), after: is && readable(is) };
    if (sides.before === sides.after && actual?.type === expected?.type && sides.before !== undefined) return [];
    const statement = { before: actual?.values[0], after: expected?.values[0] };
    return [
      {
        kind: 'statement',
        id: `${system}.${name}`,
        change: become({ before: actual, after: expected }),
        ...sides,
        system,
        statement,
      },
    ];
  });
}

/** One side of a comparison: what it states, and what decides about people. */
export interface ComparedSide {
  readonly stated: Stated;
  readonly configuration: Configuration;
}

/** Everything in which two sides differ, formatting aside: mappings first, as a reader looks for them. */
export function configurationChanges(
  before: ComparedSide,
  after: ComparedSide,
  hops: readonly HopChange[],
): StatedChange[] {
  const all = differences(after.stated.org, before.stated.org);
  return [
    ...mappingChanges(hops),
    ...attributeChanges(before.stated, after.stated),
    ...sourceChanges(before, after),
    ...orderChanges(before.configuration, after.configuration),
    ...ruleChanges(before.stated, after.stated),
    ...groupChanges(before.stated, after.stated),
    ...assignmentChanges(all, before.stated, after.stated),
    ...appSettings(before.stated, after.stated),
    ...featureChanges(all),
    ...statementChanges(all),
  ];
}
