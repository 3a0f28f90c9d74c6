import type { Binary, Node } from '../ast';
import { add } from '../arithmetic';
import { LIMITS } from '../limits';
import { pathOf } from '../reads';
import type { Value } from '../values';
import type { Scope, Step } from './step';

// Read once: an import is looked up at every use.
const LONGEST_TEXT = LIMITS.textLength;

/** The operands of `a + b + c`, and the nodes that add them, from the left. */
function chain(node: Binary): { readonly operands: readonly Node[]; readonly additions: readonly Binary[] } {
  const operands: Node[] = [];
  const additions: Binary[] = [];
  let left: Node = node;
  while (left.kind === 'binary' && left.operator === '+') {
    operands.push(left.right);
    additions.push(left);
    left = left.left;
  }
  operands.push(left);
  return { operands: operands.reverse(), additions: additions.reverse() };
}

type Sum = (values: readonly Value[]) => Value;

function ofTwo([first, second]: readonly Step[], sum: Sum): Step {
  return (variables, evaluation) => {
    const a = first!(variables, evaluation);
    const b = second!(variables, evaluation);
    const plain = typeof a === 'string' && typeof b === 'string' && a.length + b.length <= LONGEST_TEXT;
    return plain ? a + b : sum([a, b]);
  };
}

function ofThree([first, second, third]: readonly Step[], sum: Sum): Step {
  return (variables, evaluation) => {
    const a = first!(variables, evaluation);
    const b = second!(variables, evaluation);
    const c = third!(variables, evaluation);
    const texts = typeof a === 'string' && typeof b === 'string' && typeof c === 'string';
    return texts && a.length + b.length + c.length <= LONGEST_TEXT ? a + b + c : sum([a, b, c]);
  };
}

/** `user.firstName + " " + user.lastName`: what stands between is no step. */
function around(first: Step, middle: string, last: Step, sum: Sum): Step {
  const most = LONGEST_TEXT - middle.length;
  return (variables, evaluation) => {
    const a = first(variables, evaluation);
    const c = last(variables, evaluation);
    const plain = typeof a === 'string' && typeof c === 'string' && a.length + c.length <= most;
    return plain ? a + middle + c : sum([a, middle, c]);
  };
}

function ofMany(steps: readonly Step[], plus: (left: Value, right: Value, index: number) => Value): Step {
  const [first, ...rest] = steps as [Step, ...Step[]];
  return (variables, evaluation) => {
    let sum = first(variables, evaluation);
    for (let index = 0; index < rest.length; index++) {
      const next = rest[index]!(variables, evaluation);
      if (typeof sum === 'string' && typeof next === 'string' && sum.length + next.length <= LONGEST_TEXT) sum += next;
      else sum = plus(sum, next, index);
    }
    return sum;
  };
}

/** Two or three texts are joined in one go; anything else, and more, is added one by one. */
export function addition(node: Binary, scope: Scope): Step {
  const { operands, additions } = chain(node);
  const { behaviour } = scope;
  const places = additions.map(({ start, end, left, right }) => ({ start, end, left, right }));
  const plus = (left: Value, right: Value, index: number): Value => add(left, right, places[index]!, behaviour);
  const sum: Sum = ([first, ...rest]) => rest.reduce<Value>((left, right, index) => plus(left, right, index), first!);
  const steps = operands.map(scope.compile);
  const middle = operands[1]!;
  if (steps.length === 2) return ofTwo(steps, sum);
  if (steps.length > 3) return ofMany(steps, plus);
  return middle.kind === 'text' ? around(steps[0]!, middle.value, steps[2]!, sum) : ofThree(steps, sum);
}

/** `x != null ? x : y`, Okta's own guard: the attribute is read once. */
export function guardedAttribute(node: Node & { kind: 'ternary' }): Node | undefined {
  const { condition, then } = node;
  if (condition.kind !== 'binary' || condition.operator !== '!=' || condition.right.kind !== 'null') return undefined;
  const path = pathOf(condition.left);
  return path !== undefined && path.includes('.') && path === pathOf(then) ? then : undefined;
}
