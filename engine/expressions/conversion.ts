import type { Range } from './ast';
import { ExpressionError } from './error';
import type { Value, WholeDouble } from './values';
import { fromJson, isDouble, isList, isNumeric, isObject, numberOf, typeOf } from './values';

/** `Double.toString` of Java: a fraction always, an exponent outside 0.001 … 10 000 000. */
function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (!Number.isFinite(value) || Number.isNaN(value)) return String(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  // Java prints two digits at least, the two that are nearest: 4.9E-324, where JavaScript has 5e-324.
  const shortest = value.toExponential();
  const text = shortest.includes('.') ? shortest : value.toExponential(1);
  return text.replace('e', 'E').replace('+', '');
}

const plainText = (value: string | number | bigint | boolean | null | WholeDouble): string =>
  isNumeric(value) && isDouble(value) ? doubleText(numberOf(value)) : String(value);

/** `toString` of Java's collections, which is what nested maps and lists in maps print as. */
function javaText(value: Value): string {
  if (isList(value)) return `[${value.map(javaText).join(', ')}]`;
  if (value !== null && typeof value === 'object' && !isNumeric(value)) {
    const entries = Object.entries(value).map(([key, member]) => `${key}=${javaText(fromJson(member))}`);
    return `{${entries.join(', ')}}`;
  }
  return plainText(value);
}

/** Any value as the text that `+` appends: null is "null", a list its elements with commas (Spring's conversion service). */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(textOf).join(',');
  return isNumeric(value) ? plainText(value) : javaText(value);
}

const holdsObject = (value: Value): boolean =>
  isList(value) && value.some((each) => isObject(each) || holdsObject(each));

/** The text that `+` appends. An object by itself has one, an object within a list has none (CollectionToStringConverter). */
export function toText(value: Value, range: Range): string {
  if (!holdsObject(value)) return textOf(value);
  throw new ExpressionError('operand-type', 'A list that holds an object has no text.', range);
}

const TRUE_WORDS = new Set(['true', 'on', 'yes', '1']);
const FALSE_WORDS = new Set(['false', 'off', 'no', '0']);

function booleanFrom(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    return TRUE_WORDS.has(word) ? true : FALSE_WORDS.has(word) ? false : undefined;
  }
  return isList(value) && value.length > 0 ? booleanFrom(value[0]!) : undefined;
}

/**
 * The Boolean that a condition, `AND`, `OR` and `!` need. Spring converts: "yes", "on" and "1" are true, "no", "off" and "0" false,
 * a list counts as its first element (StringToBooleanConverter, CollectionToObjectConverter).
 */
export function toBoolean(value: Value, range: Range): boolean {
  if (typeof value === 'boolean') return value;
  const converted = booleanFrom(value);
  if (converted !== undefined) return converted;
  const found = value === null ? 'null' : `a value of type ${typeOf(value)}`;
  throw new ExpressionError('not-a-boolean', `A condition needs true or false, and this is ${found}.`, range);
}

/** The Integer that an index needs; Spring converts a Double by dropping its fraction (NaN is 0), and a text that holds an integer. */
export function toIndex(value: Value, range: Range): number {
  const refused = () => new ExpressionError('operand-type', `An index is an Int, and this is ${typeOf(value)}.`, range);
  if (typeof value === 'string') {
    const text = value.trim();
    if (!/^[+-]?\d{1,10}$/.test(text)) throw refused();
    return Number(text);
  }
  if (isList(value) && value.length > 0) return toIndex(value[0]!, range);
  if (!isNumeric(value)) throw refused();
  return Math.trunc(numberOf(value)) || 0;
}
