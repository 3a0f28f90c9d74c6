import type { ArithmeticOperator, Range } from './ast';
import { toText } from './conversion';
import { ExpressionError } from './error';
import { LIMITS } from './limits';
import type { Behaviour } from './modes';
import { power } from './power';
import type { Value, WholeDouble } from './values';
import { double, isDouble, isInt, isNumeric, numberOf, typeOf } from './values';

type Numeric = number | bigint | WholeDouble;
interface Place extends Range {
  readonly left: Range;
  readonly right: Range;
}

const MAX_INT = 2 ** 31 - 1;
const MAX_LONG = 2n ** 63n - 1n;
const MIN_LONG = -(2n ** 63n);

const dividesByZero = (place: Place) =>
  new ExpressionError('division-by-zero', 'Whole numbers cannot be divided by zero.', place.right);

/** Java's cast from double to long: towards zero, bounded, NaN is 0. */
function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return MAX_LONG;
  return value <= -(2 ** 63) ? MIN_LONG : BigInt(Math.trunc(value));
}

/** Java's cast from double to int, of a value that is at most the greatest int. */
const toInt = (value: number) => Math.max(-(2 ** 31), Math.trunc(value)) | 0;

/** Int unless the result is too great for 32 bits; then, and for a Long operand, a Long (OperatorPower). */
function wholePower(left: number | bigint, right: number | bigint): Value {
  const result = power(Number(left), Number(right));
  return result > MAX_INT || typeof left === 'bigint' || typeof right === 'bigint' ? toLong(result) : toInt(result);
}

/** 32-bit arithmetic: overflow wraps, division truncates, `%` takes the sign of the dividend. */
function ints(operator: ArithmeticOperator, left: number, right: number, place: Place): Value {
  switch (operator) {
    case '+':
      return (left + right) | 0;
    case '-':
      return (left - right) | 0;
    case '*':
      return Math.imul(left, right);
    case '/':
      if (right === 0) throw dividesByZero(place);
      return (left / right) | 0;
    case '%':
      if (right === 0) throw dividesByZero(place);
      return (left % right) | 0;
    case '^':
      return wholePower(left, right);
  }
}

function longs(operator: ArithmeticOperator, left: bigint, right: bigint, place: Place): Value {
  switch (operator) {
    case '+':
      return BigInt.asIntN(64, left + right);
    case '-':
      return BigInt.asIntN(64, left - right);
    case '*':
      return BigInt.asIntN(64, left * right);
    case '/':
      if (right === 0n) throw dividesByZero(place);
      return BigInt.asIntN(64, left / right);
    case '%':
      if (right === 0n) throw dividesByZero(place);
      return left % right;
    case '^':
      return wholePower(left, right);
  }
}

function doubles(operator: ArithmeticOperator, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return double(left + right);
    case '-':
      return double(left - right);
    case '*':
      return double(left * right);
    case '/':
      return double(left / right);
    case '%':
      return double(left % right);
    case '^':
      return double(power(left, right));
  }
}

function numbers(operator: ArithmeticOperator, left: Numeric, right: Numeric, place: Place): Value {
  if (isInt(left) && isInt(right)) return ints(operator, left, right, place);
  if (isDouble(left) || isDouble(right)) return doubles(operator, numberOf(left), numberOf(right));
  return longs(operator, BigInt(left), BigInt(right), place);
}

function refuse(operator: ArithmeticOperator, left: Value, right: Value, place: Place): never {
  const nullSide = left === null ? place.left : right === null ? place.right : undefined;
  const types = `${typeOf(left)} ${operator} ${typeOf(right)}`;
  if (nullSide) throw new ExpressionError('null-operand', `"${operator}" has no value to work on: ${types}.`, nullSide);
  throw new ExpressionError('operand-type', `"${operator}" does not work on these types: ${types}.`, place);
}

function checkedText(text: string, range: Range): string {
  if (text.length <= LIMITS.textLength) return text;
  throw new ExpressionError(
    'value-too-large',
    `This text would have more than ${LIMITS.textLength} characters.`,
    range,
  );
}

/**
 * `+`: adds numbers, joins texts. What null next to a text means is not documented by Okta and depends on the mode:
 * Spring appends the text "null" (OpPlus).
 */
export function add(left: Value, right: Value, place: Place, behaviour: Behaviour): Value {
  if (typeof left === 'string' || typeof right === 'string') {
    if (left === null || right === null) {
      if (behaviour.nullInConcatenation === 'error') refuse('+', left, right, place);
      if (behaviour.nullInConcatenation === 'empty') return left ?? right;
    }
    return checkedText(toText(left, place.left) + toText(right, place.right), place);
  }
  if (isNumeric(left) && isNumeric(right)) return numbers('+', left, right, place);
  return refuse('+', left, right, place);
}

/** `text * n` repeats, `"b" - 1` is "a": Spring's two surprises (OpMultiply, OpMinus). */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value, place: Place): Value {
  if (isNumeric(left) && isNumeric(right)) return numbers(operator, left, right, place);
  if (typeof left === 'string' && isInt(right)) {
    if (operator === '*') return repeat(left, right, place);
    if (operator === '-' && left.length === 1) return String.fromCharCode((left.charCodeAt(0) - right) & 0xffff);
  }
  return refuse(operator, left, right, place);
}

function repeat(text: string, times: number, place: Place): string {
  if (times >= 0 && text.length * times <= LIMITS.repeatedLength) return text.repeat(times);
  throw new ExpressionError(
    'value-too-large',
    `A text is repeated 0 or more times, to at most ${LIMITS.repeatedLength} characters.`,
    place,
  );
}

/** Unary minus. Spring computes `0 - x`, so the negative of 0.0 is 0.0. */
export function negate(value: Value, range: Range): Value {
  if (!isNumeric(value)) {
    throw new ExpressionError('operand-type', `"-" needs a number, and this is ${typeOf(value)}.`, range);
  }
  if (isDouble(value)) return double(0 - numberOf(value));
  return typeof value === 'bigint' ? BigInt.asIntN(64, -value) : (0 - (value as number)) | 0;
}
