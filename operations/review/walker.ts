import { compare, type Difference } from '../../engine/review/compare';
import type { StatedChange } from '../../engine/review/configuration-changes';
import type { Place } from '../../engine/review/firsts';
import { nextFullImport } from '../../engine/review/full-import';
import { harmsOf } from '../../engine/review/harm';
import { Keys } from '../../engine/review/keys';
import { Listed, type ListedPerson } from '../../engine/review/listed';
import type { HopChange, PersonRecord, PredictedRefusal } from '../../engine/review/model';
import { Belonging, Carried } from '../../engine/review/not-known';
import { Reach } from '../../engine/review/reach';
import type { Limits } from '../../engine/review/limits';
import { oneHolders, SharedValues } from '../../engine/review/shared-values';
import { Tally } from '../../engine/review/tally';
import { attributeName, systemOf } from '../../engine/flows/derive';
import type { AttributePath, SystemId } from '../../engine/flows/model';
import { compileFlows, type Configuration, type Flows } from '../../engine/sync';
import { isRingCentral } from '../../engine/systems/kinds';
import { CSV_HEADER, csvLine } from '../../reports/csv';
import { masked, unmasked } from '../../reports/mask';
import { eachPerson, type Range, type Read } from './people-file';

/** What everybody is looked at for, as plain data: another thread gets the same. */
export interface Walking {
  readonly people: string;
  readonly before: Configuration;
  readonly after: Configuration;
  readonly hops: readonly HopChange[];
  readonly changes: readonly StatedChange[];
  readonly erased: readonly AttributePath[];
  readonly systems: ReadonlySet<SystemId>;
  readonly limits: Limits;
  /** Attributes of which no two people may have the same value. */
  readonly unique: readonly AttributePath[];
  /** Extension numbers in use at RingCentral, as far as they are known. */
  readonly extensionNumbers: readonly string[];
  /** Each change as a line of CSV, in the file's order, or no such line. */
  readonly rows: 'masked' | 'with values' | undefined;
}

export interface Walked {
  readonly affected: ReadonlySet<AttributePath>;
  readonly tally: Tally;
  readonly reach: Reach;
  readonly carried: Carried;
  readonly belonging: Belonging;
  readonly listed: readonly ListedPerson[];
  readonly read: Read;
  /** People whose new account gets a stated extension number. */
  readonly extensions: number;
}

/** What one walker found, for another. */
export type Found = ReturnType<Walker['told']>;

/** A line that cannot be read changes nobody; the rules report it. */
export const flowsOf = (configuration: Configuration): Flows => compileFlows(configuration, { unreadable: 'keep' });

/** Whether a new account comes with an extension number of its own; the guide's dummy asks for none. */
const statesExtension = ({ before, after }: Difference): boolean =>
  Object.entries(after.appUsers).some(
    ([system, { profile }]) =>
      before.appUsers[system] === undefined && /^\d+$/.test(String(profile.extensionNumber ?? '')),
  );

/** Looks at the people of some ranges of a file, and takes over what others found in the other ranges. */
export class Walker {
  private readonly affected: ReadonlySet<AttributePath>;
  private readonly difference: (record: PersonRecord) => Difference | undefined;
  private readonly tally: Tally;
  private readonly reach: Reach;
  private readonly carried: Carried;
  private readonly belonging: Belonging;
  private readonly shared: SharedValues | undefined;
  private readonly listed = new Listed();
  private readonly seen = new Keys();
  private readonly ringcentral: readonly SystemId[];
  private readonly deactivates: ((record: PersonRecord) => Omit<PredictedRefusal, 'people'> | undefined) | undefined;
  private readonly mask;
  private readonly counted = { people: 0, repeated: 0, extensions: 0 };

