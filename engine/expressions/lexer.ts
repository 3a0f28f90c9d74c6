import { ExpressionError } from './error';
import { POWER } from './grammar';
import { LIMITS } from './limits';
import { remedyAround, remedyOfSign } from './remedies';
import { counted } from '../counted';

/** `name`, `text`, `int`, `long`, `double`, `end`, an operator in its canonical spelling, or a bracket. */
type TokenKind = string;

/** Operators spelled as words; Spring compares them without regard to case. */
const WORD_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['and', 'AND'],
  ['or', 'OR'],
  ['not', '!'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['div', '/'],
  ['mod', '%'],
  ['matches', 'matches'],
  ['instanceof', 'instanceof'],
  ['between', 'between'],
]);
/** Most names are no operators, and their length and first letter tell so: a bit for each length, by the letter's code. */
const WORD_LENGTHS = Uint16Array.from({ length: 128 }, (_, code) => {
  const words = [...WORD_OPERATORS.keys()].filter((word) => word[0] === String.fromCharCode(code).toLowerCase());
  return words.reduce((lengths, { length }) => lengths | (1 << length), 0);
});
const mayBeOperator = (code: number, length: number) =>
  code < 128 && length < 16 && (WORD_LENGTHS[code]! & (1 << length)) !== 0;

/** Signs of one character, by code; what may follow to make a longer sign, with the token each makes. */
const SIGNS: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return '.?!=<>&|+-*/%^()[]{},:#@'.includes(sign) ? sign : undefined;
});
const LONGER: readonly (Readonly<Record<string, string>> | undefined)[] = Object.entries<
  Readonly<Record<string, string>>
>({
  '?': { '.': '?.', ':': '?:' },
  '!': { '=': '!=' },
  '=': { '=': '==' },
  '<': { '=': '<=' },
  '>': { '=': '>=' },
  '&': { '&': 'AND' },
  '|': { '|': 'OR' },
  '+': { '+': '++' },
  '-': { '-': '--' },
}).reduce<Readonly<Record<string, string>>[]>((table, [sign, longer]) => {
  table[sign.charCodeAt(0)] = longer;
  return table;
}, []);
// Read once: an import is looked up at every use.
const powers = POWER;
/** The powers of the signs of one character, by code. */
const SIGN_POWERS = Uint8Array.from({ length: 128 }, (_, code) => POWER.get(String.fromCharCode(code)) ?? 0);
const DOT = 46;
/** `.![` projects, the others select. */
const AFTER_DOT = '!?^$';

const DIGIT = 1;
const START = 2;
const PART = 4;
const SPACE = 8;
/** What an ASCII character can be part of. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[0-9]/.test(sign)) return DIGIT | PART;
  if (/[A-Za-z_]/.test(sign)) return START | PART;
  return sign === '$' ? PART : /[ \t\r\n]/.test(sign) ? SPACE : 0;
});
const isLetter = (code: number) => /\p{L}/u.test(String.fromCharCode(code));
const isA = (code: number, kind: number) =>
  code < 128 ? (CLASSES[code]! & kind) !== 0 : code >= 128 && (kind & (START | PART)) !== 0 && isLetter(code);
const isDigit = (code: number) => isA(code, DIGIT);
const isHex = (code: number) => code === 120 || code === 88;
const isExponent = (code: number) => code === 101 || code === 69;

/** Reads one token at a time; the present one stands in `kind`, `value`, `start` and `end`. Allocates nothing for a token. */
export class Lexer {
  kind: TokenKind = 'end';
  /** How tightly an infix operator binds; 0 for what is none. */
  power = 0;
  /** The text of a name, the unquoted text of a string, the digits of a number. */
  value = '';
  /** A name, or an operator spelled as one: after a dot both name an attribute. */
  isWord = false;
  start = 0;
  end = 0;
  /** Where the token before this one ended. */
  previousEnd = 0;

  constructor(private readonly source: string) {
    if (source.length > LIMITS.length) {
      throw new ExpressionError(
        'too-long',
        `The expression has ${counted(source.length, 'character')}; at most ${LIMITS.length} are read.`,
        { start: LIMITS.length, end: source.length },
      );
    }
    this.next();
  }

  next(): void {
    const { source } = this;
    this.previousEnd = this.end;
    let position = this.end;
    while (isA(source.charCodeAt(position), SPACE)) position++;
    this.start = position;
    if (position >= source.length) return this.token('end', position);
    const code = source.charCodeAt(position);
    if (isA(code, START)) return this.name(position);
    if (isDigit(code)) return this.number(position);
    if (code === 34 || code === 39) return this.text(position, code === 34 ? '"' : "'");
    this.punctuation(position, code);
  }

  private token(kind: TokenKind, end: number, value = ''): void {
    this.kind = kind;
    this.power = 0;
    this.value = value;
    this.end = end;
    this.isWord = false;
  }

  private name(position: number): void {
    const { source } = this;
    let end = position + 1;
    while (isA(source.charCodeAt(end), PART)) end++;
    const word = source.slice(position, end);
    const operator = mayBeOperator(source.charCodeAt(position), word.length)
      ? WORD_OPERATORS.get(word.toLowerCase())
      : undefined;
    this.token(operator ?? 'name', end, word);
    this.isWord = true;
    if (operator !== undefined) this.power = powers.get(operator) ?? 0;
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
    const hex = isHex(source.charCodeAt(position + 1))
      ? /^0[xX][0-9a-fA-F]+/.exec(source.slice(position, position + 20))?.[0]
      : undefined;
    let end = hex ? position + hex.length : this.digits(position);
    let kind = 'int';
    if (!hex && source[end] === '.' && isDigit(source.charCodeAt(end + 1))) {
      kind = 'double';
      end = this.digits(end + 1);
    }
    const exponent =
      !hex && isExponent(source.charCodeAt(end)) ? /^[eE][+-]?\d+/.exec(source.slice(end, end + 12))?.[0] : undefined;
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

  private punctuation(position: number, code: number): void {
    const { source } = this;
    const sign = SIGNS[code];
    if (sign === undefined) {
      const end = position + (source.codePointAt(position)! > 0xffff ? 2 : 1);
      const found = source.slice(position, end);
      const remedy = remedyOfSign(found);
      const around = remedy ? undefined : remedyAround(source, position);
      throw new ExpressionError(
        'unexpected-character',
        (remedy ?? around)?.message ?? `${JSON.stringify(found)} has no meaning here.`,
        around ?? { start: position, end },
        (remedy ?? around)?.suggestion,
      );
    }
    if (code === DOT && source[position + 2] === '[' && AFTER_DOT.includes(source[position + 1]!)) {
      return this.token(source.slice(position, position + 3), position + 3);
    }
    const following = LONGER[code];
    const longer = following === undefined ? undefined : following[source[position + 1] ?? ''];
    if (longer === undefined) {
      this.token(sign, position + 1);
      this.power = SIGN_POWERS[code]!;
    } else {
      this.token(longer, position + 2);
      this.power = powers.get(longer) ?? 0;
    }
  }
}
