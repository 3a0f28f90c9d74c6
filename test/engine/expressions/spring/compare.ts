import { compile, ExpressionError } from '../../../../engine/expressions';
import { jsonOf } from '../../../../operations/expression/json';
import type { SpringAnswer, SpringRequest } from './requests';

/**
 * Java's Math.pow errs in the last bit about once in 8 000 powers, and Double.toString of Java 17 does not always print the shortest
 * text (JDK-4511638, mended in 19): Doubles may differ by two units in the last place.
 */
const close = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= Math.abs(a) * 4.5e-16;

export function sameValue(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((each, index) => sameValue(each, theirs[index]));
  }
  return (
    ours === theirs || close(ours, theirs) || sameTexts(ours, theirs) || JSON.stringify(ours) === JSON.stringify(theirs)
  );
}

/** An index cuts a character beyond 16 bits in half; Java prints a half in UTF-8 as "?", the only difference there is. */
const HALF_A_PAIR = /(?:[\ud800-\udbff](?![\udc00-\udfff]))|(?:(?<![\ud800-\udbff])[\udc00-\udfff])/g;

/** A Double within a text, of more digits than Java 19 and JavaScript need: the same reason as `close`. */
const LONG_DOUBLE = /-?\d\.\d{14,}(E-?\d+)?/g;
const sameTexts = (a: unknown, b: unknown): boolean => {
  if (typeof a === 'string' && a.replace(HALF_A_PAIR, '?') === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string' || a.replace(LONG_DOUBLE, '') !== b.replace(LONG_DOUBLE, ''))
    return false;
  const [ours, theirs] = [a, b].map((text) => (text.match(LONG_DOUBLE) ?? []).map(Number));
  return ours!.length === theirs!.length && ours!.every((value, index) => close(value, theirs![index]));
};

/** What differs between our answer and Spring's; undefined where nothing does. An error is an error, whatever its text. */
export function difference({ expr, vars }: SpringRequest, theirs: SpringAnswer): string | undefined {
  let ours: { value: unknown; type: string } | { error: string };
  try {
    ours = JSON.parse(jsonOf(compile(expr).answer(vars))) as { value: unknown; type: string };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    ours = { error: error.message };
  }
  if ('error' in ours && 'error' in theirs) return undefined;
  if ('value' in ours && 'value' in theirs && ours.type === theirs.type && sameValue(ours.value, theirs.value))
    return undefined;
  return `${expr}\n  ours:   ${JSON.stringify(ours)}\n  Spring: ${JSON.stringify(theirs)}\n  for ${JSON.stringify(vars)}`;
}
