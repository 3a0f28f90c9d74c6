import type { CompileOptions, ErrorCode, EvaluationContext } from '../../engine/expressions';
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

/** What the group and directory functions see. */
export const factsOf = ({ context }: EvaluateRequest): EvaluationContext | undefined =>
  typeof context === 'object' ? context : undefined;

export const compileOptions = ({ mode, context, direction, schemas, behaviour }: EvaluateRequest): CompileOptions => ({
  mode,
  schemas,
  behaviour,
  context: typeof context === 'string' ? context : direction,
});

/** Evaluates one request; `now` is the clock's unless it is given. */
export function answerEvaluation(request: EvaluateRequest, clock: () => Date = () => new Date()) {
  const { expr, vars = {}, now } = request;
  try {
    return compile(expr, compileOptions(request)).answer(vars, {
      now: now ?? clock().toISOString(),
      context: factsOf(request),
    });
  } catch (error) {
    return failure(error);
  }
}

/** `source`: where the request's `behaviour` comes from. */
export const answerCheck = ({ expr, context, schemas, behaviour }: CheckRequest, source = 'as the request says') =>
  check(expr, {
    context,
    ...(schemas ? { schemas } : {}),
    ...(behaviour ? { observed: { behaviour, source } } : {}),
  });
