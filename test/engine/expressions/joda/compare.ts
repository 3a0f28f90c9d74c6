import { compile, ExpressionError } from '../../../../engine/expressions';
import type { TimeAnswer, TimeRequest } from './requests';

const NOW = '2026-07-30T23:58:32.123Z';
const PRINT = compile('Time.now(user.zone, user.pattern)');
const READ = compile('Time.fromIso8601ToUnix(Time.fromStringToIso8601(user.text, user.pattern))');
const READ_ISO = compile('Time.fromIso8601ToUnix(user.text)');

function ours(request: TimeRequest): TimeAnswer {
  const user: Record<string, unknown> = { ...request };
  try {
    if ('millis' in request)
      return { value: String(PRINT.evaluate({ user }, { now: new Date(request.millis).toISOString() })) };
    return { value: String((request.pattern === undefined ? READ_ISO : READ).evaluate({ user }, { now: NOW })) };
  } catch (error) {
    if (error instanceof ExpressionError) return { error: error.message };
    throw error;
  }
}

/** Joda-Time knows moments that a Date of JavaScript does not hold. */
const BEYOND = 8_640_000_000_000_000;
const beyond = (answer: TimeAnswer): boolean => 'value' in answer && Math.abs(Number(answer.value)) > BEYOND;

/** What differs between our answer and Joda-Time's; undefined where nothing does. An error is an error, whatever its text. */
export function difference(request: TimeRequest, theirs: TimeAnswer): string | undefined {
  const mine = ours(request);
  if ('error' in mine ? 'error' in theirs || beyond(theirs) : 'value' in theirs && mine.value === theirs.value)
    return undefined;
  return `${JSON.stringify(request)}\n  ours: ${JSON.stringify(mine)}\n  Joda: ${JSON.stringify(theirs)}`;
}
