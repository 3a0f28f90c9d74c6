import fc from 'fast-check';
import type { BinaryOperator, Node } from '../../../engine/expressions';

/** A person with every kind of value; `nothing` and `absent` are null. */
export const PERSON = {
  name: 'Ann',
  email: 'ann.lee@acme.test',
  letter: 'b',
  empty: '',
  digits: '42',
  yes: 'yes',
  nothing: null,
  age: 41,
  negative: -7,
  zero: 0,
  greatest: 2147483647,
  least: -2147483648,
  beyond: 3000000000,
  ratio: 2.5,
  small: 0.0004,
  active: true,
  retired: false,
  tags: ['a', 'b', 'c'],
  numbers: [1, 2.5, 3],
  none: [],
  manager: { name: 'Bob', level: 2 },
};
const ATTRIBUTES = [...Object.keys(PERSON), 'absent', 'constructor', 'toString'];

const AT = { start: 0, end: 0, height: 1 };
export const node = {
  text: (value: string): Node => ({ kind: 'text', value, ...AT }),
  int: (value: number): Node => ({ kind: 'int', value, ...AT }),
  double: (value: number): Node => ({ kind: 'double', value, ...AT }),
  boolean: (value: boolean): Node => ({ kind: 'boolean', value, ...AT }),
  nothing: (): Node => ({ kind: 'null', ...AT }),
  list: (items: readonly Node[]): Node => ({ kind: 'list', items, ...AT }),
  name: (name: string): Node => ({ kind: 'name', name, ...AT }),
  member: (target: Node, name: string): Node => ({ kind: 'member', target, name, nameStart: 0, safe: false, ...AT }),
  index: (target: Node, index: Node): Node => ({ kind: 'index', target, index, ...AT }),
  unary: (operator: '!' | '-' | '+', operand: Node): Node => ({ kind: 'unary', operator, operand, ...AT }),
  binary: (operator: BinaryOperator, left: Node, right: Node): Node => ({
    kind: 'binary',
    operator,
    at: { start: 0, end: 0 },
    left,
    right,
    ...AT,
  }),
  ternary: (condition: Node, then: Node, otherwise: Node): Node => ({
    kind: 'ternary',
    condition,
    then,
    otherwise,
    ...AT,
  }),
  elvis: (value: Node, fallback: Node): Node => ({ kind: 'elvis', value, fallback, ...AT }),
};

const INTS = [0, 1, 2, 3, 7, 10, 31, 32, 100, 255, 46341, 65536, 2147483647];
const DOUBLES = [0, 0.5, 1, 1.5, 2, 3.141, 10, 0.001, 1e-4, 1e7, 12345678.9, 1e21, 5e-324, 1.7976931348623157e308];
const TEXTS = [
  '',
  'a',
  'ab',
  'A',
  'z',
  '1',
  '2.5',
  'true',
  'no',
  'Yes ',
  ' ',
  "it's",
  'say "hi"',
  '\\',
  'a\\d',
  'äß',
  '😀',
  'a\nb',
  '#',
];
const PATTERNS = [
  'a+',
  '.*',
  '[a-z]+',
  '\\d+',
  '(?i)ANN',
  '^a.c$',
  '[^a]*',
  'a|b|Ann',
  '(a',
  '\\w+@\\w+\\.\\w+',
  'ann\\.(lee|ray)@.*',
  '',
  '(?=A).nn',
  '(.)n\\1?',
  '[a-c&&[^b]]',
  '\\p{L}+',
  '\\S{2,4}',
  '(?:Ann|Bob)?',
];

const leaf: fc.Arbitrary<Node> = fc.oneof(
  fc.constantFrom(...INTS).map(node.int),
  fc.nat({ max: 2147483647 }).map(node.int),
  fc.constantFrom(...DOUBLES).map(node.double),
  fc.constantFrom(...TEXTS).map(node.text),
  fc.boolean().map(node.boolean),
  fc.constant(node.nothing()),
  { weight: 4, arbitrary: fc.constantFrom(...ATTRIBUTES).map((name) => node.member(node.name('user'), name)) },
);

