import { unmasked, type Mask } from './mask';

/** A value of a person. It is masked as the value it is, whatever it looks like; what is not one is never masked. */
export class Personal {
  constructor(readonly value: unknown) {}
}

/** A sentence of ours, in which a person's values keep their type. */
export type Said = string | readonly (string | Personal)[];

export const personal = (value: unknown): Personal => new Personal(value);

/** `said`RingCentral has ${personal(number)}.`` */
export const said = (texts: TemplateStringsArray, ...values: readonly (string | Personal)[]): Said =>
  texts.flatMap((text, at) => (values[at] === undefined ? [text] : [text, values[at]]));

const partsOf = (text: Said): readonly (string | Personal)[] => (typeof text === 'string' ? [text] : text);

/** Several sentences as one. */
export const joined = (texts: readonly Said[], between: string): Said =>
  texts.flatMap((text, at) => (at === 0 ? partsOf(text) : [between, ...partsOf(text)]));

export const sentence = (text: Said, mask: Mask): string =>
  partsOf(text)
    .map((part) => (typeof part === 'string' ? part : mask(part.value)))
    .join('');

const SHORTEST = 3;
const QUOTED = /"[^"]*"/;
const ADDRESS = /[^\s"'<>()[\]{},;:]+@[^\s"'<>()[\]{},;:]+/;
const NUMBER = /(?<![\w+])\+?\d[\d ().-]{5,}\d(?:#\d+)?(?!\w)/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

type Profile = Readonly<Record<string, unknown>>;

/** Values that say who somebody is, the longest first: a number stands before its end. */
const valuesIn = (profiles: readonly (Profile | undefined)[]): string[] =>
  [...new Set(profiles.flatMap((profile) => Object.values(profile ?? {}).flat()))]
    .filter((value): value is string => typeof value === 'string' && value.trim().length >= SHORTEST)
    .sort((one, other) => other.length - one.length);

/**
 * A vendor's sentence about a person. Nobody says which of its words are values: those that the person's profiles hold are, and what
 * stands in quotes; of the rest, what looks like an address or a number.
 */
export function ofVendor(text: string, profiles: readonly (Profile | undefined)[] = []): Said {
  const known = valuesIn(profiles).map((value) => `(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`);
  const values = [QUOTED.source, ...known, ADDRESS.source, NUMBER.source].join('|');
  return text.split(new RegExp(`(${values})`, 'iu')).flatMap((piece, at): (string | Personal)[] => {
    if (at % 2 === 0) return [piece];
    return QUOTED.test(piece) ? ['"', personal(piece.slice(1, -1)), '"'] : [personal(piece)];
  });
}

/** Shows what a report holds of people: nothing stays nothing, any other value of theirs is masked. */
export function shownTo(mask: Mask): (value: unknown) => unknown {
  const show = (value: unknown): unknown => {
    if (value instanceof Personal) {
      if (value.value === null || value.value === undefined || value.value === '') return value.value ?? null;
      return mask === unmasked ? value.value : mask(value.value);
    }
    if (Array.isArray(value)) return value.map(show);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, show(one)]));
  };
  return show;
}
