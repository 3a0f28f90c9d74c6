/** Where a node stands in the source: UTF-16 units, 0-based, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Base extends Range {
  /** Nodes on the longest way down from here; bounded by `LIMITS.depth`. */
  readonly height: number;
}

interface Text extends Base {
  readonly kind: 'text';
  readonly value: string;
}
interface Int extends Base {
  readonly kind: 'int';
  readonly value: number;
}
/** `5000000000L`: Spring's 64-bit literal. */
interface Long extends Base {
  readonly kind: 'long';
  readonly value: bigint;
}
interface DoubleLiteral extends Base {
  readonly kind: 'double';
  readonly value: number;
}
interface BooleanLiteral extends Base {
  readonly kind: 'boolean';
  readonly value: boolean;
}
interface Null extends Base {
  readonly kind: 'null';
}
/** `{1, 2, 3}` */
interface List extends Base {
  readonly kind: 'list';
  readonly items: readonly Node[];
}
/** `{'group.id': {'00g…'}}`, the criteria of `user.getGroups`; `{:}` when empty. */
export interface MapLiteral extends Base {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: Node }[];
}
/** A variable: `user`, `appuser`, `source`, … */
export interface Name extends Base {
  readonly kind: 'name';
  readonly name: string;
  /** In the body of `.![…]`, where a name is an attribute of the element. */
  readonly element?: true;
}
/** `target.name`; `target?.name` when safe. */
export interface Member extends Base {
  readonly kind: 'member';
  readonly target: Node;
  readonly name: string;
  readonly nameStart: number;
  readonly safe: boolean;
}
export interface Index extends Base {
  readonly kind: 'index';
  readonly target: Node;
  readonly index: Node;
}
/** A function of the catalogue: `String.len(x)`, `toUpperCase(x)`. */
export interface Call extends Base {
  readonly kind: 'call';
  readonly name: string;
  readonly nameEnd: number;
  readonly args: readonly Node[];
}
/** A function of a value: `user.getGroups(…)`. */
export interface Method extends Base {
  readonly kind: 'method';
  readonly target: Node;
  readonly name: string;
  readonly nameStart: number;
  readonly args: readonly Node[];
}
/** `user.getGroups(…).![name]` */
interface Projection extends Base {
  readonly kind: 'projection';
  readonly target: Node;
  readonly body: Node;
}
export type UnaryOperator = '!' | '-' | '+';
export interface Unary extends Base {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Node;
}
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | 'AND' | 'OR' | 'matches';
export interface Binary extends Base {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Where the operator stands, whichever its spelling. */
  readonly at: Range;
  readonly left: Node;
  readonly right: Node;
}
interface Ternary extends Base {
  readonly kind: 'ternary';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise: Node;
}
/** `value ?: fallback`: the fallback where the value is null or an empty text. */
interface Elvis extends Base {
  readonly kind: 'elvis';
  readonly value: Node;
  readonly fallback: Node;
}

export type Node =
  | Text
  | Int
  | Long
  | DoubleLiteral
  | BooleanLiteral
  | Null
  | List
  | MapLiteral
  | Name
  | Member
  | Index
  | Call
  | Method
  | Projection
  | Unary
  | Binary
  | Ternary
  | Elvis;

/** The nodes directly below one, in source order. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'map':
      return node.entries.map((entry) => entry.value);
    case 'member':
      return [node.target];
    case 'index':
      return [node.target, node.index];
    case 'call':
      return node.args;
    case 'method':
      return [node.target, ...node.args];
    case 'projection':
      return [node.target, node.body];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'ternary':
      return [node.condition, node.then, node.otherwise];
    case 'elvis':
      return [node.value, node.fallback];
    default:
      return [];
  }
}

/** The same node over other nodes of the same height. */
export function mapChildren(node: Node, change: (child: Node) => Node): Node {
  switch (node.kind) {
    case 'list':
      return { ...node, items: node.items.map(change) };
    case 'map':
      return { ...node, entries: node.entries.map(({ key, value }) => ({ key, value: change(value) })) };
    case 'member':
      return { ...node, target: change(node.target) };
    case 'index':
      return { ...node, target: change(node.target), index: change(node.index) };
    case 'call':
      return { ...node, args: node.args.map(change) };
    case 'method':
      return { ...node, target: change(node.target), args: node.args.map(change) };
    case 'projection':
      return { ...node, target: change(node.target), body: change(node.body) };
    case 'unary':
      return { ...node, operand: change(node.operand) };
    case 'binary':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'ternary':
      return {
        ...node,
        condition: change(node.condition),
        then: change(node.then),
        otherwise: change(node.otherwise),
      };
    case 'elvis':
      return { ...node, value: change(node.value), fallback: change(node.fallback) };
    default:
      return node;
  }
}
