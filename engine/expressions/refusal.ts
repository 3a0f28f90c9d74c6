import type { Range } from './ast';
import { ExpressionError } from './error';
import { UNSUPPORTED } from './grammar';
import type { Lexer } from './lexer';
import { remedyOfOperator } from './remedies';

export const NO_VALUE = 'where a value should stand';
const COMPARISONS = new Set(['==', '!=', '<=', '>=']);
const FOREIGN = new Set(['=', '&', '|', '>', '<', '?']);
/** Okta's older templates: `fn:substringBefore(…)`. */
const OLD_CALL = /\bfn:$/;
const IF = /^\s*if\s*\(/i;

export const unsupported = (what: string, range: Range): ExpressionError =>
  new ExpressionError('unsupported', `Okta's expressions have no ${what}; that is Spring's own.`, range);

/** `==Engineering`: a basic condition of the console, without its attribute. */
const oneSided = (operator: string, range: Range): ExpressionError =>
  new ExpressionError(
    'unexpected-token',
    `"${operator}" compares two values, and nothing stands before it; write user.attribute ${operator} "value".`,
    range,
  );

/** Why a token cannot stand where it does, with the remedy where its writer's intent is plain. */
export function refusal(source: string, { kind, start, end }: Lexer, where: string): ExpressionError {
  const remedy = FOREIGN.has(kind) ? remedyOfOperator(source, start) : undefined;
  if (remedy) {
    const code = kind === '=' || kind === '&' ? 'unsupported' : 'unexpected-token';
    return new ExpressionError(code, remedy.message, remedy, remedy.suggestion);
  }
  if (kind === ':' && OLD_CALL.test(source.slice(0, end))) {
    const message = '"fn:" stands within "${…}" only; leave it out.';
    return new ExpressionError('unexpected-token', message, { start: end - 'fn:'.length, end }, '');
  }
  if (COMPARISONS.has(kind) && where === NO_VALUE) return oneSided(kind, { start, end });
  if (IF.test(source)) {
    const message = 'There is no "if"; write condition ? value : other.';
    return new ExpressionError('unexpected-token', message, { start, end });
  }
  const construct = UNSUPPORTED[kind];
  if (construct) return unsupported(construct, { start, end });
  const found =
    kind === 'end' ? 'The expression ends' : `Found ${kind === 'text' ? 'a text' : `"${source.slice(start, end)}"`}`;
  return new ExpressionError('unexpected-token', `${found} ${where}.`, { start, end });
}
