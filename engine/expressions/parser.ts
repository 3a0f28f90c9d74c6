import type { BinaryOperator, MapLiteral, Node, Range, UnaryOperator } from './ast';
import { ExpressionError } from './error';
import { COMPARISON, EXPONENT, NAMESPACES } from './grammar';
import { Lexer } from './lexer';
import { LIMITS } from './limits';
import { NO_VALUE, refusal, unsupported } from './refusal';
import { refuseWord } from './foreign-words';

// Read once: an import is looked up at every use, and these are used for every token.
const DEEPEST = LIMITS.depth;
const comparison = COMPARISON;
const exponent = EXPONENT;

/** Digits that always fit 32 bits. */
const SURELY_INT = 9;
/** `true`, `false`, `null` and `new` begin with one of these letters, which differ from capitals by one bit. */
const KEYWORD_START = new Set([...'tfn'].map((letter) => letter.charCodeAt(0)));
const mayBeKeyword = (name: string) => name.length <= 5 && KEYWORD_START.has(name.charCodeAt(0) | 0x20);

const heightOver = (nodes: readonly Node[]) => nodes.reduce((height, node) => Math.max(height, node.height), 0) + 1;

class Parser {
  private readonly token: Lexer;
  private nesting = 0;
  /** Projections whose body is being read. */
  private projections = 0;

  constructor(private readonly source: string) {
    this.token = new Lexer(source);
  }

  /** What stands on the right of a word that is no operator. */
  private readonly reader = {
    operand: (): Node => this.infix(comparison + 1),
    element: (): Node => this.expression(),
    close: (): void => this.eat(')', 'to close the list'),
  };

  whole(): Node {
    const node = this.expression();
    if (this.token.kind !== 'end') this.unexpected('after the expression');
    return node;
  }

  /** `condition ? then : otherwise` and `value ?: fallback` bind loosest and to the right. */
  private expression(): Node {
    const { token } = this;
    const { start } = token;
    this.enter();
    let node = this.infix(1);
    if (token.kind === '?:') {
      token.next();
      const fallback = this.expression();
      node = this.made({
        kind: 'elvis',
        value: node,
        fallback,
        start,
        end: token.previousEnd,
        height: 1 + Math.max(node.height, fallback.height),
      });
    } else if (token.kind === '?') {
      token.next();
      const then = this.expression();
      this.eat(':', 'between the two branches of "?"');
      const otherwise = this.expression();
      const height = 1 + Math.max(node.height, then.height, otherwise.height);
      node = this.made({ kind: 'ternary', condition: node, then, otherwise, start, end: token.previousEnd, height });
    }
    this.nesting--;
    return node;
  }

  private infix(least: number): Node {
    const { token } = this;
    const { start } = token;
    let left = this.unary();
    for (let loosest = 7; ;) {
      const { power } = token;
      if (power === 0 && (token.kind === 'name' || token.kind === '!'))
        refuseWord(token, this.source, left, this.reader);
      if (power === 0 || power < least || power > loosest) return left;
      const operator = token.kind as BinaryOperator;
      const at = { start: token.start, end: token.end };
      token.next();
      const right = this.infix(power + 1);
      const height = 1 + Math.max(left.height, right.height);
      left = this.made({ kind: 'binary', operator, at, left, right, start, end: token.previousEnd, height });
      loosest = power === comparison || power === exponent ? power - 1 : power;
    }
  }

  private unary(): Node {
    const { token } = this;
    const { kind, start } = token;
    if (kind !== '!' && kind !== '-' && kind !== '+') return this.postfix();
    this.enter();
    token.next();
    const operand = this.unary();
    this.nesting--;
    const operator: UnaryOperator = kind;
    return this.made({ kind: 'unary', operator, operand, start, end: token.previousEnd, height: operand.height + 1 });
  }

  private postfix(): Node {
    const { token } = this;
    const { start } = token;
    let node = this.primary();
    for (;;) {
      switch (token.kind) {
        case '.':
        case '?.':
          node = this.member(node, start);
          break;
        case '[': {
          token.next();
          const index = this.expression();
          this.eat(']', 'after the index');
          const height = 1 + Math.max(node.height, index.height);
          node = this.made({ kind: 'index', target: node, index, start, end: token.previousEnd, height });
          break;
        }
        case '.![': {
          token.next();
          this.projections++;
          const body = this.expression();
          this.projections--;
          this.eat(']', 'after the projection');
          const height = 1 + Math.max(node.height, body.height);
          node = this.made({ kind: 'projection', target: node, body, start, end: token.previousEnd, height });
          break;
        }
        default:
          return node;
      }
    }
  }

  /** After the dot any word is a name, `user.and` too. */
  private member(target: Node, start: number): Node {
    const { token } = this;
    const safe = token.kind === '?.';
    token.next();
    const nameStart = token.start;
    const name = token.value;
    if (!token.isWord) this.unexpected('where an attribute name should stand');
    const nameEnd = token.end;
    token.next();
    if (token.kind !== '(') {
      return this.made({
        kind: 'member',
        target,
        name,
        nameStart,
        safe,
        start,
        end: nameEnd,
        height: target.height + 1,
      });
    }
    const args = this.args();
    const end = token.previousEnd;
    if (target.kind === 'name' && !safe && NAMESPACES.has(target.name)) {
      return this.made({
        kind: 'call',
        name: `${target.name}.${name}`,
        nameEnd,
        args,
        start,
        end,
        height: heightOver(args),
      });
    }
    if (safe) throw unsupported('function calls with "?."', { start: nameStart, end: nameEnd });
    return this.made({
      kind: 'method',
      target,
      name,
      nameStart,
      args,
      start,
      end,
      height: heightOver([target, ...args]),
    });
  }

