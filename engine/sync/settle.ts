import type { AttributePath } from '../flows/model';
import type { Flows } from './compile';
import { Draft } from './draft';
import type { Surroundings } from './evaluate';
import { importInto } from './import-account';
import { obeyOne } from './memory';
import type { Change, Effect, Notice, Person } from './person';
import { follow } from './reconcile';
import { same } from './values';

/** Passes after which a person counts as one who never settles; a sound table needs two. */
const PASSES = 8;

export interface Settled {
  readonly person: Person;
  /** What differs from the start, each attribute once. */
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
  readonly notices: readonly Notice[];
  /** Passes in which anything changed. */
  readonly passes: number;
  /** The person does not settle: attributes that keep changing each other, first one repeated at the end. */
  readonly cycle?: readonly AttributePath[];
}

/**
 * One pass: every system's account is imported in full, then Okta does what follows and the systems obey. Answers whether
 * anything can still follow from it: a link, status, group or account changed, or an attribute that was pushed is read
 * by some line.
 */
const pass = (flows: Flows, draft: Draft, surroundings: Surroundings): boolean => {
  const structural = draft.structural;
  const imported = draft.changes.length;
  for (const system of flows.systems.values()) {
    const account = draft.accounts[system.id];
    if (account !== undefined) importInto(flows, draft, system, account, 'full', surroundings);
  }
  const before = draft.effects.length;
  const pushed = flows.crossing ? imported : draft.changes.length;
  follow(flows, draft, surroundings);
  for (let index = before; index < draft.effects.length; index++) {
    const effect = draft.effects[index];
    const system = effect && flows.systems.get(effect.system);
    if (effect !== undefined && system !== undefined) obeyOne(draft, system, effect);
  }
  return draft.structural !== structural || draft.changes.slice(pushed).some(({ path }) => flows.read.has(path));
};

/** A way round among the attributes that still changed in the last pass, along what each line reads. */
const cycleAmong = (flows: Flows, moving: ReadonlySet<AttributePath>): readonly AttributePath[] => {
  const next = (path: AttributePath): AttributePath[] =>
    flows.lines.filter((line) => moving.has(line.path) && line.reads.includes(path)).map((line) => line.path);
  const walk = (trail: readonly AttributePath[]): readonly AttributePath[] | undefined => {
    const last = trail.at(-1);
    if (last === undefined) return undefined;
    for (const step of next(last)) {
      const seen = trail.indexOf(step);
      if (seen >= 0) return [...trail.slice(seen), step];
      const found = walk([...trail, step]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const start of [...moving].sort()) {
    const found = walk([start]);
    if (found !== undefined) return found;
  }
  return [...moving].sort();
};

const repeated = (changes: readonly Change[], path: AttributePath, after: number): boolean => {
  for (let index = after + 1; index < changes.length; index++) if (changes[index]?.path === path) return true;
  return false;
};

/** Each attribute's first and last value, without those that came back to where they were. */
export const netChanges = (changes: readonly Change[]): readonly Change[] => {
  if (!changes.some(({ path }, index) => repeated(changes, path, index))) return changes;
  const net = new Map<AttributePath, Change>();
  for (const change of changes)
    net.set(change.path, { ...change, before: net.get(change.path)?.before ?? change.before });
  return [...net.values()].filter(({ before, after }) => !same(before, after));
};

/**
 * Synchronises one person until nothing changes any more: imports, recomputation, access, pushes and write-back, with the
 * systems played in memory. A person who does not settle is reported with the cycle.
 */
export const settle = (flows: Flows, person: Person, surroundings: Surroundings = {}): Settled => {
  const draft = new Draft(person);
  for (let passes = 0; passes < PASSES; passes++) {
    const before = draft.writes;
    const marked = draft.changes.length;
    const more = pass(flows, draft, surroundings);
    const changed = draft.writes !== before;
    if (changed && more && passes < PASSES - 1) continue;
    const { notices, effects, changes } = draft;
    const result = { person: draft.person(), changes: netChanges(changes), effects, notices };
    if (!changed || !more) return { ...result, passes: changed ? passes + 1 : passes };
    const moving = new Set(changes.slice(marked).map(({ path }) => path));
    return { ...result, passes: PASSES, cycle: cycleAmong(flows, moving) };
  }
  throw new Error('unreachable');
};
