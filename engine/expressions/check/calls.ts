import { CONTEXTS } from '../contexts';
import type { Call, Method, Node, Range } from '../ast';
import { children } from '../ast';
import { leastArguments, parameterAt, signatureOf } from '../functions/arguments';
import { CATALOGUE } from '../functions/catalogue';
import type { FunctionRow, Parameter } from '../functions/signature';
import { NAMESPACES } from '../grammar';
import { print } from '../printer';
import { pathOf } from '../reads';
import type { ValueType } from '../values';
import type { KnownName } from './known-names';
import { checkCriteria } from './group-criteria';
import { hasAnswer, knownFunction, knownMethod, PROFILE } from './known-names';
import { argument, noMatch, nullTravels, outOfRange } from './observed';
import { nearest } from '../../nearest';
import type { Infer, Known, Scope } from './scope';
import { Check, known } from './scope';
import { counted } from '../../counted';

const ACCEPTS: Readonly<Record<Parameter['type'], ReadonlySet<ValueType>>> = {
  String: new Set(['String', 'Int', 'Double', 'Boolean']),
  Int: new Set(['Int']),
  Number: new Set(['String', 'Int', 'Double']),
  Array: new Set(['Array', 'String']),
  Any: new Set(['String', 'Int', 'Double', 'Boolean', 'Array', 'Object']),
};
/** Okta's reference: conditions cannot use conversion, array and time functions; `Arrays.contains` is shown in one all the same. */
const NOT_IN_CONDITIONS = /^(Convert|Time|Arrays)\.(?!contains$)/;
const LITERALS = new Set(['text', 'int', 'long', 'double', 'boolean', 'list']);

const isConstant = (node: Node) => LITERALS.has(node.kind);

/** The guarded form of something that may be null. */
export function guarded(node: Node, fallback = '""'): string {
  const text = print(node);
  return node.kind === 'member' || node.kind === 'name'
    ? `(${text} != null ? ${text} : ${fallback})`
    : `(${text} ?: ${fallback})`;
}

/** Whether there is the function at this place; what it is given needs no word where there is not. */
function checkWhere(row: FunctionRow, check: Check, range: Range, scope: Scope): boolean {
  const { context } = check.options;
  const there = CONTEXTS[context].has(row);
  if (row.claimsOnly && !there) {
    check.report('claims-only', range, `${row.name} works in claims only, not in mappings and rules.`);
  } else if (!there) {
    check.report(
      'not-in-group-rule',
      range,
      `${row.name.replace(/^\./, '')} cannot be used in a group rule; String, Arrays and user expressions and group functions can.`,
      row.deprecatedFor,
    );
  } else if (scope.condition && NOT_IN_CONDITIONS.test(row.name)) {
    check.report('conversion-in-condition', range, `Okta documents that a condition cannot use ${row.name}.`);
  }
  if (row.deprecatedFor && context !== 'group-rule') {
    check.report('deprecated-function', range, `${row.name} is the old name.`, row.deprecatedFor);
  }
  return there;
}

function checkArgument(row: FunctionRow, parameter: Parameter, node: Node, value: Known, check: Check): void {
  if (value.type !== 'Null' && value.type !== 'Unknown' && !ACCEPTS[parameter.type].has(value.type)) {
    const message = `${signatureOf(row)} takes ${parameter.type} here, and this is ${value.type}.`;
    const csv = row.name === 'String.join' && value.type === 'Array' ? `Arrays.toCsvString(${print(node)})` : undefined;
    check.report('argument-type', node, message, csv);
  } else if (value.nullable && row.name === 'Arrays.flatten') {
    const message = 'Arrays.flatten fails where a value is null or empty.';
    check.warn('null-argument', node, value.causes, message, guarded(node, '{}'));
  } else if (value.nullable && !parameter.takesNull) {
    const suggestion =
      parameter.type === 'String' ? guarded(node) : parameter.type === 'Array' ? guarded(node, '{}') : undefined;
    check.tell('null-argument', node, value.causes, argument(check.options, row, parameter), suggestion);
  }
}

/** The attributes that a node reads, as nodes. */
const readNodes = (node: Node): readonly Node[] =>
  pathOf(node) === undefined ? children(node).flatMap(readNodes) : [node];

/** Constant arguments are tried whatever the others are. */
function tryArguments(row: FunctionRow, args: readonly Node[], check: Check, range: Range): void {
  args.forEach((arg, index) => {
    const problem = arg.kind === 'text' ? parameterAt(row, index)?.problem?.(arg.value) : undefined;
    if (problem !== undefined)
      check.report('always-fails', arg, `This has no value for anybody: ${problem.replace(/\.$/, '')}.`);
  });
  const problem = row.argumentsProblem?.(args.length);
  if (problem !== undefined) check.report('wrong-arguments', range, problem);
}

function warnOfValues(
  row: FunctionRow,
  args: readonly Node[],
  values: readonly Known[],
  check: Check,
  range: Range,
): void {
  if (row.mayFail === undefined || args.every(isConstant)) return;
  const numbers = row.name.startsWith('Convert.') && values.every(({ type }) => type === 'Int' || type === 'Double');
  if (!numbers) check.warn('may-fail', range, args.flatMap(readNodes), `${row.name} fails for ${row.mayFail}.`);
}

