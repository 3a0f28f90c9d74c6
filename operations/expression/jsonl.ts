import type { z } from 'zod';
import { ExpressionError } from '../../engine/expressions';
import { answerCheck, answerEvaluation, failure } from './answers';
import { parseExactly } from './exact-json';
import { jsonOf } from './json';
import { checkRequest, evaluateRequest } from './requests';

/** Lines as JSON Lines means them: ended by a line feed alone, since a JSON text may hold U+2028. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const problems = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ');

const refused = (message: string) => failure(new ExpressionError('invalid-input', message, { start: 0, end: 0 }));

function request<Request>(line: string, schema: z.ZodType<Request>, answer: (request: Request) => unknown): unknown {
  let given: unknown;
  try {
    given = parseExactly(line);
  } catch (error) {
    return refused(`This line is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(given);
  return parsed.success ? answer(parsed.data) : refused(`This line is no request: ${problems(parsed.error)}`);
}

const ANSWERS = {
  evaluate: (line: string) => request(line, evaluateRequest, answerEvaluation),
  check: (line: string) => request(line, checkRequest, (asked) => answerCheck(asked)),
};

/** Answers JSON Lines line for line, as they come in; a bad line gets an error for an answer. */
export async function answerLines(
  action: keyof typeof ANSWERS,
  input: AsyncIterable<string>,
  print: (json: string) => Promise<void>,
): Promise<void> {
  for await (const line of linesOf(input)) await print(jsonOf(ANSWERS[action](line)));
}
