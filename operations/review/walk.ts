import { compare, type Difference } from '../../engine/review/compare';
import { nextFullImport } from '../../engine/review/full-import';
import { harmsOf } from '../../engine/review/harm';
import { Listed, type ListedPerson } from '../../engine/review/listed';
import type { PersonRecord } from '../../engine/review/model';
import { Belonging, Carried } from '../../engine/review/not-known';
import { Reach } from '../../engine/review/reach';
import type { Limits } from '../../engine/review/limits';
import { oneHolders, SharedValues } from '../../engine/review/shared-values';
import { Tally } from '../../engine/review/tally';
import type { AttributePath, SystemId } from '../../engine/flows/model';
import { isRingCentral } from '../../engine/systems/kinds';
import { eachPerson, type Read } from './people-file';
import type { Sides } from './sides';

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

export interface Walking {
  readonly sides: Sides;
  readonly people: string;
  readonly systems: ReadonlySet<SystemId>;
  readonly limits: Limits;
  /** Attributes of which no two people may have the same value. */
  readonly unique: readonly AttributePath[];
  /** Extension numbers in use at RingCentral, as far as they are known. */
  readonly extensionNumbers: readonly string[];
  /** Takes everybody to whom something happens, in the file's order. */
  readonly each: (record: PersonRecord, difference: Difference) => void;
}

/** Whether a new account comes with an extension number of its own; the guide's dummy asks for none. */
const statesExtension = ({ before, after }: Difference): boolean =>
  Object.entries(after.appUsers).some(
    ([system, { profile }]) =>
      before.appUsers[system] === undefined && /^\d+$/.test(String(profile.extensionNumber ?? '')),
  );

/** Looks at everybody once. */
export function walk({ sides, people, systems, limits, unique, extensionNumbers, each }: Walking): Walked {
  const { before, after, hops, changes, erased } = sides;
  const { affected, difference } = compare(before, after, { erased, limits });
  const tally = new Tally(erased);
  const reach = new Reach(changes);
  const carried = new Carried(after, hops, changes);
  const belonging = new Belonging(systems);
  const holders = oneHolders(after, affected, unique, extensionNumbers);
  const shared = holders.length > 0 ? new SharedValues(holders) : undefined;
  const listed = new Listed();
  const ringcentral = [...after.systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : []));
  // Whoever changes nothing provokes no full import.
  const deactivates = affected.size + changes.length > 0 ? nextFullImport(after, limits) : undefined;
  const leaves = (record: PersonRecord, found: Difference | undefined): void => {
    const left = deactivates?.(record);
    if (left === undefined) return;
    tally.refuse(left);
    const harm = ringcentral.some((id) => record.profiles[id]) ? 'access-lost' : 'refused';
    if (!found || !harmsOf(found).includes(harm)) tally.harm(harm, 1);
  };
  let extensions = 0;
  const read = eachPerson(people, (record) => {
    const found = difference(record);
    carried.add(record);
    belonging.add(record);
    tally.add(record.id, found);
    reach.add(record, found);
    shared?.add(record, found);
    leaves(record, found);
    if (!found) return;
    if (found.account === 'created' && statesExtension(found)) extensions += 1;
    each(record, found);
    listed.add(record, found);
  });
  const clashing = new Set<string>();
  for (const { id, ...clash } of shared?.clashes() ?? []) {
    tally.refuse(clash);
    clashing.add(id);
  }
  tally.harm('refused', clashing.size);
  return { affected, tally, reach, carried, belonging, listed: listed.all(), read, extensions };
}
