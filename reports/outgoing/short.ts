import { SHORTEST, type Credential } from './credentials';
import type { Found } from './finder';

/** Of one or two characters nothing is told apart from ordinary text. */
const LEAST = 3;

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
const WORD = /^[A-Z]?[a-z]+$/;

/** Whether it is no word and no number: those stand in every text, and hiding them would spoil it. */
const isNoWord = (value: string): boolean => !WORD.test(value) && KINDS.filter((kind) => kind.test(value)).length >= 2;

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const formsOf = (value: string): string[] => {
  const bytes = Buffer.from(value);
  return [value, bytes.toString('base64'), bytes.toString('hex')];
};

/** Not a part of a longer word. */
const alone = (form: string): string =>
  `${/^[A-Za-z0-9]/.test(form) ? '(?<![A-Za-z0-9])' : ''}${literally(form)}${/[A-Za-z0-9]$/.test(form) ? '(?![A-Za-z0-9])' : ''}`;

/**
 * Finds credentials of three to seven characters, where they stand alone and are neither a word nor a number. Such as are, and shorter ones,
 * are known only by what stands beside them: `password=…`.
 */
export class ShortFinder {
  private readonly sought: readonly { readonly variable: string; readonly pattern: RegExp }[];

  constructor(credentials: readonly Credential[]) {
    this.sought = credentials
      .filter(({ value }) => value.length >= LEAST && value.length < SHORTEST && isNoWord(value))
      .map(({ variable, value }) => ({ variable, pattern: new RegExp(formsOf(value).map(alone).join('|'), 'g') }));
  }

  find(text: string): Found[] {
    return this.sought.flatMap(({ variable, pattern }) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, variable })),
    );
  }
}
