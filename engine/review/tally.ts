import type { Impact } from '../findings/model';
import type { Change } from '../sync';
import { isBlank } from '../sync/values';
import type { Difference } from './compare';
import { joinCounters, joinFirsts, type Counters, type Firsts, type Place } from './firsts';
import { harmOfValue, harmsOf, rankOf, type People } from './harm';
import {
  HARMS,
  type AttributeImpact,
  type Conflict,
  type Harm,
  type PatternCount,
  type PredictedRefusal,
  type ValueChange,
  type WithheldCount,
} from './model';
import { patternOf, type Pattern } from './pattern';

const SAMPLES = 20;
const UNSETTLED = 20;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Counts {
  changed: number;
  added: number;
  removed: number;
  /** The first of each harm, the worst harm first. */
  readonly samples: readonly Firsts<ValueChange>[];
}

interface Conflicting {
  withheld: number;
  replaced: number;
  /** The first that is withheld. */
  readonly sample: Firsts<Conflict>;
}

interface Unsettled {
  readonly person: string;
  readonly cycle: readonly string[];
}

/** What was counted, as plain data. */
export interface Tallied {
  population: number;
  stale: number;
  readonly access: { gained: number; lost: number };
  readonly ringcentral: { created: number; disabled: number; deleted: number };
  readonly harms: Record<Harm, number>;
  readonly unsettled: Firsts<Unsettled>;
  readonly attributes: Counters<Counts>;
  readonly refused: Counters<Writable<PredictedRefusal>>;
  readonly conflicting: Counters<Conflicting>;
  readonly patterns: Counters<Writable<PatternCount>>;
}

const SAMPLED: readonly Harm[] = ['value-lost', 'replaced', 'filled'];

/** Adds each number of another count. */
function addAll<Name extends string>(mine: Record<Name, number>, other: Readonly<Record<Name, number>>): void {
  for (const name in other) mine[name] += other[name];
}

function joinCounts(mine: Counts, other: Counts): void {
  mine.changed += other.changed;
  mine.added += other.added;
  mine.removed += other.removed;
  for (const [rank, samples] of mine.samples.entries()) joinFirsts(samples, other.samples[rank]!, SAMPLES);
}

const nothing = (): Tallied => ({
  population: 0,
  stale: 0,
  access: { gained: 0, lost: 0 },
  ringcentral: { created: 0, disabled: 0, deleted: 0 },
  harms: Object.fromEntries(HARMS.map((harm) => [harm, 0])) as Record<Harm, number>,
  unsettled: [],
  attributes: new Map(),
  refused: new Map(),
  conflicting: new Map(),
  patterns: new Map(),
});

/** Adds up differences, one person at a time; holds counts and a few samples, never the population. */
export class Tally {
  private readonly counted = nothing();
  /** The same patterns by path, then by name: nothing is put together for each change. */
  private readonly patterns = new Map<string, Map<Pattern, { people: number }>>();

  /** @param erased attributes that are deleted with everybody's value */
  constructor(private readonly erased: readonly string[] = []) {}

  /** @param at the person's place; by default they come in order */
  add(id: string, difference: Difference | undefined, at: Place = this.counted.population): void {
    const { counted } = this;
    counted.population += 1;
    if (!difference) return;
    const { changes, access, account, cycle } = difference;
    for (const change of changes) this.count(id, change, at);
    if (changes.length) counted.stale += 1;
    if (access) counted.access[access] += 1;
    if (account) counted.ringcentral[account] += 1;
    for (const harm of harmsOf(difference)) counted.harms[harm] += 1;
    for (const one of difference.refusals) this.refuse(one, 1, at);
    for (const conflict of difference.conflicts) this.conflict(conflict, at);
    if (cycle && counted.unsettled.length < UNSETTLED) counted.unsettled.push({ person: id, cycle, at });
  }

  /** For another tally, of other ranges of the same file. */
  told(): Tallied {
    return this.counted;
  }

  absorb(other: Tallied): void {
    const mine = this.counted;
    mine.population += other.population;
    mine.stale += other.stale;
    addAll(mine.access, other.access);
    addAll(mine.ringcentral, other.ringcentral);
    addAll(mine.harms, other.harms);
    joinFirsts(mine.unsettled, other.unsettled, UNSETTLED);
    joinCounters(mine.attributes, other.attributes, joinCounts);
    joinCounters(mine.refused, other.refused, (one, two) => (one.people += two.people));
    joinCounters(mine.conflicting, other.conflicting, (one, two) => {
      one.withheld += two.withheld;
      one.replaced += two.replaced;
      joinFirsts(one.sample, two.sample, 1);
    });
    joinCounters<Writable<PatternCount>>(mine.patterns, other.patterns, (one, two) => {
      // Of the one that comes first.
      if (two.at < one.at) Object.assign(one, { harm: two.harm, sample: two.sample });
      one.people += two.people;
    });
  }

