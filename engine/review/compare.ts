import { attributeName, systemOf } from '../flows/derive';
import type { AttributePath } from '../flows/model';
import {
  affectedAttributes,
  restrict,
  settledFor,
  statedAnew,
  type Change,
  type Flows,
  type Person,
  type Profile,
  type Settled,
} from '../sync';
import { isBlank, same } from '../sync/values';
import type { Conflict, PersonRecord } from './model';
import { joinsByRule, personReader } from './person';
import { soundBeside } from './beside';
import { quietUnder } from './probe';
import { isDirectory, isRingCentral, kindOfSystem } from '../systems/kinds';
import type { Limits, PersonRefusal } from './limits';
import { Refusing, type Refused } from './refusing';

/** What the change does to one person. */
export interface Difference {
  readonly changes: readonly Change[];
  /** RingCentral access, and what happens to the account. */
  readonly access: 'gained' | 'lost' | undefined;
  readonly account: 'created' | 'disabled' | 'deleted' | undefined;
  /** Different values in a directory that the first write-back meets. */
  readonly conflicts: readonly Conflict[];
  readonly cycle: readonly AttributePath[] | undefined;
  /** Groups that the person joins or leaves. */
  readonly groups: readonly string[];
  /** What the systems would refuse once the change is live. */
  readonly refusals: readonly PersonRefusal[];
  /** What an account at RingCentral that is still to be created is created with, by system. */
  readonly sent: Readonly<Record<string, Profile>>;
  /** At the fixpoint of each side. */
  readonly before: Person;
  readonly after: Person;
}

export interface Comparison {
  /** Attributes that can change for anybody; only they are evaluated, and what feeds them. */
  readonly affected: ReadonlySet<AttributePath>;
  /** Undefined: nothing changes for this person. */
  readonly difference: (record: PersonRecord) => Difference | undefined;
}

export interface CompareOptions {
  /** Attributes whose values go with the change: Okta deletes them with everybody's value. */
  readonly erased?: readonly AttributePath[] | undefined;
  readonly limits?: Limits | undefined;
}

const ACCOUNT = { create: 'created', deactivate: 'deleted', suspend: 'disabled' } as const;

function accountOf({ effects }: Settled, ringcentral: readonly string[]): Difference['account'] {
  for (const { kind, system } of effects)
    if (ringcentral.includes(system) && kind in ACCOUNT) return ACCOUNT[kind as keyof typeof ACCOUNT];
  return undefined;
}

const linked = ({ appUsers }: Person, systems: readonly string[]): boolean =>
  systems.some((id) => appUsers[id] !== undefined && appUsers[id].status !== 'INACTIVE');

function accessOf(before: Person, after: Person, ringcentral: readonly string[]): Difference['access'] {
  const [had, has] = [linked(before, ringcentral), linked(after, ringcentral)];
  return had === has ? undefined : has ? 'gained' : 'lost';
}

function movedGroups(before: Person, after: Person): readonly string[] {
  const [was, is] = [before.okta?.groups ?? [], after.okta?.groups ?? []];
  if (was === is) return [];
  const [had, has] = [new Set(was.map(({ name }) => name)), new Set(is.map(({ name }) => name))];
  return [...new Set([...had, ...has])].filter((name) => had.has(name) !== has.has(name));
}

/** What the two sides have in common for everybody. */
class Comparing {
  readonly ringcentral: readonly string[];
  private readonly overwritten: ReadonlySet<AttributePath>;
  private readonly erased: readonly AttributePath[];

  constructor({ systems, configuration }: Flows, { erased = [] }: CompareOptions) {
    this.ringcentral = [...systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : []));
    this.overwritten = new Set(
      (configuration.acknowledgedOverwrites ?? []).filter((path) => isDirectory(systems.get(systemOf(path))?.kind)),
    );
    this.erased = erased;
  }

  /** Values of attributes that are deleted, whatever else happens to the person. */
  lost(person: Person): readonly Change[] {
    return this.erased.flatMap((path): Change[] => {
      const profile = path.startsWith('okta.') ? person.okta?.profile : person.appUsers[systemOf(path)]?.profile;
      const before = profile?.[attributeName(path)];
      return isBlank(before) ? [] : [{ path, before, after: null }];
    });
  }

  of(before: Person, end: Refused): Difference | undefined {
    const lost = this.erased.length ? this.lost(before) : [];
    const gone = new Set(lost.map(({ path }) => path));
    const changes = lost.length ? [...end.changes.filter(({ path }) => !gone.has(path)), ...lost] : end.changes;
    const account = accountOf(end, this.ringcentral);
    const access = accessOf(before, end.person, this.ringcentral);
    const conflicts = this.conflicts(before, end);
    const groups = movedGroups(before, end.person);
    const { cycle, refusals, sent } = end;
    const quiet = !changes.length && !account && !access && !conflicts.length && !cycle && !groups.length;
    if (quiet && !refusals.length && !Object.keys(sent).length) return undefined;
    return { changes, access, account, conflicts, cycle, groups, refusals, sent, before, after: end.person };
  }

  /** Values that Okta never wrote: withheld, or replaced because somebody accepted it. */
  private conflicts({ id, appUsers }: Person, { notices, changes }: Settled): readonly Conflict[] {
    const withheld = notices.flatMap(({ where, withheld: value }): Conflict[] =>
      value ? [{ id, path: where, before: value.held, after: value.offered, acknowledged: false }] : [],
    );
    if (this.overwritten.size === 0) return withheld;
    const replaced = changes.flatMap(({ path, before, after }): Conflict[] => {
      const written = appUsers[systemOf(path)]?.wrote.includes(attributeName(path));
      if (isBlank(before) || written !== false || !this.overwritten.has(path)) return [];
      return [{ id, path, before, after, acknowledged: true }];
    });
    return [...withheld, ...replaced];
  }
}

