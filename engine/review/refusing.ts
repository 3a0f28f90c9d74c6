import { attributeName, systemOf as systemOfPath } from '../flows/derive';
import { BASE_ATTRIBUTES, profileRefusals, type AttributeLimits } from '../okta-refusals';
import {
  netChanges,
  newAppProfile,
  ownerOf,
  settle,
  withoutImportsOf,
  withoutPushesTo,
  type Change,
  type Flows,
  type Person,
  type Profile,
  type Settled,
} from '../sync';
import { RINGCENTRAL_CHECKED, ringcentralRefusals } from '../systems/ringcentral-refusals';
import { isRingCentral, kindOfSystem } from '../systems/kinds';
import { leavesOut } from './full-import';
import type { Limits, PersonRefusal } from './limits';

/** What a person comes to, and who refuses what on the way. */
export interface Refused extends Settled {
  readonly refusals: readonly PersonRefusal[];
  /** What an account that is not there yet is created with, by system. */
  readonly sent: Readonly<Record<string, Profile>>;
}

interface Imported {
  readonly settled: Settled;
  readonly refusals: readonly PersonRefusal[];
  /** Systems whose import left the person out, or was refused. */
  readonly without: readonly string[];
}

/** What a person comes to in one round. */
interface Round extends Pick<Imported, 'without'> {
  readonly refused: Refused;
}

const NONE: readonly PersonRefusal[] = [];
const NOTHING: Readonly<Record<string, Profile>> = {};

interface PathParts {
  readonly system: string;
  readonly name: string;
}

const parts = new Map<string, PathParts>();

/** A path's system and attribute, parted once: a table has few paths, and each person changes some. */
function partsOf({ path }: Change): PathParts {
  let known = parts.get(path);
  if (known === undefined) {
    parts.set(path, (known = { system: systemOfPath(path), name: attributeName(path) }));
  }
  return known;
}

const inOkta = (change: Change): boolean => systemOf(change) === 'okta';
const nameOf = (change: Change): string => partsOf(change).name;
const systemOf = (change: Change): string => partsOf(change).system;

const bare = (attribute: string, cause: string): string =>
  cause.startsWith(`${attribute}: `) ? cause.slice(attribute.length + 2) : cause;

/** Settles people as systems do that refuse: an import that Okta refuses changes nobody, and what RingCentral refuses is not there. */
export class Refusing {
  private readonly user: Readonly<Record<string, AttributeLimits>>;
  private readonly without = new WeakMap<Flows, Map<string, Flows>>();
  private readonly ringcentral: ReadonlySet<string>;
  private readonly missing: ReturnType<typeof leavesOut>;