  constructor(private readonly walking: Walking) {
    const { hops, changes, erased, systems, limits, unique, extensionNumbers } = walking;
    const [before, after] = [flowsOf(walking.before), flowsOf(walking.after)];
    const { affected, difference } = compare(before, after, { erased, limits });
    this.affected = affected;
    this.difference = difference;
    this.tally = new Tally(erased);
    this.reach = new Reach(changes);
    this.carried = new Carried(after, hops, changes);
    this.belonging = new Belonging(systems);
    const holders = oneHolders(after, affected, unique, extensionNumbers);
    this.shared = holders.length > 0 ? new SharedValues(holders) : undefined;
    this.ringcentral = [...after.systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : []));
    // Whoever changes nothing provokes no full import.
    this.deactivates = affected.size + changes.length > 0 ? nextFullImport(after, limits) : undefined;
    this.mask = walking.rows === 'with values' ? unmasked : masked();
  }

  /** @param row takes each line of CSV: the file's first range begins with its header */
  look(row: (line: string) => void, range?: Range): void {
    const { people, rows } = this.walking;
    if (rows && (range?.from ?? 0) === 0) row(CSV_HEADER);
    const { seen, counted } = this;
    const visit = (record: PersonRecord, at: Place) => this.add(record, at, row);
    const read = eachPerson(people, visit, range, seen);
    counted.people += read.people;
    counted.repeated += read.repeated;
  }

  private add(record: PersonRecord, at: Place, row: (line: string) => void): void {
    const found = this.difference(record);
    this.carried.add(record);
    this.belonging.add(record);
    this.tally.add(record.id, found, at);
    this.reach.add(record, found);
    const leaves = this.leaves(record, found, at);
    this.shared?.add(record, found, at, leaves || (found?.refusals.length ?? 0) > 0);
    if (!found) return;
    if (found.account === 'created' && statesExtension(found)) this.counted.extensions += 1;
    this.listed.add(record, found, at);
    if (!this.walking.rows) return;
    for (const { path, before, after } of found.changes) {
      row(csvLine(systemOf(path), attributeName(path), { id: record.id, before, after }, this.mask));
    }
  }

  /** Whether the next full import leaves the person out. */
  private leaves(record: PersonRecord, found: Difference | undefined, at: Place): boolean {
    const left = this.deactivates?.(record);
    if (left === undefined) return false;
    this.tally.refuse(left, 1, at);
    const harm = this.ringcentral.some((id) => record.profiles[id]) ? 'access-lost' : 'refused';
    if (!found || !harmsOf(found).includes(harm)) this.tally.harm(harm, 1);
    return harm === 'refused';
  }

  told() {
    const { tally, reach, carried, belonging, shared, listed, seen, counted } = this;
    return {
      counted,
      seen: seen.told(),
      tally: tally.told(),
      reach: reach.told(),
      carried: carried.told(),
      belonging: belonging.told(),
      shared: shared?.told(),
      listed: listed.told(),
    };
  }

  /** Answers whether it could: somebody whom both met counts once, as first told, which neither knows any more. */
  absorb({ counted, seen, tally, reach, carried, belonging, shared, listed }: Found): boolean {
    if (!this.seen.absorb(seen)) return false;
    this.counted.people += counted.people;
    this.counted.repeated += counted.repeated;
    this.counted.extensions += counted.extensions;
    this.tally.absorb(tally);
    this.reach.absorb(reach);
    this.carried.absorb(carried);
    this.belonging.absorb(belonging);
    if (shared) this.shared?.absorb(shared);
    this.listed.absorb(listed);
    return true;
  }

  /** Everybody was looked at. */
  finish(): Walked {
    const { affected, tally, reach, carried, belonging } = this;
    const { people, repeated, extensions } = this.counted;
    const shared = this.shared?.clashes();
    for (const { people: many, ...clash } of shared?.clashes ?? []) tally.refuse(clash, many);
    tally.harm('refused', shared?.newly ?? 0);
    const read = { people, repeated };
    return { affected, tally, reach, carried, belonging, listed: this.listed.all(), read, extensions };
  }
}
