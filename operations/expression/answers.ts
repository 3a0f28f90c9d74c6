import type { ErrorCode } from '../../engine/expressions';
import { check, compile, ExpressionError } from '../../engine/expressions';
import type { CheckRequest, EvaluateRequest } from './requests';

interface Failure {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly start: number;
    readonly end: number;
  };
}

/** What is wrong with a line, at the place where it is wrong. */
export function failure(error: unknown): Failure {
  if (!(error instanceof ExpressionError)) throw error;
  const { code, message, start, end } = error;
  return { error: { code, message, start, end } };
}

/** Evaluates one request; `now` is the clock's unless it is given. */
export function answerEvaluation(
  { expr, vars = {}, mode, now, context }: EvaluateRequest,
  clock: () => Date = () => new Date(),
) {
  try {
    const options = { now: now ?? clock().toISOString(), ...(context ? { context } : {}) };
    return compile(expr, mode ? { mode } : {}).answer(vars, options);
  } catch (error) {
    return failure(error);
  }
}

export const answerCheck = ({ expr, direction, schemas }: CheckRequest) =>
  check(expr, { direction, ...(schemas ? { schemas } : {}) });
