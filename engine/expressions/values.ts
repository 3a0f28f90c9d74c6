/**
 * Values while an expression runs. Java tells Integer from Double, JavaScript does not:
 * a JavaScript number that is whole and fits 32 bits is an Int, any other number is a Double,
 * and a Double that is whole is wrapped. A bigint is Java's Long (`2 ^ 40`, a phone number kept as a number).
 */
export type Value = null | string | boolean | number | bigint | WholeDouble | readonly Value[] | Profile;

/** A profile, a group, or a map literal: only its own data properties are ever read. */
export interface Profile {
  readonly [attribute: string]: unknown;
}

/** A Double whose value is whole, such as `4.0 / 2`. */
export class WholeDouble {
  constructor(readonly value: number) {}
}

/** The type names of the JSON Lines commands. `Unknown` is the checker's word for "could be any". */
export type ValueType = 'String' | 'Boolean' | 'Int' | 'Double' | 'Array' | 'Object' | 'Null' | 'Unknown';

export const isInt = (value: unknown): value is number => typeof value === 'number' && (value | 0) === value;

export const isNumeric = (value: Value): value is number | bigint | WholeDouble =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof WholeDouble;

export const isDouble = (value: Value): value is number | WholeDouble =>
  value instanceof WholeDouble || (typeof value === 'number' && (value | 0) !== value);

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export const isObject = (value: Value): value is Profile =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeDouble);

export const numberOf = (value: number | bigint | WholeDouble): number =>
  typeof value === 'number' ? value : value instanceof WholeDouble ? value.value : Number(value);

const MOST_LONG = 2 ** 63;
const isWhole = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < MOST_LONG;

/** A Double of this value. One that a whole number could be taken for is wrapped, and stays a Double. */
export const double = (value: number): number | WholeDouble => (isWhole(value) ? new WholeDouble(value) : value);

export function typeOf(value: Value): ValueType {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'bigint') return 'Int';
  if (isNumeric(value)) return isDouble(value) ? 'Double' : 'Int';
  return isList(value) ? 'Array' : 'Object';
}

/** A whole number of JSON that Java keeps as a Long. */
const isWide = (value: unknown): value is number =>
  typeof value === 'number' && (value | 0) !== value && isWhole(value);

/** What a variable holds, seen as a value: what JSON cannot hold counts as absent, and absent is null. */
export function fromJson(value: unknown): Value {
  switch (typeof value) {
    case 'undefined':
    case 'function':
    case 'symbol':
      return null;
    case 'number':
      return isWide(value) ? BigInt(value) : value;
    case 'object':
      return Array.isArray(value) && value.some(isWide) ? value.map(fromJson) : (value as Value);
    default:
      return value as Value;
  }
}

/** A value as plain JavaScript: Doubles unwrapped, Longs as numbers where those are exact and as bigints beyond. */
export function toPlain(value: Value): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (value instanceof WholeDouble) return value.value;
  if (isList(value)) return value.map(toPlain);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toPlain(fromJson(member))]));
}