  /** A refusal; without a place one that only all people together show, such as a number that two want. */
  refuse({ system, attribute, reason }: Omit<PredictedRefusal, 'people'>, people = 1, at: Place = Infinity): void {
    const { refused } = this.counted;
    const key = `${system} ${attribute} ${reason}`;
    const known = refused.get(key);
    if (known) known.people += people;
    else refused.set(key, { system, attribute, people, reason, at });
  }

  /** People to whom something happens that only all people together show. */
  harm(harm: Harm, people: number): void {
    this.counted.harms[harm] += people;
  }

  private count(id: string, { path, before, after }: Change, at: Place): void {
    const { attributes } = this.counted;
    let counts = attributes.get(path);
    if (counts === undefined)
      attributes.set(path, (counts = { at, changed: 0, added: 0, removed: 0, samples: SAMPLED.map(() => []) }));
    counts.changed += 1;
    if (isBlank(before)) counts.added += 1;
    if (isBlank(after)) counts.removed += 1;
    const harm = harmOfValue({ before, after });
    const samples = counts.samples[SAMPLED.indexOf(harm)]!;
    if (samples.length < SAMPLES) samples.push({ id, before, after, at });
    const pattern = patternOf(before, after);
    const known = this.patterns.get(path)?.get(pattern);
    if (known) known.people += 1;
    else this.newPattern({ path, harm, pattern, people: 1, sample: { id, before, after } }, at);
  }

  private newPattern(found: PatternCount, at: Place): void {
    const { path, pattern } = found;
    const counting = { ...found, at };
    this.counted.patterns.set(`${path} ${pattern}`, counting);
    const ofPath = this.patterns.get(path) ?? new Map<Pattern, { people: number }>();
    this.patterns.set(path, ofPath.set(pattern, counting));
  }

  private conflict(conflict: Conflict, at: Place): void {
    const { conflicting } = this.counted;
    let known = conflicting.get(conflict.path);
    if (known === undefined) conflicting.set(conflict.path, (known = { at, withheld: 0, replaced: 0, sample: [] }));
    known[conflict.acknowledged ? 'replaced' : 'withheld'] += 1;
    if (!conflict.acknowledged && known.sample.length === 0) known.sample.push({ ...conflict, at });
  }

  /** Attributes that change for anybody, sorted by system and name; of each the samples that harm most first. */
  impacts(): AttributeImpact[] {
    return [...this.counted.attributes.entries()]
      .map(([path, { samples, changed, added, removed }]) => {
        const dot = path.indexOf('.');
        const most = samples.flat().slice(0, SAMPLES).map(withoutPlace);
        return { system: path.slice(0, dot), attribute: path.slice(dot + 1), changed, added, removed, samples: most };
      })
      .sort((left, right) => compareText(left.system, right.system) || compareText(left.attribute, right.attribute));
  }

  impact(): Impact {
    const { population, access, ringcentral, stale, unsettled, conflicting, attributes } = this.counted;
    const overwrites = Object.fromEntries(
      [...conflicting].map(([path, { withheld, replaced }]) => [path, withheld + replaced]),
    );
    const erased = this.erased.map((path) => ({ path, people: attributes.get(path)?.removed ?? 0 }));
    return {
      population,
      attributes: this.impacts(),
      access,
      ringcentral,
      stale,
      overwrites,
      erased,
      unsettled: unsettled.map(withoutPlace),
    };
  }

  /** How many people each thing happens to; one person may count in several. */
  people(): People {
    return this.counted.harms;
  }

  refusals(): PredictedRefusal[] {
    return [...this.counted.refused.values()].map(withoutPlace).sort((one, other) => other.people - one.people);
  }

  /** Values in directories that nobody has accepted to be replaced. */
  withheld(): WithheldCount[] {
    return [...this.counted.conflicting.values()].flatMap(({ withheld: people, sample: [sample] }) =>
      sample ? [{ path: sample.path, people, sample: withoutPlace(sample) }] : [],
    );
  }

  /** The ways in which values change, the most harmful first. */
  patternCounts(): PatternCount[] {
    return [...this.counted.patterns.values()]
      .map(withoutPlace)
      .sort((one, other) => rankOf(one.harm) - rankOf(other.harm) || other.people - one.people);
  }
}

function withoutPlace<T extends object>(one: T & { readonly at?: Place }): Omit<T, 'at'> {
  const { at: _, ...rest } = one;
  return rest;
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
