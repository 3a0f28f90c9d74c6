import { textOf } from '../conversion';
import { equal } from '../comparison';
import { ExpressionError } from '../error';
import { LIMITS } from '../limits';
import type { Value } from '../values';
import { csvElement } from './arguments';
import type { CallSite, FunctionRow } from './signature';
import { any, array, int, rest, takesNull } from './signature';

type List = readonly Value[];

/** An array attribute holds texts or numbers; what came as CSV holds both, so "10" finds 10 there. */
const holds = (element: Value, wanted: Value) =>
  equal(element, wanted) || (typeof wanted === 'string' && equal(element, csvElement(wanted)));

function elementAt([list, position]: List, { range }: CallSite): Value {
  const elements = list as List;
  const index = position as number;
  if (index >= 0 && index < elements.length) return elements[index]!;
  throw new ExpressionError('index-out-of-range', `Element ${index} of an array with ${elements.length}.`, range);
}

/** Okta: evaluation fails where an element is null or empty, and the target attribute stays as it was. */
function flatten(values: List, { evaluation, range }: CallSite): Value {
  const flat: Value[] = [];
  const collect = (value: Value): void => {
    evaluation.spend(1, range);
    if (value === null || value === '') {
      throw new ExpressionError(
        'null-operand',
        'Arrays.flatten fails where a value is null or empty; guard it: x != null ? x : {}.',
        range,
      );
    }
    if (Array.isArray(value)) (value as List).forEach(collect);
    else if (typeof value === 'string') flat.push(...value.split(',').map(csvElement));
    else flat.push(value);
    if (flat.length > LIMITS.listLength) {
      throw new ExpressionError('value-too-large', `An array has at most ${LIMITS.listLength} elements.`, range);
    }
  };
  values.forEach(collect);
  return flat;
}

const listOf = (args: List) => (args[0] ?? []) as List;

/** Array functions of Okta's reference. A CSV text may stand for an array everywhere; its whole numbers count as numbers. */
export const arrayFunctions: readonly FunctionRow[] = [
  {
    name: 'Arrays.add',
    parameters: [array('array'), any('value')],
    returns: 'Array',
    doc: 'The array with the value at its end.',
    example: ['Arrays.add({10, 20, 30}, 40)', '{10, 20, 30, 40}'],
    groupRule: true,
    run: (args) => [...listOf(args), args[1]!],
  },
  {
    name: 'Arrays.remove',
    parameters: [array('array'), any('value')],
    returns: 'Array',
    doc: 'The array without the elements that equal the value.',
    example: ['Arrays.remove({10, 20, 30}, 20)', '{10, 30}'],
    groupRule: true,
    run: (args) => listOf(args).filter((element) => !holds(element, args[1]!)),
  },
  {
    name: 'Arrays.clear',
    parameters: [takesNull(array('array'))],
    returns: 'Array',
    doc: 'An empty array.',
    example: ['Arrays.clear({10, 20, 30})', '{}'],
    groupRule: true,
    run: () => [],
  },
  {
    name: 'Arrays.get',
    parameters: [array('array'), int('position')],
    mayFail: 'a position that is not there',
    returns: 'Unknown',
    returnsNull: true,
    doc: 'The element at the position, counted from 0.',
    example: ['Arrays.get({0, 1, 2}, 0)', '0'],
    groupRule: true,
    run: elementAt,
  },
  {
    name: 'Arrays.flatten',
    parameters: [rest(any('values'))],
    returns: 'Array',
    doc: 'All values and the elements of all arrays, in one array. Fails where one of them is null or empty.',
    example: ['Arrays.flatten(10, {20, 30}, 40)', '{10, 20, 30, 40}'],
    groupRule: true,
    run: flatten,
  },
  {
    name: 'Arrays.contains',
    parameters: [array('array'), any('value')],
    returns: 'Boolean',
    onNull: false,
    doc: 'Whether an element equals the value.',
    example: ['Arrays.contains({10, 20, 30}, 10)', 'true'],
    groupRule: true,
    run: (args) => listOf(args).some((element) => holds(element, args[1]!)),
  },
  {
    name: 'Arrays.size',
    parameters: [takesNull(array('array'))],
    returns: 'Int',
    doc: 'How many elements the array has; 0 for null.',
    example: ['Arrays.size({10, 20, 30})', '3'],
    groupRule: true,
    run: (args) => listOf(args).length,
  },
  {
    name: 'Arrays.isEmpty',
    parameters: [takesNull(array('array'))],
    returns: 'Boolean',
    doc: 'Whether the array has no elements; true for null.',
    example: ['Arrays.isEmpty({10, 20})', 'false'],
    groupRule: true,
    run: (args) => listOf(args).length === 0,
  },
  {
    name: 'Arrays.toCsvString',
    parameters: [array('array')],
    returns: 'String',
    doc: 'The elements with commas between them; spaces within stay.',
    example: ['Arrays.toCsvString({"This", "is", " a ", "test"})', 'This,is, a ,test'],
    groupRule: true,
    run: (args) => listOf(args).map(textOf).join(','),
  },
];