const ARITHMETIC: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '^'];
const COMPARISON: readonly BinaryOperator[] = ['==', '!=', '<', '<=', '>', '>='];
const LOGIC: readonly BinaryOperator[] = ['AND', 'OR'];

/** Any expression of the subset that Okta's language shares with Spring's. */
export const shared: fc.Arbitrary<Node> = fc.letrec<{ any: Node; condition: Node; number: Node; text: Node }>(
  (tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('number'),
      tie('condition'),
      tie('text'),
      fc.array(tie('any'), { maxLength: 4 }).map(node.list),
      fc.tuple(tie('any'), tie('any')).map(([target, index]) => node.index(target, index)),
      fc.tuple(tie('condition'), tie('any'), tie('any')).map(([a, b, c]) => node.ternary(a, b, c)),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => node.elvis(a, b)),
      fc.tuple(fc.constantFrom(...ARITHMETIC), tie('any'), tie('any')).map(([op, a, b]) => node.binary(op, a, b)),
      fc.tuple(fc.constantFrom<'!' | '-' | '+'>('!', '-', '+'), tie('any')).map(([op, a]) => node.unary(op, a)),
    ),
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...INTS).map(node.int),
      fc.constantFrom(...DOUBLES).map(node.double),
      fc
        .constantFrom('age', 'negative', 'zero', 'greatest', 'least', 'beyond', 'ratio', 'small')
        .map((name) => node.member(node.name('user'), name)),
      fc.tuple(fc.constantFrom(...ARITHMETIC), tie('number'), tie('number')).map(([op, a, b]) => node.binary(op, a, b)),
      tie('number').map((operand) => node.unary('-', operand)),
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.boolean().map(node.boolean),
      fc.constantFrom('active', 'retired', 'yes').map((name) => node.member(node.name('user'), name)),
      fc.tuple(fc.constantFrom(...COMPARISON), tie('any'), tie('any')).map(([op, a, b]) => node.binary(op, a, b)),
      fc.tuple(fc.constantFrom(...COMPARISON), tie('number'), tie('number')).map(([op, a, b]) => node.binary(op, a, b)),
      fc.tuple(fc.constantFrom(...COMPARISON), tie('text'), tie('text')).map(([op, a, b]) => node.binary(op, a, b)),
      fc
        .tuple(fc.constantFrom(...LOGIC), tie('condition'), tie('condition'))
        .map(([op, a, b]) => node.binary(op, a, b)),
      fc.tuple(tie('text'), fc.constantFrom(...PATTERNS)).map(([a, b]) => node.binary('matches', a, node.text(b))),
      tie('condition').map((operand) => node.unary('!', operand)),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...TEXTS).map(node.text),
      fc
        .constantFrom('name', 'email', 'letter', 'empty', 'digits', 'nothing', 'tags')
        .map((name) => node.member(node.name('user'), name)),
      fc.tuple(tie('text'), tie('any')).map(([a, b]) => node.binary('+', a, b)),
      fc.tuple(tie('any'), tie('text')).map(([a, b]) => node.binary('+', a, b)),
    ),
  }),
).any;

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  AND: ['AND', 'and', '&&'],
  OR: ['OR', 'or', '||'],
  '==': ['==', 'eq', 'EQ'],
  '!=': ['!=', 'ne'],
  '<': ['<', 'lt'],
  '<=': ['<=', 'le'],
  '>': ['>', 'gt'],
  '>=': ['>=', 'GE'],
  '/': ['/', 'div'],
  '%': ['%', 'mod'],
};

/** The same expression with other spellings of its operators; texts are left alone. */
export const respelled = (source: string, choose: (count: number) => number): string =>
  source.replaceAll(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<= )(AND|OR|==|!=|<=|>=|<|>|\/|%)(?= )/g,
    (found, operator?: string) => {
      const spellings = operator === undefined ? undefined : SPELLINGS[operator];
      return spellings ? spellings[choose(spellings.length)]! : found;
    },
  );
