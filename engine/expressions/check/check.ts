import type { Node } from '../ast';
import { equal } from '../comparison';
import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import { readsOf } from '../reads';
import { typed } from '../remedies';
import type { Value } from '../values';
import { checked, examined, parsed } from './examine';
import { infer } from './infer';
import type { Facts } from './narrowing';
import type { SamplePerson } from './people';
import { outcomes, samplePeople, variedPeople } from './people';
import type { CheckOptions, CheckResult, ExpressionFinding, Outcome, WholeSuggestion } from './result';
import { SYNTAX } from './result';
import { Check } from './scope';
import { cleanExpression, respelt } from './suggestion';

/** Nobody writes longer expressions by hand, and rewriting takes more than one reading. */
const MOST_REWRITTEN = 2_000;
const MOST_REPLACED = 40;
const REWRITTEN = new Set(['null-concatenation', 'null-argument', 'null-operand', 'constant-left-over']);

/** One document's curly quotes come in pairs: replaced until the expression can be read. */
function readable(source: string, options: CheckOptions): string | undefined {
  let text = source;
  for (let left = MOST_REPLACED; left > 0; left--) {
    const { findings } = checked(text, options);
    const [first] = findings;
    const broken = findings.length === 1 && first?.source === SYNTAX;
    if (!broken) return text;
    if (first.suggestion === undefined) return undefined;
    const whole = first.start === 0 && first.end === text.length;
    const pasted = first.id === 'unexpected-character' && !whole ? typed(text) : text;
    text = pasted === text ? text.slice(0, first.start) + first.suggestion + text.slice(first.end) : pasted;
  }
  return undefined;
}

/** One replacement for the whole expression: names and spellings mended, and null or a clean value where something is missing. */
function suggested(source: string, findings: readonly ExpressionFinding[], options: CheckOptions): string | undefined {
  const text = readable(source, options);
  if (text === undefined) return undefined;
  const renamed = respelt(text, text === source ? findings : checked(text, options).findings);
  try {
    const { node, state } = examined(renamed, options);
    if (!state.findings.some(({ id }) => REWRITTEN.has(id))) return renamed;
    const judge = (each: Node, facts: Facts) => {
      const probe = new Check(renamed, options);
      return { ...infer(each, probe, { facts }), warned: [...probe.guards.values()] };
    };
    return cleanExpression(node, CONTEXTS[options.context].condition, judge);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** The suggestion with what it changes for three people; undefined where it would change a right value, or mends nothing. */
function shownSuggestion(
  source: string,
  findings: readonly ExpressionFinding[],
  options: CheckOptions,
): WholeSuggestion | undefined {
  if (findings.length === 0 || source.length > MOST_REWRITTEN) return undefined;
  const expression = suggested(source, findings, options);
  if (expression === undefined || expression === source) return undefined;
  try {
    const { node, state } = examined(expression, options);
    if (state.findings.some(({ severity }) => severity === 'error')) return undefined;
    if (state.findings.filter(({ id }) => REWRITTEN.has(id)).length > 0) return undefined;
    const { context, schemas = {} } = options;
    const people = samplePeople(readsOf(node), schemas, CONTEXTS[context].profile);
    const compiling = { context, schemas, behaviour: options.observed?.behaviour };
    const after = outcomes(expression, people, compiling);
    const before = triedOutcomes(source, people, compiling);
    const wrong = findings.some(({ id, severity }) => severity === 'error' || id === 'never-equal');
    return !wrong && changesValues(source, expression, options) ? undefined : { expression, before, after };
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Whether an attribute's value that stands in one text no longer stands in the other; constants alone may go. */
function losesValue(before: Value, after: Value, { vars }: SamplePerson): boolean {
  if (typeof before !== 'string') return true;
  const stands = (text: string) => (value: unknown) =>
    (typeof value === 'string' || typeof value === 'number') &&
    value !== '' &&
    text.toLowerCase().includes(String(value).toLowerCase());
  const values = Object.values(vars).flatMap((profile): unknown[] => Object.values(profile as object));
  const told = values.filter(stands(before));
  return !told.every(stands(typeof after === 'string' ? after : ''));
}

/** Whether somebody whom the expression gives a value in every mode would no longer get it. */
function changesValues(source: string, expression: string, { context, schemas = {} }: CheckOptions): boolean {
  const people = variedPeople(readsOf(parsed(source, context)), schemas, CONTEXTS[context].profile);
  const compiling = { context, schemas, mode: 'strict' } as const;
  const after = outcomes(expression, people, compiling);
  return outcomes(source, people, compiling).some(({ value, error }, index) => {
    const now = after[index]!;
    if (error !== undefined || (now.error === undefined && equal(value as Value, now.value as Value))) return false;
    return index === 0 || losesValue(value as Value, now.value as Value, people[index]!);
  });
}

/** An expression that cannot be read fails for everybody. */
function triedOutcomes(...[source, people, options]: Parameters<typeof outcomes>): readonly Outcome[] {
  try {
    return outcomes(source, people, options);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return people.map(({ name, vars }) => ({ person: name, vars, error: error.message }));
  }
}

/**
 * Checks an expression without evaluating it: variables of the context, attributes of the schemas, functions, types, and every
 * place where Okta's result is not documented. Never throws for what stands in the expression.
 */
export function check(source: string, options: CheckOptions): CheckResult {
  const result = checked(source, options);
  const suggestion = shownSuggestion(source, result.findings, options);
  const cause = result.findings.find((finding) => finding.cause !== undefined)?.cause;
  return { ...result, ...(cause === undefined ? {} : { cause }), ...(suggestion ? { suggestion } : {}) };
}
