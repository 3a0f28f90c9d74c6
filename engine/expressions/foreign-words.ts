import type { Node } from './ast';
import { ExpressionError } from './error';
import type { Lexer } from './lexer';
import { print } from './printer';
import { INFIX_WORDS, NOT_INFIX, POSTFIX_WORDS } from './remedies';

/** Reads what stands at the token. */
interface Reader {
  readonly operand: () => Node;
  readonly element: () => Node;
  readonly close: () => void;
}

/** SQL's `("a", "b")`, as a list of this language. */
function bracketedList(token: Lexer, { element, close }: Reader): string {
  const items: string[] = [];
  do {
    token.next();
    items.push(print(element()));
  } while (token.kind === ',');
  close();
  return `{${items.join(', ')}}`;
}

const isForeign = ({ kind, value, start }: Lexer, source: string): boolean =>
  kind === '!' ? NOT_INFIX.test(source.slice(start)) : Object.hasOwn(INFIX_WORDS, value.toLowerCase());

const refused = (operator: string, suggestion: string, range: { readonly start: number; readonly end: number }) =>
  new ExpressionError('unexpected-token', `"${operator}" is no operator here; write ${suggestion}.`, range, suggestion);

/**
 * `user.city IN {"Rome"}`, `user.city IS NOT NULL`: what other languages put between two values is a function or another operator here.
 * @throws ExpressionError with what to write instead
 */
export function refuseWord(token: Lexer, source: string, left: Node, reader: Reader): void {
  const from = token.start;
  const postfix = token.value.toLowerCase();
  if (Object.hasOwn(POSTFIX_WORDS, postfix))
    throw refused(token.value, POSTFIX_WORDS[postfix]!(print(left)), {
      start: left.start,
      end: from + token.value.length,
    });
  if (!isForeign(token, source)) return;
  let negative = token.kind === '!';
  if (negative) token.next();
  const word = token.value.toLowerCase();
  token.next();
  if (word === 'is' && token.kind === '!') {
    negative = true;
    token.next();
  }
  const operator = source.slice(from, token.previousEnd);
  const right = word === 'in' && token.kind === '(' ? bracketedList(token, reader) : print(reader.operand());
  const suggestion = INFIX_WORDS[word]!(print(left), right, negative);
  throw refused(operator, suggestion, { start: left.start, end: token.previousEnd });
}
