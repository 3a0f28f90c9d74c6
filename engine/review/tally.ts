import type { Impact } from '../findings/model';
import type { Difference } from './compare';
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
import { isBlank, type Value } from '../sync/values';
import { patternOf } from './pattern';

const SAMPLES = 20;
const UNSETTLED = 20;

interface Counts {
  changed: number;
  added: number;
  removed: number;
  /** Those that harm most, in the order in which they came. */
  readonly samples: ValueChange[][];
}

type Counting = { -readonly [Key in keyof PatternCount]: PatternCount[Key] };

const SAMPLED: readonly Harm[] = ['value-lost', 'replaced', 'filled'];

/** Adds up differences, one person at a time; holds counts and a few samples, never the population. */
export class Tally {
  private population = 0;
  private stale = 0;
  private readonly attributes = new Map<string, Counts>();
  private readonly access = { gained: 0, lost: 0 };
  private readonly ringcentral = { created: 0, disabled: 0, deleted: 0 };
  private readonly unsettled: { person: string; cycle: readonly string[] }[] = [];
  private readonly harms = Object.fromEntries(HARMS.map((harm) => [harm, 0])) as Record<Harm, number>;
  private readonly refused = new Map<string, PredictedRefusal>();
  private readonly conflicting = new Map<string, { withheld: number; replaced: number; sample?: Conflict }>();
  private readonly patterns = new Map<string, Counting>();

  /** @param erased attributes that are deleted with everybody's value */
  constructor(private readonly erased: readonly string[] = []) {}

  add(id: string, difference: Difference | undefined): void {
    this.population += 1;
    if (!difference) return;
    const { changes, access, account, cycle } = difference;
    for (const { path, before, after } of changes) this.count(path, { id, before, after });
    if (changes.length) this.stale += 1;
    if (access) this.access[access] += 1;
    if (account) this.ringcentral[account] += 1;
    for (const harm of harmsOf(difference)) this.harms[harm] += 1;
    for (const one of difference.refusals) this.refuse(one);
    for (const conflict of difference.conflicts) this.conflict(conflict);
    if (cycle && this.unsettled.length < UNSETTLED) this.unsettled.push({ person: id, cycle });
  }

  /** A refusal that only all people together show: a number that two want. */
  refuse({ system, attribute, reason }: Omit<PredictedRefusal, 'people'>): void {
    const key = JSON.stringify([system, attribute, reason]);
    const people = (this.refused.get(key)?.people ?? 0) + 1;
    this.refused.set(key, { system, attribute, people, reason });
  }

  /** People to whom something happens that only all people together show. */
  harm(harm: Harm, people: number): void {
    this.harms[harm] += people;
  }

  private count(path: string, change: ValueChange): void {
    let counts = this.attributes.get(path);
    if (counts === undefined)
      this.attributes.set(path, (counts = { changed: 0, added: 0, removed: 0, samples: SAMPLED.map(() => []) }));
    const harm = harmOfValue(change);
    counts.changed += 1;
    if (isBlank(change.before as Value)) counts.added += 1;
    if (isBlank(change.after as Value)) counts.removed += 1;
    const samples = counts.samples[SAMPLED.indexOf(harm)]!;
    if (samples.length < SAMPLES) samples.push(change);
    this.pattern(path, harm, change);
  }

  private pattern(path: string, harm: Harm, sample: ValueChange): void {
    const pattern = patternOf(sample.before, sample.after);
    const key = `${path} ${pattern}`;
    const known = this.patterns.get(key);
    if (known) known.people += 1;
    else this.patterns.set(key, { path, harm, pattern, people: 1, sample });
  }

  private conflict(conflict: Conflict): void {
    let known = this.conflicting.get(conflict.path);
    if (known === undefined) this.conflicting.set(conflict.path, (known = { withheld: 0, replaced: 0 }));
    known[conflict.acknowledged ? 'replaced' : 'withheld'] += 1;
    if (!conflict.acknowledged) known.sample ??= conflict;
  }

  /** Attributes that change for anybody, sorted by system and name; of each the samples that harm most first. */
  impacts(): AttributeImpact[] {
    return [...this.attributes.entries()]
      .map(([path, { samples, ...counts }]) => {
        const dot = path.indexOf('.');
        const most = samples.flat().slice(0, SAMPLES);
        return { system: path.slice(0, dot), attribute: path.slice(dot + 1), ...counts, samples: most };
      })
      .sort((left, right) => compareText(left.system, right.system) || compareText(left.attribute, right.attribute));
  }

  impact(): Impact {
    const { population, access, ringcentral, stale, unsettled } = this;
    const overwrites = Object.fromEntries(
      [...this.conflicting].map(([path, { withheld, replaced }]) => [path, withheld + replaced]),
    );
    const erased = this.erased.map((path) => ({ path, people: this.attributes.get(path)?.removed ?? 0 }));
    return { population, attributes: this.impacts(), access, ringcentral, stale, overwrites, erased, unsettled };
  }

  /** How many people each thing happens to; one person may count in several. */
  people(): People {
    return this.harms;
  }

  refusals(): PredictedRefusal[] {
    return [...this.refused.values()].sort((one, other) => other.people - one.people);
  }

  /** Values in directories that nobody has accepted to be replaced. */
  withheld(): WithheldCount[] {
    return [...this.conflicting.values()].flatMap(({ withheld: people, sample }) =>
      people > 0 && sample ? [{ path: sample.path, people, sample }] : [],
    );
  }

  /** The ways in which values change, the most harmful first. */
  patternCounts(): PatternCount[] {
    return [...this.patterns.values()].sort(
      (one, other) => rankOf(one.harm) - rankOf(other.harm) || other.people - one.people,
    );
  }
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
