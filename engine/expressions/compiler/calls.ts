import type { Call, Method, Range } from '../ast';
import { ExpressionError } from '../error';
import { invoke, leastArguments, parameterAt, signatureOf } from '../functions/arguments';
import { CATALOGUE } from '../functions/catalogue';
import type { FunctionRow } from '../functions/signature';
import type { Value } from '../values';
import { isObject } from '../values';
import type { Scope, Step } from './step';
import { counted } from '../../counted';

function rowOf(name: string, range: Range, count: number): FunctionRow {
  const row = CATALOGUE.get(name);
  if (!row) {
    throw new ExpressionError('unknown-function', `There is no function "${name.replace(/^\./, '')}".`, range);
  }
  if (count < leastArguments(row) || (count > 0 && !parameterAt(row, count - 1))) {
    throw new ExpressionError(
      'wrong-arguments',
      `${signatureOf(row)} does not take ${counted(count, 'argument')}.`,
      range,
    );
  }
  return row;
}

export function call(node: Call, scope: Scope): Step {
  const row = rowOf(node.name, { start: node.start, end: node.nameEnd }, node.args.length);
  const args = node.args.map(scope.compile);
  return (variables, evaluation) => {
    const values: Value[] = [];
    for (const arg of args) values.push(arg(variables, evaluation));
    return invoke(row, values, node.args, node, evaluation);
  };
}

/** `user.getGroups(…)`: the target is looked at only to see that it is there. */
export function method(node: Method, scope: Scope): Step {
  const range = { start: node.nameStart, end: node.nameStart + node.name.length };
  const row = rowOf(`.${node.name}`, range, node.args.length);
  const target = scope.compile(node.target);
  const args = node.args.map(scope.compile);
  return (variables, evaluation) => {
    if (!isObject(target(variables, evaluation))) {
      throw new ExpressionError('operand-type', `"${node.name}" is a function of a user.`, node.target);
    }
    const values: Value[] = [];
    for (const arg of args) values.push(arg(variables, evaluation));
    return invoke(row, values, node.args, node, evaluation);
  };
}
