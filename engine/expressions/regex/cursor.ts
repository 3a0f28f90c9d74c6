import { ignoringCase } from './character-sets';
import type { CharacterSet, Pattern } from './syntax';
import { PatternError } from './syntax';

/** Inline flags of Java: case, multi-line, dot matches all, all scripts' case, comments, Unix lines, all scripts' classes. */
export interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  u: boolean;
  x: boolean;
  d: boolean;
  U: boolean;
}

/** `\Q…\E` written out, a backslash before each sign; so that a repeat after it repeats the last character only, as in Java. */
const unquoted = (source: string) =>
  source.replaceAll(/\\Q([^]*?)(?:\\E|$)|\\[^]/g, (found, quote?: string) =>
    quote === undefined ? found : quote.replaceAll(/[^A-Za-z0-9\u0080-\uffff]/g, '\\$&'),
  );

/** A place in the source of a pattern, read by code point. */
export class Cursor {
  /** Groups opened so far, and the names some of them have. */
  groups = 0;
  readonly names = new Map<string, number>();
  private readonly characters: readonly string[];
  private position = 0;

  constructor(source: string) {
    this.characters = Array.from(unquoted(source));
  }

  get done(): boolean {
    return this.position >= this.characters.length;
  }

  peek(offset = 0): string {
    return this.characters[this.position + offset] ?? '';
  }

  at(text: string): boolean {
    return Array.from(text).every((character, index) => this.peek(index) === character);
  }

  eat(text: string): boolean {
    if (!this.at(text)) return false;
    this.position += text.length;
    return true;
  }

  next(): string {
    if (this.done) throw new PatternError('the pattern ends too early');
    return this.characters[this.position++]!;
  }

  until(close: string): string {
    let text = '';
    while (!this.eat(close)) text += this.next();
    return text;
  }

  /** With `(?x)` white space and `#` to the end of the line mean nothing. */
  skipComments({ x }: Flags): void {
    while (x && !this.done && (/\s/.test(this.peek()) || this.at('#'))) {
      if (this.next() === '#') while (!this.done && this.next() !== '\n');
    }
  }

  exactly(set: CharacterSet, { i, u, U }: Flags): CharacterSet {
    return i ? ignoringCase(set, u || U) : set;
  }

  literal(character: string, flags: Flags): Pattern {
    const code = character.codePointAt(0)!;
    return { kind: 'set', test: this.exactly((other) => other === code, flags) };
  }
}
