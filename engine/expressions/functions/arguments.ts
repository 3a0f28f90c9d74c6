import type { Node } from '../ast';
import { textOf, toIndex } from '../conversion';
import type { Evaluation } from '../evaluation';
import { ExpressionError } from '../error';
import { LIMITS } from '../limits';
import type { Value } from '../values';
import { isInt, isList, isNumeric, isObject, typeOf } from '../values';
import type { FunctionRow, Parameter } from './signature';

const WHOLE = /^-?(0|[1-9]\d{0,9})$/;

/** An element of a CSV text: `10` is a number, `007` and `1e3` stay text. */
export function csvElement(text: string): Value {
  const trimmed = text.trim();
  return WHOLE.test(trimmed) && isInt(Number(trimmed)) ? Number(trimmed) : trimmed;
}

function toList(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (value === null || value === '') return [];
  return typeof value === 'string' ? value.split(',').map(csvElement) : [value];
}

/** The parameter that an argument at this place belongs to. */
export const parameterAt = (row: FunctionRow, index: number): Parameter | undefined =>
  row.parameters[index] ?? (row.parameters.at(-1)?.rest ? row.parameters.at(-1) : undefined);

export const leastArguments = (row: FunctionRow): number => row.parameters.filter((each) => !each.optional).length;

/** How a signature reads: `String.substring(text, start, end)`. */
export function signatureOf(row: FunctionRow): string {
  const parameters = row.parameters.map(({ name, rest, optional }) =>
    rest ? `${name}…` : optional ? `[${name}]` : name,
  );
  return `${row.name}(${parameters.join(', ')})`;
}

function convert(value: Value, { type }: Parameter, node: Node, row: FunctionRow): Value {
  switch (type) {
    case 'String':
      if (!isObject(value)) return textOf(value);
      throw new ExpressionError('wrong-arguments', `${row.name} takes a text here, not ${typeOf(value)}.`, node);
    case 'Int':
      return toIndex(value, node);
    case 'Number':
      if (typeof value === 'string' || isNumeric(value)) return value;
      throw new ExpressionError('wrong-arguments', `${row.name} takes a number or a text, not ${typeOf(value)}.`, node);
    case 'Array':
      return toList(value);
    case 'Any':
      return value;
  }
}

const size = (value: Value) => (typeof value === 'string' || isList(value) ? value.length : 1);

function checkSize(value: Value, node: Node): Value {
  const limit = typeof value === 'string' ? LIMITS.textLength : LIMITS.listLength;
  if (size(value) <= limit) return value;
  const what = typeof value === 'string' ? 'characters' : 'elements';
  throw new ExpressionError('value-too-large', `This function would answer more than ${limit} ${what}.`, node);
}

/**
 * Calls a function of the catalogue: converts the arguments as Spring would, and decides what null means
 * where the function does not say: by the mode.
 */
export function invoke(
  row: FunctionRow,
  values: Value[],
  nodes: readonly Node[],
  site: Node,
  evaluation: Evaluation,
): Value {
  const { nullIntoFunction } = evaluation.behaviour;
  let nothing = false;
  for (let index = 0; index < values.length; index++) {
    const parameter = parameterAt(row, index)!;
    const value = values[index]!;
    evaluation.spend(size(value) + 1, site);
    if (value !== null) values[index] = convert(value, parameter, nodes[index]!, row);
    else if (!parameter.takesNull) {
      if (nullIntoFunction === 'commons' && parameter.seesNull) continue;
      // Java's int is never null: whatever a text function makes of null, a position that is missing is an error.
      if (nullIntoFunction === 'error' || parameter.type === 'Int') {
        throw new ExpressionError('null-operand', `${row.name} got null for "${parameter.name}".`, nodes[index]!);
      }
      // What stands behind must fit all the same: Spring finds no function otherwise.
      if (nullIntoFunction === 'commons') nothing = true;
      values[index] = parameter.type === 'Array' ? [] : '';
    }
  }
  if (nothing) return row.onNull ?? null;
  const answer = row.run(values, { evaluation, range: site });
  evaluation.spend(size(answer), site);
  return checkSize(answer, site);
}
