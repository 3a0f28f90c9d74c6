import { readClass } from './class-reader';
import { lineEnd } from './character-sets';
import type { Flags } from './cursor';
import { Cursor } from './cursor';
import { readEscape } from './escapes';
import type { Pattern } from './syntax';
import { longest, PatternError } from './syntax';

const MAX_NESTING = 100;
const NO_FLAGS: Flags = { i: false, m: false, s: false, u: false, x: false, d: false, U: false };
const LOOKS: Readonly<Record<string, { behind: boolean; negative: boolean }>> = {
  '=': { behind: false, negative: false },
  '!': { behind: false, negative: true },
  '<=': { behind: true, negative: false },
  '<!': { behind: true, negative: true },
};

/** Reads the syntax of java.util.regex.Pattern. */
class PatternReader {
  private readonly cursor: Cursor;
  private flags = NO_FLAGS;
  private nesting = 0;

  constructor(source: string) {
    this.cursor = new Cursor(source);
  }

  whole(): Pattern {
    const pattern = this.choice();
    if (!this.cursor.done) throw new PatternError('a ")" closes nothing');
    return pattern;
  }

  private choice(): Pattern {
    if (++this.nesting > MAX_NESTING) throw new PatternError(`more than ${MAX_NESTING} brackets within each other`);
    const options = [this.sequence()];
    while (this.cursor.eat('|')) options.push(this.sequence());
    this.nesting--;
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    for (;;) {
      this.cursor.skipComments(this.flags);
      if (this.cursor.done || this.cursor.at('|') || this.cursor.at(')')) break;
      const part = this.atom();
      if (part) parts.push(this.repeated(part));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  private atom(): Pattern | undefined {
    const { cursor, flags } = this;
    if (cursor.eat('(')) return this.group();
    if (cursor.eat('[')) return { kind: 'set', test: readClass(cursor, flags) };
    if (cursor.eat('\\')) return readEscape(cursor, flags);
    if (cursor.eat('.')) return { kind: 'set', test: this.dot() };
    if (cursor.eat('^')) return { kind: 'assert', assertion: flags.m ? 'line-start' : 'start' };
    if (cursor.eat('$')) return { kind: 'assert', assertion: flags.m ? 'line-end' : 'last-line-end' };
    const sign = cursor.peek();
    if ('*+?'.includes(sign)) throw new PatternError(`"${sign}" has nothing to repeat`);
    if (sign === '{') throw new PatternError('"{" has nothing to repeat');
    return cursor.literal(cursor.next(), flags);
  }

  private dot() {
    if (this.flags.s) return () => true;
    return this.flags.d ? (code: number) => code !== 10 : (code: number) => !lineEnd(code);
  }

  private group(): Pattern | undefined {
    const { cursor } = this;
    if (!cursor.eat('?')) return this.captured();
    const look = Object.keys(LOOKS).find((sign) => cursor.eat(sign));
    if (look) return this.look(LOOKS[look]!);
    if (cursor.eat('>')) return { kind: 'atomic', body: this.closed() };
    if (cursor.eat('<')) {
      const name = cursor.until('>');
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name) || cursor.names.has(name))
        throw new PatternError(`"${name}" cannot name a group`);
      cursor.names.set(name, cursor.groups + 1);
      return this.captured();
    }
    return this.flagged();
  }

  private captured(): Pattern {
    const group = ++this.cursor.groups;
    return { kind: 'capture', group, body: this.closed() };
  }

  /** What a bracket holds; flags set inside end with it. */
  private closed(): Pattern {
    const { flags } = this;
    const body = this.choice();
    if (!this.cursor.eat(')')) throw new PatternError('a bracket is not closed');
    this.flags = flags;
    return body;
  }

  private look({ behind, negative }: { behind: boolean; negative: boolean }): Pattern {
    const body = this.closed();
    if (behind && longest(body) === Infinity) throw new PatternError('a look behind needs a greatest length');
    return { kind: 'look', behind, negative, body };
  }

  /** `(?i)` to the end of the bracket around it, `(?i-s:…)` for what it holds. */
  private flagged(): Pattern | undefined {
    const { cursor, flags } = this;
    const next = { ...flags };
    let on = true;
    while (!cursor.at(')') && !cursor.at(':')) {
      const letter = cursor.next();
      if (letter === '-') on = false;
      else if (Object.hasOwn(next, letter)) next[letter as keyof Flags] = on;
      else throw new PatternError(`"(?${letter}" is not known`);
    }
    if (cursor.eat(')')) {
      this.flags = next;
      return undefined;
    }
    cursor.eat(':');
    this.flags = next;
    const body = this.choice();
    if (!cursor.eat(')')) throw new PatternError('a bracket is not closed');
    this.flags = flags;
    return body;
  }

  private repeated(body: Pattern): Pattern {
    const { cursor } = this;
    this.cursor.skipComments(this.flags);
    const [min, max] = this.count() ?? [];
    if (min === undefined || max === undefined) return body;
    const lazy = cursor.eat('?');
    if (lazy || !cursor.eat('+')) return { kind: 'repeat', body, min, max, lazy };
    // No round of a possessive repeat is tried again (Pattern.Curly.match2).
    const round: Pattern = body.kind === 'set' ? body : { kind: 'atomic', body };
    return { kind: 'atomic', body: { kind: 'repeat', body: round, min, max, lazy } };
  }

  private count(): readonly [number, number] | undefined {
    const { cursor } = this;
    if (cursor.eat('*')) return [0, Infinity];
    if (cursor.eat('+')) return [1, Infinity];
    if (cursor.eat('?')) return [0, 1];
    if (!cursor.eat('{')) return undefined;
    const found = /^(\d{1,9})(,(\d{0,9}))?$/.exec(cursor.until('}'));
    if (!found) throw new PatternError('a repeat is {n}, {n,} or {n,m}');
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3]);
    if (max < min) throw new PatternError(`{${min},${max}} counts backwards`);
    return [min, max];
  }
}

/** @throws PatternError where java.util.regex would refuse the pattern */
export const readPattern = (source: string): Pattern => new PatternReader(source).whole();
