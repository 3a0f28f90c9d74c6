import type { Node } from './ast';
import { parse } from './parser';

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
