import type { Node } from '../ast';
import { print } from '../printer';
import { pathOf, readsOf } from '../reads';
import { joinedParts } from './left-over';
import type { Facts } from './narrowing';
import { given } from './narrowing';
import type { ValueType } from '../values';
import type { CheckResult } from './result';
import type { Known } from './scope';
import { isChoice } from './scope';

/** How a node is judged where these facts hold: its own knowledge, and the causes of what is warned of. */
export interface Judgement extends Known {
  readonly warned: readonly Node[];
}
export type Judge = (node: Node, facts: Facts) => Judgement;

/** What stands before an extension belongs to it: `#101`, `x101`. Other separators stand between two values or not at all. */
const MARKER = /(#|\bx|\bext\.?)\s*$/i;
const CLOSING = /^\s*[)\]}>]/;
const OPENING = /[([{<]/;

const isBlank = (node: Node) => node.kind === 'null' || (node.kind === 'text' && node.value === '');
const bracketed = (node: Node) => (isChoice(node) ? `(${print(node)})` : print(node));
const all = (tests: readonly string[]) => [...new Set(tests)].join(' AND ');
const isOr = (node: Node) => node.kind === 'binary' && node.operator === 'OR';
const operand = (node: Node) => (isChoice(node) || isOr(node) ? `(${print(node)})` : print(node));

class Writer {
  constructor(private readonly judge: Judge) {}

  /** Neither absent (null) nor emptied (""): Okta's reference tests for both. */
  private present(node: Node, facts: Facts): string {
    const text = operand(node);
    const { type } = this.judge(node, facts);
    const tests = [`${text} != null`];
    if (type === 'String' || type === 'Unknown') tests.push(`${text} != ""`);
    return all(tests);
  }

  private allPresent(nodes: readonly Node[], facts: Facts): string {
    return all(nodes.map((node) => this.present(node, facts)));
  }

  /** The same expression, with null or a clean value where something is missing. */
  write(node: Node, facts: Facts): string {
    const parts = joinedParts(node);
    if (parts && this.judge(node, facts).type === 'String') return this.joined(node, parts, facts);
    switch (node.kind) {
      case 'ternary': {
        const then = this.write(node.then, given(facts, node.condition, true));
        const otherwise = this.write(node.otherwise, given(facts, node.condition, false));
        return `${this.condition(node.condition, facts)} ? ${then} : ${otherwise}`;
      }
      case 'elvis': {
        const { warned } = this.judge(node.value, facts);
        const fallback = this.write(node.fallback, facts);
        const whole = `${bracketed(node.value)} ?: ${fallback}`;
        return warned.length === 0 ? whole : `${this.allPresent(warned, facts)} ? (${whole}) : ${fallback}`;
      }
      default:
        return this.guarded(node, facts);
    }
  }

  /** A condition that is false, not a failure, where something is missing; each side of OR stands by itself. */
  condition(node: Node, facts: Facts): string {
    if (node.kind === 'binary' && (node.operator === 'AND' || node.operator === 'OR')) {
      const { left, right, operator } = node;
      const later = given(facts, left, operator === 'AND');
      const sides = [this.side(left, facts, operator), this.side(right, later, operator)];
      if (sides[0] === operand(left) && sides[1] === operand(right)) return print(node);
      return operator === 'AND' ? all(sides) : sides.join(' OR ');
    }
    const missing = this.missing(node, facts);
    if (missing.length === 0) return bracketed(node);
    return `${this.allPresent(missing, facts)} AND ${operand(node)}`;
  }

  private side(node: Node, facts: Facts, operator: 'AND' | 'OR'): string {
    const text = this.condition(node, facts);
    if (text === bracketed(node)) return operand(node);
    return operator === 'AND' && !isOr(node) ? text : `(${text})`;
  }

  /** What has to be there for a node to have a value. */
  private missing(node: Node, facts: Facts): readonly Node[] {
    const { warned, nullable, causes } = this.judge(node, facts);
    if (!nullable) return warned;
    return isChoice(node) ? [...warned, node] : [...warned, ...causes];
  }

  private guarded(node: Node, facts: Facts): string {
    const { warned } = this.judge(node, facts);
    return warned.length === 0 ? print(node) : `${this.allPresent(warned, facts)} ? ${bracketed(node)} : null`;
  }

  /** What a part is when it is there, and the test for that; no test: it is always there. */
  private part(node: Node, facts: Facts): { readonly text: string; readonly test?: string } {
    if (node.kind === 'elvis' && isBlank(node.fallback)) return this.part(node.value, facts);
    if (node.kind === 'ternary' && (isBlank(node.then) || isBlank(node.otherwise))) {
      const blankFirst = isBlank(node.then);
      const inner = blankFirst ? node.otherwise : node.then;
      const value = this.part(inner, given(facts, node.condition, !blankFirst));
      const path = pathOf(inner);
      if (path !== undefined && readsOf(node.condition).includes(path)) {
        const blanks = this.present(inner, new Set());
        return { text: value.text, test: blanks };
      }
      const condition = blankFirst ? `!(${print(node.condition)})` : operand(node.condition);
      return { text: value.text, test: value.test ? all([condition, value.test]) : condition };
    }
    const missing = this.missing(node, facts);
    return missing.length === 0
      ? { text: bracketed(node) }
      : { text: bracketed(node), test: this.allPresent(missing, facts) };
  }

  private joined(node: Node, nodes: readonly Node[], facts: Facts): string {
    const items: Item[] = nodes
      .filter((each) => !isBlank(each))
      .map((each) =>
        each.kind === 'text'
          ? { constant: each.value, text: print(each), type: 'String' }
          : { ...this.part(each, facts), type: this.judge(each, facts).type },
      );
    const tests = items.flatMap((item) => ('test' in item && item.test ? [item.test] : []));
    if (tests.length === 0) return print(node);
    if (node.kind === 'call' && items.every((item) => !('test' in item))) return print(node);
    const values = items.filter((item) => !('constant' in item));
    // A number alone would no longer be a text.
    const text = items.length > 1 || items.some(({ type }) => type === 'String') ? '' : ' + ""';
    const body = values.length === 1 ? items.map((item) => item.text).join(' + ') + text : composed(items);
    if (values.some((item) => !('test' in item))) return body;
    return `${any(tests)} ? ${body} : null`;
  }
}

type Item = { readonly text: string; readonly type: ValueType; readonly test?: string; readonly constant?: string };

const any = (tests: readonly string[]) =>
  tests.length === 1 ? tests[0]! : tests.map((test) => `(${test})`).join(' OR ');

/** Values with what stands between them only where both are there. */
function composed(items: readonly Item[]): string {
  const pieces: string[] = [];
  let between = '';
  let before: string[] | undefined = [];
  let value = false;
  const lastValue = items.findLastIndex(({ constant }) => constant === undefined);
  const lastButOne = items.findLastIndex(({ constant }, index) => constant === undefined && index < lastValue);
  // A bracket that opens with the last value closes with it.
  const opens = items.slice(lastButOne + 1, lastValue).some(({ constant = '' }) => OPENING.test(constant));
  items.forEach(({ text, test, constant }, index) => {
    if (constant !== undefined) {
      if (!value || index > lastValue)
        pieces.push(closing(constant, text, items[lastValue]!, opens && index > lastValue));
      else between = between === '' ? text : `${between} + ${text}`;
      return;
    }
    pieces.push(piece(text, test, between, value ? before : undefined));
    before = test === undefined || before === undefined ? undefined : [...before, test];
    between = '';
    value = true;
  });
  return pieces.join(' + ');
}

const closing = (constant: string, text: string, last: Item, atEnd: boolean): string =>
  atEnd && CLOSING.test(constant) && last.test !== undefined ? `(${last.test} ? ${text} : "")` : text;

function piece(text: string, test: string | undefined, between: string, before: readonly string[] | undefined): string {
  const marks = MARKER.test(between.replace(/["']$/, ''));
  const needsLeft = between !== '' && !marks && before !== undefined && before.length > 0;
  const separator = needsLeft ? `(${any(before)} ? ${between} : "")` : between;
  const whole = separator === '' ? text : `${separator} + ${text}`;
  return test === undefined ? whole : `(${test} ? ${whole} : "")`;
}

/** One expression that gives null or a clean value where this one gives half a text, or fails. */
export function cleanExpression(node: Node, isCondition: boolean, judge: Judge): string {
  const writer = new Writer(judge);
  const nothing: Facts = new Set();
  return isCondition ? writer.condition(node, nothing) : writer.write(node, nothing);
}

/** The source with the findings' own replacements: other names, other spellings. */
export function respelt(source: string, findings: CheckResult['findings']): string {
  const replacing = findings
    .filter(
      ({ cause, suggestion, severity }) => suggestion !== undefined && (severity === 'error' || cause === undefined),
    )
    .toSorted((a, b) => b.start - a.start);
  let end = Infinity;
  return replacing.reduce((text, finding) => {
    if (finding.end > end) return text;
    end = finding.start;
    return text.slice(0, finding.start) + finding.suggestion + text.slice(finding.end);
  }, source);
}
