import { ExpressionError } from '../error';
import type { Value } from '../values';
import { double, isNumeric, numberOf } from '../values';
import type { CallSite, FunctionRow, Parameter } from './signature';

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const value: Parameter = { name: 'value', type: 'Number' };

function parsed(given: Value, { range }: CallSite): number {
  if (isNumeric(given)) return numberOf(given);
  if (typeof given === 'string' && NUMBER.test(given)) return Number(given);
  throw new ExpressionError('bad-value', `${JSON.stringify(given)} is not a number.`, range);
}

/** To the nearest whole number, then the low 32 bits: 2147483647.7 becomes -2147483648 (Okta's reference of the newer language). */
const toInt = (number: number) => (Number.isFinite(number) ? Number(BigInt.asIntN(32, BigInt(Math.round(number)))) : 0);

/** Conversion functions of Okta's reference. */
export const convertFunctions: readonly FunctionRow[] = [
  {
    name: 'Convert.toInt',
    parameters: [value],
    returns: 'Int',
    mayFail: 'a text that is no number',
    doc: 'A text or a number as a whole number, rounded to the nearest.',
    example: ['Convert.toInt("1234")', '1234'],
    run: ([given], site) => toInt(parsed(given!, site)),
  },
  {
    name: 'Convert.toNum',
    parameters: [value],
    returns: 'Double',
    mayFail: 'a text that is no number',
    doc: 'A text as a number with a fraction.',
    example: ['Convert.toNum("3.141")', '3.141'],
    run: ([given], site) => double(parsed(given!, site)),
  },
];