/** Where the answer depends on what the text holds, Okta does not document it. */
function checkResult(row: FunctionRow, args: readonly Node[], check: Check, range: Range, { facts }: Scope): void {
  if (args.every(isConstant)) return;
  if (row.mayNotMatch) {
    const contained = `String.stringContains(${args.map(print).join(', ')})`;
    if (facts.has(contained)) return;
    check.tell('no-match', range, readNodes(args[0]!), noMatch(check.options, row));
  } else if (row.name.endsWith('substring')) {
    check.tell('out-of-range', range, readNodes(args[0]!), outOfRange(check.options, row));
  }
}

function checkCall(
  row: FunctionRow,
  node: Call | Method,
  range: Range,
  check: Check,
  scope: Scope,
  infer: Infer,
): Known {
  const { args } = node;
  const there = checkWhere(row, check, range, scope);
  const values = args.map((arg) => infer(arg, check, scope));
  if (!there) return known(row.returns, row.returnsNull, [node]);
  if (args.length < leastArguments(row) || (args.length > 0 && !parameterAt(row, args.length - 1))) {
    check.report('wrong-arguments', node, `${signatureOf(row)} does not take ${counted(args.length, 'argument')}.`);
    return known(row.returns, true, [node]);
  }
  let nullIn = false;
  const causes: Node[] = row.returnsNull ? [node] : [];
  args.forEach((arg, index) => {
    const parameter = parameterAt(row, index)!;
    checkArgument(row, parameter, arg, values[index]!, check);
    const decides =
      values[index]!.nullable && !parameter.takesNull && !parameter.seesNull && nullTravels(check.options);
    nullIn ||= decides;
    if (decides) causes.push(...values[index]!.causes);
  });
  checkResult(row, args, check, range, scope);
  tryArguments(row, args, check, node);
  warnOfValues(row, args, values, check, range);
  const nullable = row.returnsNull === true || (nullIn && row.onNull === undefined);
  return known(row.returns, nullable && !scope.facts.has(print(node)), causes);
}

/** `stringContains(…)`: a function without what stands before it. */
const withNamespace = (name: string): string | undefined =>
  [...NAMESPACES].map((namespace) => `${namespace}.${name}`).find((whole) => CATALOGUE.has(whole));

function unknown(name: string, range: Range, check: Check, known_?: KnownName & { readonly place: Range }): Known {
  if (known_) {
    check.report('unknown-function', known_.place, known_.message, known_.suggestion);
    return known('Unknown', true);
  }
  const method = name.startsWith('.');
  const names = [...CATALOGUE.keys()].filter((each) => each.startsWith('.') === method);
  const suggestion = withNamespace(name) ?? nearest(name, names)?.replace(/^\./, '');
  const hint = suggestion === undefined ? '.' : `; did you mean "${suggestion}"?`;
  check.report('unknown-function', range, `There is no function "${name.replace(/^\./, '')}"${hint}`, suggestion);
  return known('Unknown', true);
}

export function inferCall(node: Call, check: Check, scope: Scope, infer: Infer): Known {
  const range = { start: node.start, end: node.nameEnd };
  const row = CATALOGUE.get(node.name);
  if (row) return checkCall(row, node, range, check, scope, infer);
  node.args.forEach((arg) => infer(arg, check, scope));
  const answer = knownFunction(node.name, node.args);
  return unknown(
    node.name,
    range,
    check,
    answer && { ...answer, place: answer.suggestion === undefined ? range : node },
  );
}

/** Only a user has functions: `user.getLinkedObject("manager")`. */
export function inferMethod(node: Method, check: Check, scope: Scope, infer: Infer): Known {
  const range = { start: node.nameStart, end: node.nameStart + node.name.length };
  const row = CATALOGUE.get(`.${node.name}`);
  if (!row && (node.target.kind !== 'name' || node.target.name === 'user')) {
    // Method and `user.profile` are one language, and one finding.
    const apart = hasAnswer(node.name) && print(node.target).startsWith(PROFILE);
    const targets = apart ? new Check(check.source, check.options) : check;
    const target = node.target.kind === 'name' ? known('Object') : infer(node.target, targets, scope);
    const answer = knownMethod(node.name, node.target, target.type === 'Array', node.args);
    node.args.forEach((arg) => infer(arg, check, scope));
    if (answer)
      return unknown(node.name, range, check, { ...answer, place: answer.suggestion === undefined ? range : node });
    if (node.target.kind !== 'name') return unknown(`.${node.name}`, range, check);
  }
  if (!row && node.target.kind === 'name') {
    node.args.forEach((arg) => infer(arg, check, scope));
    const whole = `${node.target.name}.${node.name}`;
    const place = { start: node.target.start, end: range.end };
    const answer = knownFunction(whole, node.args);
    if (answer)
      return unknown(whole, range, check, { ...answer, place: answer.suggestion === undefined ? place : node });
    const suggestion = nearest(whole, CATALOGUE.keys());
    // A variable is written small: what is wrong then is the method.
    if (suggestion === undefined && !/^[A-Z]/.test(node.target.name)) return unknown(`.${node.name}`, range, check);
    const hint = suggestion === undefined ? '.' : `; did you mean "${suggestion}"?`;
    check.report('unknown-function', place, `There is no function "${whole}"${hint}`, suggestion);
    return known('Unknown', true);
  }
  infer(node.target, check, scope);
  if (!row) {
    node.args.forEach((arg) => infer(arg, check, scope));
    return unknown(`.${node.name}`, range, check);
  }
  if (node.name === 'getGroups') checkCriteria(node, check);
  if (node.target.kind !== 'name') check.report('operand-type', node.target, `"${node.name}" is a function of a user.`);
  return checkCall(row, node, range, check, scope, infer);
}