  private args(): Node[] {
    return this.sequence(')', 'after the arguments');
  }

  private sequence(close: string, where: string): Node[] {
    const nodes: Node[] = [];
    this.token.next();
    while (this.token.kind !== close) {
      if (nodes.length > 0) this.eat(',', where);
      nodes.push(this.expression());
    }
    this.token.next();
    return nodes;
  }

  private primary(): Node {
    const { token } = this;
    const { kind, value, start, end } = token;
    switch (kind) {
      case 'text':
        token.next();
        return { kind: 'text', value, start, end, height: 1 };
      case 'int':
      case 'long':
        token.next();
        return this.integer(kind, value, { start, end });
      case 'double':
        token.next();
        return { kind: 'double', value: Number(value), start, end, height: 1 };
      case 'name':
        token.next();
        return this.name(value, start, end);
      case '(': {
        token.next();
        const node = this.expression();
        this.eat(')', 'to close the bracket');
        return node;
      }
      case '{':
        return this.braces(start);
      default:
        return this.unexpected(NO_VALUE);
    }
  }

  private integer(kind: 'int' | 'long', digits: string, range: Range): Node {
    if (kind === 'int' && digits.length <= SURELY_INT) return { kind, value: Number(digits), ...range, height: 1 };
    const value = BigInt(digits);
    const bits = kind === 'int' ? 32 : 64;
    if (BigInt.asIntN(bits, value) !== value) {
      const long = kind === 'int' && BigInt.asIntN(64, value) === value ? `${digits}L` : undefined;
      const remedy = long === undefined ? '; a fraction (".0") makes it a Double' : '; an "L" makes it a Long';
      throw new ExpressionError('number-out-of-range', `${digits} does not fit ${bits} bits${remedy}.`, range, long);
    }
    return kind === 'int' ? { kind, value: Number(value), ...range, height: 1 } : { kind, value, ...range, height: 1 };
  }

  private name(name: string, start: number, end: number): Node {
    const { token } = this;
    switch (mayBeKeyword(name) ? name.toLowerCase() : '') {
      case 'true':
        return { kind: 'boolean', value: true, start, end, height: 1 };
      case 'false':
        return { kind: 'boolean', value: false, start, end, height: 1 };
      case 'null':
        return { kind: 'null', start, end, height: 1 };
      case 'new':
        throw unsupported('constructors ("new")', { start, end });
    }
    if (token.kind !== '(') {
      return { kind: 'name', name, start, end, height: 1, ...(this.projections > 0 ? { element: true } : {}) };
    }
    if (name === 'T') throw unsupported('type references ("T(…)")', { start, end });
    const args = this.args();
    const height = heightOver(args);
    return this.made({ kind: 'call', name, nameEnd: end, args, start, end: token.previousEnd, height });
  }

  /** `{}` and `{1, 2}` are lists, `{:}` and `{key: value}` are maps. */
  private braces(start: number): Node {
    const { token } = this;
    token.next();
    if (token.kind === ':') {
      token.next();
      this.eat('}', 'to close the empty map');
      return { kind: 'map', entries: [], start, end: token.previousEnd, height: 1 };
    }
    const items: Node[] = [];
    while (token.kind !== '}') {
      if (items.length > 0) this.eat(',', 'between the elements of a list');
      items.push(this.expression());
      if (items.length === 1 && token.kind === ':') return this.map(items[0]!, start);
    }
    token.next();
    return this.made({ kind: 'list', items, start, end: token.previousEnd, height: heightOver(items) });
  }

  private map(first: Node, start: number): Node {
    const { token } = this;
    const entries: MapLiteral['entries'][number][] = [];
    for (let key = first; ; key = this.expression()) {
      this.eat(':', 'between key and value');
      entries.push({ key: this.key(key), value: this.expression() });
      if (token.kind !== ',') break;
      token.next();
    }
    this.eat('}', 'to close the map');
    const height = heightOver(entries.map((entry) => entry.value));
    return this.made({ kind: 'map', entries, start, end: token.previousEnd, height });
  }

  private key(node: Node): string {
    if (node.kind === 'text') return node.value;
    if (node.kind === 'name') return node.name;
    throw new ExpressionError('unexpected-token', 'The key of a map is a name or a text.', node);
  }

  private made<T extends Node>(node: T): T {
    if (node.height > DEEPEST) this.tooDeep(node);
    return node;
  }

  private enter(): void {
    if (++this.nesting > DEEPEST) this.tooDeep(this.token);
  }

  private tooDeep({ start, end }: Range): never {
    throw new ExpressionError('too-deep', `The expression nests more than ${DEEPEST} levels.`, { start, end });
  }

  private eat(kind: string, where: string): void {
    if (this.token.kind !== kind) this.unexpected(`where "${kind}" should stand, ${where}`);
    this.token.next();
  }

  private unexpected(where: string): never {
    throw refusal(this.source, this.token, where);
  }
}

/**
 * Reads an expression of Okta's classic language.
 * Grammar and precedence are Spring's (InternalSpelExpressionParser); a backslash in a text is literal (Okta's reference writes `"\"`).
 * @throws ExpressionError with the range of the first token that does not fit
 */
export function parse(source: string): Node {
  return new Parser(source).whole();
}
