import { attributeName, systemOf } from '../flows/derive';
import type { AttributePath } from '../flows/model';
import type { Flows } from '../sync';
import { isBlank, type Value } from '../sync/values';
import type { Difference } from './compare';
import type { Place } from './firsts';
import { keyOf, Keys } from './keys';
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
  readonly taken: Keys;
}

/** What the people of some ranges of a file hold and want of one such attribute, as keys. */
interface Claims {
  readonly held: Keys;
  readonly wanted: Wanted;
}

/** Claims as plain data. */
export interface ToldClaims {
  readonly held: ReturnType<Keys['told']>;
  readonly wanted: Float64Array<ArrayBuffer>;
}

/** What people would be refused for because of somebody else. */
export interface Clash extends PersonRefusal {
  readonly people: number;
}

const textOf = (value: unknown): string | undefined => {
  const text = isBlank(value as Value) ? '' : String(value);
  // The guide's dummy asks for no number.
  return text === '' || text === 'blank' ? undefined : text.toLowerCase();
};

/** Who gets a value by the change: three numbers each, the value's key, the person's place and whether nothing else is refused to them. */
class Wanted {
  private numbers = new Float64Array(192);
  private length = 0;

  add(key: number, at: Place, newly: boolean): void {
    this.room(3);
    this.numbers[this.length++] = key;
    this.numbers[this.length++] = at;
    this.numbers[this.length++] = newly ? 1 : 0;
  }

  told(): Float64Array<ArrayBuffer> {
    return this.numbers.slice(0, this.length);
  }

  absorb(told: Float64Array<ArrayBuffer>): void {
    this.room(told.length);
    this.numbers.set(told, this.length);
    this.length += told.length;
  }

  /** Keys that two want. */
  twice(): Keys {
    const sorted = new Float64Array(this.length / 3);
    for (let at = 0; at < sorted.length; at++) sorted[at] = this.numbers[3 * at]!;
    sorted.sort();
    const twice = new Keys();
    for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) twice.add(sorted[at]!);
    return twice;
  }

  each(visit: (key: number, at: Place, newly: boolean) => void): void {
    const { numbers } = this;
    for (let at = 0; at < this.length; at += 3) visit(numbers[at]!, numbers[at + 1]!, numbers[at + 2] === 1);
  }

  private room(more: number): void {
    if (this.length + more <= this.numbers.length) return;
    const old = this.numbers;
    this.numbers = new Float64Array(Math.max(2 * old.length, this.length + more));
    this.numbers.set(old.subarray(0, this.length));
  }
}

/** Finds, over all people, values that two would have though only one may: extension numbers, and what Okta keeps unique. */
export class SharedValues {
  private readonly claims: readonly (readonly [OneHolder, Claims])[];

  constructor(rules: readonly OneHolder[]) {
    this.claims = rules.map((rule) => [rule, { held: new Keys(), wanted: new Wanted() }]);
  }

  /** @param refused whether something else is refused to the person */
  add({ profiles }: PersonRecord, difference: Difference | undefined, at: Place, refused: boolean): void {
    for (const [{ system, attribute }, { held, wanted }] of this.claims) {
      const had = textOf(profiles[system]?.[attribute]);
      const profile = system === 'okta' ? difference?.after.okta?.profile : difference?.after.appUsers[system]?.profile;
      const created = difference?.sent[system];
      const after = difference ? textOf((created ?? profile)?.[attribute]) : had;
      // Whoever goes on holding it never wants it too.
      if (had !== undefined && (after === had || after === undefined)) held.add(keyOf(had));
      if (after !== undefined && after !== had) wanted.add(keyOf(after), at, !refused);
    }
  }

  /** For another, of other ranges of the same file. */
  told(): readonly ToldClaims[] {
    return this.claims.map(([, { held, wanted }]) => ({ held: held.told(), wanted: wanted.told() }));
  }

  absorb(told: readonly ToldClaims[]): void {
    for (const [index, [, { held, wanted }]] of this.claims.entries()) {
      held.absorb(told[index]!.held);
      wanted.absorb(told[index]!.wanted);
    }
  }

  /** Each reason with its people, and how many people are refused by nothing else. */
  clashes(): { readonly clashes: readonly Clash[]; readonly newly: number } {
    const refused = new Keys();
    let newly = 0;
    const clashes = this.claims.flatMap(([{ system, attribute, reason, taken }, { held, wanted }]): Clash[] => {
      const twice = wanted.twice();
      let people = 0;
      wanted.each((key, at, alone) => {
        if (!twice.has(key) && !held.has(key) && !taken.has(key)) return;
        people += 1;
        if (alone && refused.add(at + 1)) newly += 1;
      });
      return people > 0 ? [{ system, attribute, reason, people }] : [];
    });
    return { clashes, newly };
  }
}

const keysOf = (texts: readonly string[]): Keys => {
  const keys = new Keys();
  for (const text of texts) keys.add(keyOf(text.toLowerCase()));
  return keys;
};

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
    const taken = keysOf(extensionNumbers);
    return [{ path: `${id}.extensionNumber`, system: id, attribute: 'extensionNumber', reason, taken }];
  });
  const ofOkta = unique
    .filter((path) => affected.has(path))
    .map((path): OneHolder => {
      const reason = 'Okta keeps the attribute unique, and somebody else has the value';
      return { path, system: systemOf(path), attribute: attributeName(path), reason, taken: new Keys() };
    });
  return [...ofRingCentral, ...ofOkta];
}
