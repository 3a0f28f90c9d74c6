import { ExpressionError } from './error';
import { LIMITS } from './limits';

/** `name`, `text`, `int`, `long`, `double`, `end`, an operator in its canonical spelling, or a bracket. */
export type TokenKind = string;

/** Operators spelled as words; Spring compares them without regard to case. */
const WORD_OPERATORS: Readonly<Record<string, string>> = {
  and: 'AND',
  or: 'OR',
  not: '!',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  div: '/',
  mod: '%',
  matches: 'matches',
  instanceof: 'instanceof',
  between: 'between',
};
const LONGEST_WORD_OPERATOR = 10;

/** Longest first, so that `.![` is never read as `.` and `!`. */
const PUNCTUATION: Readonly<Record<string, readonly string[]>> = {
  '.': ['.![', '.?[', '.^[', '.$[', '.'],
  '?': ['?.', '?:', '?'],
  '!': ['!=', '!'],
  '=': ['==', '='],
  '<': ['<=', '<'],
  '>': ['>=', '>'],
  '&': ['&&', '&'],
  '|': ['||', '|'],
  '+': ['++', '+'],
  '-': ['--', '-'],
  ...Object.fromEntries([...'*/%^()[]{},:#@'].map((sign) => [sign, [sign]])),
};
const SYMBOLIC: Readonly<Record<string, string>> = { '&&': 'AND', '||': 'OR' };

const isDigit = (code: number) => code >= 48 && code <= 57;
const isNameStart = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code > 127 && isLetter(code));
const isNamePart = (code: number) => isNameStart(code) || isDigit(code) || code === 36;
const isLetter = (code: number) => /\p{L}/u.test(String.fromCharCode(code));
const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** Reads one token at a time; the present one stands in `kind`, `value`, `start` and `end`. Allocates nothing for a token. */
export class Lexer {
  kind: TokenKind = 'end';
  /** The text of a name, the unquoted text of a string, the digits of a number. */
  value = '';
  start = 0;
  end = 0;
  /** Where the token before this one ended. */
  previousEnd = 0;

  constructor(private readonly source: string) {
    if (source.length > LIMITS.length) {
      throw new ExpressionError(
        'too-long',
        `The expression has ${source.length} characters; at most ${LIMITS.length} are read.`,
        { start: LIMITS.length, end: source.length },
      );
    }
    this.next();
  }

  next(): void {
    const { source } = this;
    this.previousEnd = this.end;
    let position = this.end;
    while (isSpace(source.charCodeAt(position))) position++;
    this.start = position;
    if (position >= source.length) return this.token('end', position);
    const code = source.charCodeAt(position);
    if (isNameStart(code)) return this.name(position);
    if (isDigit(code)) return this.number(position);
    if (code === 34 || code === 39) return this.text(position, code === 34 ? '"' : "'");
    this.punctuation(position);
  }

  private token(kind: TokenKind, end: number, value = ''): void {
    this.kind = kind;
    this.value = value;
    this.end = end;
  }

  private name(position: number): void {
    const { source } = this;
    let end = position + 1;
    while (isNamePart(source.charCodeAt(end))) end++;
    const word = source.slice(position, end);
    const lower = word.length <= LONGEST_WORD_OPERATOR ? word.toLowerCase() : '';
    this.token(Object.hasOwn(WORD_OPERATORS, lower) ? WORD_OPERATORS[lower]! : 'name', end, word);
  }

  /** A quote inside a text is doubled; a backslash is a character like any other. */
  private text(position: number, quote: string): void {
    const { source } = this;
    let value = '';
    let from = position + 1;
    for (;;) {
      const close = source.indexOf(quote, from);
      if (close < 0) {
        throw new ExpressionError('unterminated-text', `This text has no closing ${quote}.`, {
          start: position,
          end: source.length,
        });
      }
      value += source.slice(from, close);
      if (source[close + 1] !== quote) return this.token('text', close + 1, value);
      value += quote;
      from = close + 2;
    }
  }

  private digits(position: number): number {
    while (isDigit(this.source.charCodeAt(position))) position++;
    return position;
  }

  /** Integers, `0x` integers, `L` for 64 bits, fractions, exponents, `D` for a Double; as Spring's tokenizer reads them. */
  private number(position: number): void {
    const { source } = this;
    const hex = /^0[xX][0-9a-fA-F]+/.exec(source.slice(position, position + 20))?.[0];
    let end = hex ? position + hex.length : this.digits(position);
    let kind = 'int';
    if (!hex && source[end] === '.' && isDigit(source.charCodeAt(end + 1))) {
      kind = 'double';
      end = this.digits(end + 1);
    }
    const exponent = hex ? undefined : /^[eE][+-]?\d+/.exec(source.slice(end, end + 12))?.[0];
    if (exponent) {
      kind = 'double';
      end = this.digits(end + exponent.length);
    }
    const value = source.slice(position, end);
    const suffix = source[end]?.toLowerCase();
    if (suffix === 'l' && kind === 'int') return this.token('long', end + 1, value);
    if (suffix === 'd' && !hex) return this.token('double', end + 1, value);
    if (suffix === 'f' && !hex) {
      throw new ExpressionError('unsupported', 'Numbers of type Float are Spring\'s; write it without the "f".', {
        start: position,
        end: end + 1,
      });
    }
    this.token(kind, end, value);
  }

  private punctuation(position: number): void {
    const { source } = this;
    const sign = source[position]!;
    const spelling = PUNCTUATION[sign]?.find((candidate) => source.startsWith(candidate, position));
    if (!spelling) {
      const end = position + (source.codePointAt(position)! > 0xffff ? 2 : 1);
      throw new ExpressionError(
        'unexpected-character',
        `${JSON.stringify(source.slice(position, end))} has no meaning here.`,
        {
          start: position,
          end,
        },
      );
    }
    this.token(SYMBOLIC[spelling] ?? spelling, position + spelling.length, spelling);
  }
}