const assignments = ({ systems, configuration }: Flows): string =>
  JSON.stringify([[...systems.values()].map(({ id, groups }) => [id, groups]), configuration.rules ?? []]);

const rulesRead = ({ rules }: Flows, affected: ReadonlySet<string>): boolean =>
  rules.some(({ reads }) => reads.some((path) => affected.has(path)));

const withoutRules = (flows: Flows): Flows => ({ ...flows, rules: [] });

interface Settling {
  readonly before: Flows;
  readonly after: Flows;
  readonly limits: Limits | undefined;
  readonly comparing: Comparing;
}

/** An account that is still to be created is created as one side has it, or as the other; RingCentral gives what it assigns itself. */
function inNewAccounts(start: Refused, end: Refused, { systems }: Flows): readonly Change[] {
  const made = Object.keys(end.sent).filter(
    (id) => start.sent[id] && start.person.appUsers[id] && !end.refusals.some(({ system }) => system === id),
  );
  if (made.length === 0) return end.changes;
  const others = end.changes.filter(({ path }) => !made.includes(systemOf(path)));
  return [
    ...others,
    ...made.flatMap((id) => {
      const [was, is, kind] = [start.sent[id]!, end.sent[id]!, systems.get(id)?.kind];
      const given = kind === undefined ? [] : kindOfSystem(kind).assigns;
      return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name): Change[] => {
        const [before, after] = [was[name] ?? null, is[name] ?? null];
        return given.includes(name) || same(before, after) ? [] : [{ path: `${id}.${name}`, before, after }];
      });
    }),
  ];
}

/** Each person is settled twice, with all lines: whole profiles are imported and pushed. */
function settleBoth({ before, after, limits, comparing }: Settling) {
  const read = personReader(before);
  const [was, is] = [new Refusing(before, limits), new Refusing(after, limits)];
  return (record: PersonRecord): Difference | undefined => {
    const held = read(record);
    const start = was.settle(held);
    const end = is.settle(start.person, held);
    return comparing.of(start.person, { ...end, changes: inNewAccounts(start, end, after) });
  };
}

/**
 * Access stays as it is: whoever agrees with all lines already is not settled, what fails in no line costs nothing, and what nothing can
 * have refused is not looked at.
 */
function settleMoved({ before, after, limits, comparing }: Settling, affected: ReadonlySet<AttributePath>) {
  const settled = settledFor(affected, [...before.lines, ...after.lines]);
  // Rules that cannot move anybody are asked once.
  const [moving, moved] = [before, after].map((flows) => restrict(withoutRules(flows), settled)) as [Flows, Flows];
  const read = personReader(moving);
  const [was, is] = [new Refusing(moving, limits, before), new Refusing(moved, limits, after)];
  // Whom the lines before leave as they are, those that are the same after leave as well.
  const [wasQuiet, isQuiet] = [quietUnder(moving), quietUnder(restrict(moved, statedAnew(before, after)))];
  const sound = soundBeside(after, affected, limits);
  const joins = joinsByRule(before);
  const whole = settleBoth({ before, after, limits, comparing });
  return (record: PersonRecord): Difference | undefined => {
    if (joins(record)) return whole(record);
    const quiet = wasQuiet(record);
    if (quiet && isQuiet(record)) return undefined;
    if (!sound(record)) return whole(record);
    const person = read(record);
    if (quiet) return comparing.of(person, is.settle(person));
    const start = was.settle(person);
    // What was refused may go through now, and everything beside it; a new account is created with every line.
    if (start.refusals.length > 0 || Object.keys(start.sent).length > 0) return whole(record);
    return comparing.of(start.person, is.settle(start.person, person));
  };
}

/** Nobody moves but those whose values are deleted. */
const loseOnly =
  (comparing: Comparing, read: (record: PersonRecord) => Person) =>
  (record: PersonRecord): Difference | undefined => {
    const person = read(record);
    const changes = comparing.lost(person);
    if (changes.length === 0) return undefined;
    const nothing = {
      access: undefined,
      account: undefined,
      cycle: undefined,
      conflicts: [],
      groups: [],
      refusals: [],
      sent: {},
    };
    return { ...nothing, changes, before: person, after: person };
  };

/**
 * Compares two configurations person by person: each is settled under the first, then under the second, as a sync after the apply does.
 * People whom the change cannot reach cost one look.
 */
export function compare(before: Flows, after: Flows, options: CompareOptions = {}): Comparison {
  const affected = affectedAttributes(before, after);
  const erased = options.erased ?? [];
  const accessMoves =
    assignments(before) !== assignments(after) || rulesRead(after, affected) || rulesRead(before, affected);
  const comparing = new Comparing(after, options);
  const settling = { before, after, limits: options.limits, comparing };
  if (accessMoves) return { affected, difference: settleBoth(settling) };
  if (!affected.size && !erased.length) return { affected, difference: () => undefined };
  const lose = loseOnly(comparing, personReader(withoutRules(before)));
  if (!affected.size) return { affected, difference: lose };
  const moved = settleMoved(settling, affected);
  if (!erased.length) return { affected, difference: moved };
  return { affected, difference: (record) => moved(record) ?? lose(record) };
}
