import type { AttributePath } from '../flows/model';
import type { Flows } from '../sync';
import { isBlank, type Value } from '../sync/values';
import type { Difference } from './compare';
import type { PersonRecord } from './model';
import type { PersonRefusal } from './limits';
import { isRingCentral } from '../systems/kinds';

/** A value that only one person may have. */
interface OneHolder {
  readonly path: AttributePath;
  readonly system: string;
  readonly attribute: string;
  readonly reason: string;
  /** Values that somebody outside of the file has. */
  readonly taken: ReadonlySet<string>;
}

interface Claims {
  readonly holders: Map<string, string>;
  /** Value → people who get it by the change. */
  readonly wanted: Map<string, string[]>;
}

/** What a person would be refused for because of somebody else. */
export interface Clash extends PersonRefusal {
  readonly id: string;
}

const textOf = (value: unknown): string | undefined => {
  const text = isBlank(value as Value) ? '' : String(value);
  // The guide's dummy asks for no number.
  return text === '' || text === 'blank' ? undefined : text.toLowerCase();
};

/** Finds, over all people, values that two would have though only one may: extension numbers, and what Okta keeps unique. */
export class SharedValues {
  private readonly claims: readonly (readonly [OneHolder, Claims])[];

  constructor(rules: readonly OneHolder[]) {
    this.claims = rules.map((rule) => [rule, { holders: new Map(), wanted: new Map() }]);
  }

  add({ id, profiles }: PersonRecord, difference: Difference | undefined): void {
    for (const [{ system, attribute }, { holders, wanted }] of this.claims) {
      const held = textOf(profiles[system]?.[attribute]);
      const profile = system === 'okta' ? difference?.after.okta?.profile : difference?.after.appUsers[system]?.profile;
      const created = difference?.sent[system];
      const after = difference ? textOf((created ?? profile)?.[attribute]) : held;
      if (held !== undefined && (after === held || after === undefined)) holders.set(held, id);
      if (after === undefined || after === held) continue;
      const others = wanted.get(after);
      if (others) others.push(id);
      else wanted.set(after, [id]);
    }
  }

  clashes(): Clash[] {
    return this.claims.flatMap(([{ system, attribute, reason, taken }, { holders, wanted }]) =>
      [...wanted].flatMap(([value, people]) => {
        const holder = holders.get(value);
        const clash = people.length > 1 || (holder !== undefined && !people.includes(holder)) || taken.has(value);
        return clash ? people.map((id) => ({ id, system, attribute, reason })) : [];
      }),
    );
  }
}

/** What one person alone may have, of what the change can write. */
export function oneHolders(
  after: Flows,
  affected: ReadonlySet<string>,
  unique: readonly AttributePath[],
  extensionNumbers: readonly string[],
): OneHolder[] {
  const ofRingCentral = [...after.systems.values()].flatMap(({ id, kind, outbound }): OneHolder[] => {
    const writes = outbound.some(({ attribute, reads }) => attribute === 'extensionNumber' && reads.length > 0);
    if (!isRingCentral(kind) || !writes) return [];
    const reason = 'the extension number is in use, or meant for somebody else too';
    const taken = new Set(extensionNumbers);
    return [{ path: `${id}.extensionNumber`, system: id, attribute: 'extensionNumber', reason, taken }];
  });
  const ofOkta = unique
    .filter((path) => affected.has(path))
    .map((path): OneHolder => {
      const dot = path.indexOf('.');
      const reason = 'Okta keeps the attribute unique, and somebody else has the value';
      return { path, system: path.slice(0, dot), attribute: path.slice(dot + 1), reason, taken: new Set() };
    });
  return [...ofRingCentral, ...ofOkta];
}
