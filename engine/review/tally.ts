import type { Impact } from '../findings/model';
import { isBlank, type Value } from '../sync/values';
import type { Difference } from './compare';
import type { AttributeImpact, ValueChange } from './model';

const SAMPLES = 20;
const UNSETTLED = 20;

interface Counts {
  changed: number;
  added: number;
  removed: number;
  samples: ValueChange[];
}

/** Adds up differences, one person at a time; holds counts and a few samples, never the population. */
export class Tally {
  private population = 0;
  private stale = 0;
  private overwrites = 0;
  private readonly attributes = new Map<string, Counts>();
  private readonly access = { gained: 0, lost: 0 };
  private readonly ringcentral = { created: 0, disabled: 0, deleted: 0 };
  private readonly unsettled: { person: string; cycle: readonly string[] }[] = [];

  add(id: string, difference: Difference | undefined): void {
    this.population += 1;
    if (!difference) return;
    const { changes, access, account, withheld, cycle } = difference;
    for (const { path, before, after } of changes) this.count(path, { id, before, after });
    if (changes.length) this.stale += 1;
    if (access) this.access[access] += 1;
    if (account) this.ringcentral[account] += 1;
    this.overwrites += withheld;
    if (cycle && this.unsettled.length < UNSETTLED) this.unsettled.push({ person: id, cycle });
  }

  private count(path: string, change: ValueChange): void {
    const counts = this.attributes.get(path) ?? { changed: 0, added: 0, removed: 0, samples: [] };
    counts.changed += 1;
    if (isBlank(change.before as Value)) counts.added += 1;
    if (isBlank(change.after as Value)) counts.removed += 1;
    if (counts.samples.length < SAMPLES) counts.samples.push(change);
    this.attributes.set(path, counts);
  }

  /** Attributes that change for anybody, sorted by system and name. */
  impacts(): AttributeImpact[] {
    return [...this.attributes.entries()]
      .map(([path, counts]) => {
        const dot = path.indexOf('.');
        return { system: path.slice(0, dot), attribute: path.slice(dot + 1), ...counts };
      })
      .sort((left, right) => compareText(left.system, right.system) || compareText(left.attribute, right.attribute));
  }

  impact(): Impact {
    const { population, access, ringcentral, stale, overwrites, unsettled } = this;
    return { population, attributes: this.impacts(), access, ringcentral, stale, overwrites, unsettled };
  }
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
