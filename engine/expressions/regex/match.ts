import type { Range } from '../ast';
import { ExpressionError } from '../error';
import type { Evaluation } from '../evaluation';
import { LIMITS } from '../limits';
import { Machine, PatternTooCostly } from './machine';
import type { Program } from './program';
import { assemble } from './program';
import { readPattern } from './reader';
import { PatternError } from './syntax';

/** Programs of the patterns used last; an expression's pattern is the same for everybody. */
const programs = new Map<string, Program>();
const MOST_PROGRAMS = 200;

function programOf(pattern: string): Program {
  const known = programs.get(pattern);
  if (known) return known;
  if (pattern.length > LIMITS.patternLength) {
    throw new PatternError(`it has more than ${LIMITS.patternLength} characters`);
  }
  const program = assemble(readPattern(pattern));
  if (programs.size >= MOST_PROGRAMS) programs.clear();
  programs.set(pattern, program);
  return program;
}

const refusal = (error: PatternError) => `This pattern cannot be used: ${error.message}.`;

/**
 * Whether the whole text fits the pattern, in the syntax and with the answers of java.util.regex.
 * @throws ExpressionError `bad-pattern`, or `pattern-too-costly` where a match would take too long
 */
export function matchesPattern(pattern: string, text: string, evaluation: Evaluation, range: Range): boolean {
  evaluation.spend(text.length, range);
  try {
    return new Machine(text).matches(programOf(pattern));
  } catch (error) {
    if (error instanceof PatternError) throw new ExpressionError('bad-pattern', refusal(error), range);
    if (!(error instanceof PatternTooCostly)) throw error;
    throw new ExpressionError('pattern-too-costly', `This match takes more than ${LIMITS.patternSteps} steps.`, range);
  }
}

/** Why a pattern cannot be used; undefined where it can. */
export function patternProblem(pattern: string): string | undefined {
  try {
    programOf(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return refusal(error);
    throw error;
  }
}