  constructor(
    private readonly flows: Flows,
    private readonly limits: Limits = {},
    /** With all lines: a new account is sent what every one of them gives. */
    private readonly whole: Flows = flows,
  ) {
    const told = limits.attributes?.okta ?? {};
    const names = new Set([...Object.keys(BASE_ATTRIBUTES), ...Object.keys(told)]);
    this.user = Object.fromEntries([...names].map((name) => [name, { ...BASE_ATTRIBUTES[name], ...told[name] }]));
    this.missing = leavesOut(flows, limits);
    this.ringcentral = new Set(
      [...flows.systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : [])),
    );
  }

  /**
   * What was pushed may have mended an account that an import left out or was refused for: then the next import goes through.
   *
   * @param held as the systems hold the person today: who has no account yet is still to be created
   */
  settle(person: Person, held: Person = person): Refused {
    let came = this.once(person, held);
    for (let look = 0; look < this.flows.systems.size && came.without.length > 0; look++) {
      const next = this.once(came.refused.person, held);
      if (next.without.join() === came.without.join()) break;
      came = { ...next, refused: { ...next.refused, ...joined(came.refused, next.refused) } };
    }
    return came.refused;
  }

  /** One round: each system imports, where Okta takes what it brings, and is pushed what follows, where it takes that. */
  private once(person: Person, held: Person): Round {
    const { settled, refusals, without } = this.imported(this.flows, person);
    const sent = this.created(held, settled.person);
    const pushed = this.atPush(settled, sent);
    if (pushed.length === 0) return { refused: { ...settled, refusals, sent }, without };
    // What a system refuses never comes back from it either.
    const systems = [...new Set(pushed.map(({ system }) => system))];
    const fewer = systems.reduce((less, system) => this.less(less, withoutPushesTo, system), this.flows);
    const rest = this.imported(fewer, person);
    return {
      refused: { ...unsent(person, rest.settled, pushed), refusals: [...rest.refusals, ...pushed], sent },
      without: rest.without,
    };
  }

  /** What imports come to, without those that leave the person out. One is refused as a whole; then another may be, which came behind it. */
  private imported(all: Flows, person: Person): Imported {
    const without: string[] = [];
    let flows = all;
    for (const id in person.accounts) {
      if (this.missing(person.accounts[id]!.profile, id) === undefined) continue;
      without.push(id);
      flows = this.less(flows, withoutImportsOf, id);
    }
    let settled = settle(flows, person);
    const refusals: PersonRefusal[] = [];
    for (let look = 0; look <= flows.systems.size; look++) {
      const found = this.atImport(person, settled);
      if (found.length === 0) break;
      const system = ownerOf(flows, settled.person, found[0]!.attribute);
      refusals.push(...found);
      if (system === 'okta') break;
      without.push(system);
      flows = this.less(flows, withoutImportsOf, system);
      settled = settle(flows, person);
    }
    return { settled, refusals: refusals.length > 0 ? refusals : NONE, without };
  }

  /** Flows without some of their lines, made once. */
  private less(flows: Flows, without: (flows: Flows, system: string) => Flows, system: string): Flows {
    const known = this.without.get(flows) ?? new Map<string, Flows>();
    this.without.set(flows, known);
    const key = `${without.name} ${system}`;
    const made = known.get(key) ?? without(flows, system);
    known.set(key, made);
    return made;
  }

  /** Okta looks at the values that an import changes (recorded: "Api validation failed"). */
  private atImport(before: Person, { person, changes }: Settled): readonly PersonRefusal[] {
    if (before.okta === null || person.okta === null) return NONE;
    const limits: Record<string, AttributeLimits> = {};
    const changed: string[] = [];
    for (const change of changes) {
      const name = inOkta(change) ? nameOf(change) : '';
      if (!Object.hasOwn(this.user, name)) continue;
      changed.push(name);
      limits[name] = this.user[name]!;
    }
    if (changed.length === 0) return NONE;
    return profileRefusals(person.okta.profile, limits, changed).map(({ attribute, cause }) => ({
      system: 'okta',
      attribute,
      reason: bare(attribute, cause),
    }));
  }

  /** Accounts at RingCentral that are still to be created, with what every line gives. */
  private created(held: Person, person: Person): Readonly<Record<string, Profile>> {
    let sent: Record<string, Profile> | undefined;
    for (const id of this.ringcentral)
      if (held.appUsers[id] === undefined && person.appUsers[id] !== undefined)
        (sent ??= {})[id] = newAppProfile(this.whole, person, id).profile;
    return sent ?? NOTHING;
  }

  private atPush({ person, changes }: Settled, created: Readonly<Record<string, Profile>>): readonly PersonRefusal[] {
    const systems = new Set<string>();
    for (const change of changes) if (!inOkta(change)) systems.add(systemOf(change));
    for (const id in created) systems.add(id);
    for (const id of systems) if (!this.refuses(id)) systems.delete(id);
    if (systems.size === 0) return NONE;
    return [...systems].flatMap((system) => {
      const sent: Profile = created[system] ?? person.appUsers[system]?.profile ?? {};
      const names = changes.filter((change) => systemOf(change) === system).map(nameOf);
      const changed = new Set([...(created[system] ? Object.keys(sent) : names), ...RINGCENTRAL_CHECKED]);
      return [
        ...this.byOkta(system, sent, names),
        ...this.byRingCentral(system, sent, changed),
        ...this.byKind(system, sent, names),
      ];
    });
  }

  /** Whether anything that a system is sent can be refused. */
  private refuses(system: string): boolean {
    const { kind } = this.flows.systems.get(system) ?? { kind: 'other' as const };
    const held = this.limits.attributes?.[system] !== undefined;
    return held || this.ringcentral.has(system) || kindOfSystem(kind).refuses !== undefined;
  }

  private byOkta(system: string, sent: Profile, names: readonly string[]): PersonRefusal[] {
    const held = this.limits.attributes?.[system];
    if (held === undefined) return [];
    const known = names.filter((name) => Object.hasOwn(held, name));
    const limits = Object.fromEntries(known.map((name) => [name, held[name]!]));
    return profileRefusals(sent, limits, known).map(({ attribute, cause }) => ({
      system,
      attribute,
      reason: bare(attribute, cause),
    }));
  }

  private byKind(system: string, sent: Profile, names: readonly string[]): PersonRefusal[] {
    const { refuses } = kindOfSystem(this.flows.systems.get(system)?.kind ?? 'other');
    return refuses === undefined ? [] : refuses.refusals(sent, new Set(names)).map((one) => ({ system, ...one }));
  }

  private byRingCentral(system: string, sent: Profile, changed: ReadonlySet<string>): PersonRefusal[] {
    if (!this.ringcentral.has(system)) return [];
    return ringcentralRefusals(sent, changed, this.limits.dictionaries).map((one) => ({ system, ...one }));
  }
}

/** One after the other. */
const joined = (first: Settled, second: Settled): Settled => ({
  ...second,
  changes: netChanges([...first.changes, ...second.changes]),
  effects: [...first.effects, ...second.effects],
  notices: [...first.notices, ...second.notices],
});

/** Without what the systems refuse: an account that is not created, values that do not arrive. */
function unsent(before: Person, settled: Settled, refusals: readonly PersonRefusal[]): Settled {
  const systems = new Set(refusals.map(({ system }) => system));
  if (systems.size === 0) return settled;
  const back = <T>(now: Readonly<Record<string, T>>, was: Readonly<Record<string, T>>): Record<string, T> => ({
    ...Object.fromEntries(Object.entries(now).filter(([id]) => !systems.has(id))),
    ...Object.fromEntries(Object.entries(was).filter(([id]) => systems.has(id))),
  });
  return {
    ...settled,
    person: {
      ...settled.person,
      appUsers: back(settled.person.appUsers, before.appUsers),
      accounts: back(settled.person.accounts, before.accounts),
    },
    changes: settled.changes.filter((change) => !systems.has(systemOf(change))),
    effects: settled.effects.filter(({ system }) => !systems.has(system)),
  };
}
