import { createHmac } from 'node:crypto';
import type { Environment } from '../../engine/environment/schema';
import type { OrgFile } from '../../engine/org/exported';
import type { PersonRecord } from '../../engine/review/model';

/** What many people share, and what rules and mappings ask: these values stay. Every other value gets a pseudonym. */
const SHARED = new Set(
  'department division organization company costcenter title jobtitle usertype city state region country countrycode locale preferredlanguage timezone status'.split(
    ' ',
  ),
);

const WORD = /[A-Za-z]+|\d+/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Of a telephone number its last digits: country and area decide how it is written. */
const LAST_DIGITS = 7;

const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Words that the environment itself compares with: `External`, `blank`. Replaced, they would change what a mapping makes. */
const statedWords = ({ flows, access, numberAndExtension }: Environment): Set<string> =>
  new Set(wordsIn(JSON.stringify([flows, access, numberAndExtension])));

/**
 * Pseudonyms that keep what a mapping can see: length, capitals, signs, digits where digits were, which values are empty, which are equal and
 * which hold one another. One word has one pseudonym in the whole export, and no two words share one. The key makes them; without it nobody finds
 * the word by trying.
 */
export class Pseudonyms {
  private readonly stated: ReadonlySet<string>;
  private readonly known = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(
    environment: Environment,
    private readonly key: string,
  ) {
    this.stated = statedWords(environment);
  }

  /** The same person, whom nobody knows again. */
  of({ id, status, profiles, groups }: PersonRecord): PersonRecord {
    return {
      id: `person-${createHmac('sha256', this.key).update(id).digest('hex').slice(0, 16)}`,
      status,
      groups,
      profiles: Object.fromEntries(
        Object.entries(profiles).map(([system, profile]) => [
          system,
          Object.fromEntries(Object.entries(profile).map(([name, value]) => [name, this.value(name, value)])),
        ]),
      ),
    };
  }

  /** The org holds nobody's data but the extension numbers that are in use. */
  ofOrg(org: OrgFile): OrgFile {
    if (!org.ringcentral) return org;
    const extensionNumbers = org.ringcentral.extensionNumbers.map((number) => this.text(number));
    return { ...org, ringcentral: { ...org.ringcentral, extensionNumbers } };
  }

  private value(name: string, value: unknown): unknown {
    if (SHARED.has(name.toLowerCase())) return value;
    if (typeof value === 'number') return Number(this.text(String(value)));
    if (Array.isArray(value)) return value.map((one) => this.value(name, one));
    return typeof value === 'string' ? this.text(value) : value;
  }

  /** The domain of an address stays: companies map by it. */
  private text(value: string): string {
    const [local = '', ...domain] = value.split(/(?=@[^@]*$)/);
    return [local.replace(WORD, (word) => this.word(word)), ...domain].join('');
  }

  private word(word: string): string {
    const plain = word.toLowerCase();
    if (this.stated.has(plain)) return word;
    const kept = /^\d/.test(word) ? Math.max(0, word.length - LAST_DIGITS) : 0;
    const [start, rest] = [plain.slice(0, kept), plain.slice(kept)];
    const pseudonym = start + this.pseudonym(rest);
    return [...pseudonym].map((letter, at) => (/[A-Z]/.test(word[at] ?? '') ? letter.toUpperCase() : letter)).join('');
  }

  private pseudonym(plain: string): string {
    let found = this.known.get(plain);
    for (let attempt = 0; found === undefined; attempt += 1) {
      const made = this.spelled(plain, attempt);
      if (this.taken.has(made) || this.stated.has(made)) continue;
      found = made;
      this.taken.add(made);
      this.known.set(plain, made);
    }
    return found;
  }

  private spelled(plain: string, attempt: number): string {
    const bytes = createHmac('sha512', this.key).update(`${attempt} ${plain}`).digest();
    const alphabet = /^\d/.test(plain) ? '0123456789' : LETTERS;
    return [...plain].map((_, at) => alphabet[(bytes[at % bytes.length] ?? 0) % alphabet.length]).join('');
  }
}
