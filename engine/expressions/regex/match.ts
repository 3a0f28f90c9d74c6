import { RE2JS } from 're2js';
import type { Range } from '../ast';
import { ExpressionError } from '../error';
import type { Evaluation } from '../evaluation';
import { LIMITS } from '../limits';

export function matchesPattern(pattern: string, text: string, evaluation: Evaluation, range: Range): boolean {
  if (pattern.length > LIMITS.patternLength) {
    throw new ExpressionError('pattern-too-costly', `A pattern has at most ${LIMITS.patternLength} characters.`, range);
  }
  evaluation.spend(text.length, range);
  try {
    return RE2JS.matches(pattern, text);
  } catch (error) {
    throw new ExpressionError('bad-pattern', `This pattern cannot be read: ${String(error)}`, range);
  }
}

/** Why a pattern cannot be used; undefined where it can. */
export function patternProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return String(error);
  }
}
