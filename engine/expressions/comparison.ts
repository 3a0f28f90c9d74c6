import type { ComparisonOperator, Range } from './ast';
import { ExpressionError } from './error';
import type { Value, WholeDouble } from './values';
import { fromJson, isDouble, isList, isNumeric, isObject, numberOf, typeOf } from './values';

type Numeric = number | bigint | WholeDouble;

/** Whole numbers are compared exactly, and as Doubles once one side is a Double. */
function compareNumbers(left: Numeric, right: Numeric): number {
  const exact = !isDouble(left) && !isDouble(right);
  const a = exact ? (left as number | bigint) : numberOf(left);
  const b = exact ? (right as number | bigint) : numberOf(right);
  return a < b ? -1 : a > b ? 1 : a == b ? 0 : Number.NaN; // eslint-disable-line eqeqeq -- a bigint equals the number of its value
}

/** `equals` of Java's collections: elements of different number types differ, `{1} == {1.0}` is false. */
function sameElement(left: Value, right: Value): boolean {
  if (isNumeric(left) && isNumeric(right)) {
    const kinds = [left, right].map((value) => (typeof value === 'bigint' ? 'Long' : typeOf(value)));
    return kinds[0] === kinds[1] && Object.is(numberOf(left), numberOf(right)) && same(left, right, true);
  }
  return same(left, right, true);
}

function same(left: Value, right: Value, inside = false): boolean {
  if (left === right) return typeof left !== 'number' || left === right;
  if (isNumeric(left) && isNumeric(right)) {
    return inside && Number.isNaN(numberOf(left)) ? Number.isNaN(numberOf(right)) : compareNumbers(left, right) === 0;
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((element, index) => sameElement(element, right[index]!));
  }
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && sameElement(fromJson(left[key]), fromJson(right[key])))
    );
  }
  return false;
}

/** `==` of Spring: numbers by value whatever their type, null equals null only, never an error. */
export const equal = (left: Value, right: Value): boolean => same(left, right);

/** The order of `<`: null comes before everything, texts compare by UTF-16 unit, false before true (StandardTypeComparator). */
function order(left: Value, right: Value, range: Range): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left === null) return right === null ? 0 : -1;
  if (right === null) return 1;
  if (typeof left === typeof right && (typeof left === 'string' || typeof left === 'boolean')) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  throw new ExpressionError('operand-type', `${typeOf(left)} and ${typeOf(right)} have no order.`, range);
}

export function compare(operator: ComparisonOperator, left: Value, right: Value, range: Range): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '<':
      return order(left, right, range) < 0;
    case '<=':
      return order(left, right, range) <= 0;
    case '>':
      return order(left, right, range) > 0;
    case '>=':
      return order(left, right, range) >= 0;
  }
}
