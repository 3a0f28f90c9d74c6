import type { Node } from './ast';
import { ExpressionError } from './error';
import { parse } from './parser';
import { print } from './printer';

/** `${source.login}`, and several of them with text between. */
const PLACEHOLDER = /\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g;
/** Okta's older templates call functions as `fn:substringBefore(…)`. */
const OLD_CALL = /\bfn:(?=[A-Za-z]+\()/g;

/** Parsed where it stands, so that ranges are those of the whole template. */
const parseAt = (source: string, start: number): Node =>
  parse(' '.repeat(start) + source.replaceAll(OLD_CALL, (prefix) => ' '.repeat(prefix.length)));

function joined(left: Node, right: Node): Node {
  const at = { start: right.start, end: right.start };
  const height = 1 + Math.max(left.height, right.height);
  return { kind: 'binary', operator: '+', at, left, right, start: left.start, end: right.end, height };
}

const literal = (value: string, start: number): Node => ({
  kind: 'text',
  value,
  start,
  end: start + value.length,
  height: 1,
});

/**
 * Reads a template of a username or a SAML statement: `${…}` with text around it, or an expression as anywhere else.
 * @throws ExpressionError as `parse`
 */
export function parseTemplate(source: string): Node {
  const found = [...source.matchAll(PLACEHOLDER)];
  if (found.length === 0) return parse(source);
  const parts: Node[] = [];
  let position = 0;
  for (const { 0: whole, 1: inner = '', index } of found) {
    if (index > position) parts.push(literal(source.slice(position, index), position));
    parts.push(parseAt(inner, index + 2));
    position = index + whole.length;
  }
  if (position < source.length) parts.push(literal(source.slice(position), position));
  return parts.reduce(joined);
}

/** What the text of a template has not: signs of an expression. */
const OPERATING = /["'`+?:(){}=!<>&|]/;

/** `${user.firstName} ${user.lastName}`, in backticks or not, as an expression; undefined for what is no template. */
export function asExpression(source: string): string | undefined {
  const template = /^\s*`([^`]*)`\s*$/.exec(source)?.[1] ?? source.trim();
  const around = template.replaceAll(PLACEHOLDER, '');
  if (around === template || OPERATING.test(around)) return undefined;
  try {
    return print(parseTemplate(template));
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
