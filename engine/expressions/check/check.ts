import type { Node } from '../ast';
import { equal } from '../comparison';
import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import { readsOf } from '../reads';
import { typed } from '../remedies';
import type { Value } from '../values';
import { checked, examined } from './examine';
import { infer } from './infer';
import type { Facts } from './narrowing';
import { outcomes, samplePeople } from './people';
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
      return { ...infer(each, probe, { facts }), warned: [...probe.warned.values()] };
    };
    return cleanExpression(node, CONTEXTS[options.context].condition, judge);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** The suggestion with what it changes for three people; undefined where it would change a complete person's value, or mends nothing. */
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
    const changed =
      !wrong && before[0]?.error === undefined && !equal(before[0]?.value as Value, after[0]?.value as Value);
    return changed ? undefined : { expression, before, after };
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
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
