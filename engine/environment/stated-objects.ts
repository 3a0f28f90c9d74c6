/** What an object literal says about one of its keys. */
interface Stated {
  /** Where the value begins. */
  readonly at: number;
  /** A text that stands there as it is. */
  readonly text?: string;
}

/** An object literal in the source of an environment: TypeScript, JavaScript or JSON. */
export interface StatedObject {
  readonly at: number;
  /** Exclusive. */
  end: number;
  readonly keys: Map<string, Stated>;
}

type Token =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'word' | 'sign'; readonly at: number; readonly text: string };

const SKIPPED = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const QUOTED = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const ESCAPE = /\\(u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|\r?\n|[\s\S])/g;
const CONTROL: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

const unquoted = (quoted: string): string =>
  quoted.slice(1, -1).replace(ESCAPE, (_, all: string, ...codes: readonly (string | undefined)[]) => {
    const code = codes.slice(0, 3).find((each) => each !== undefined);
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
    return /^\r?\n$/.test(all) ? '' : (CONTROL[all] ?? all);
  });

function* tokensOf(source: string): Generator<Token> {
  let at = 0;
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    const skipped = matched(SKIPPED);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const quoted = matched(QUOTED);
    const word = quoted === undefined ? matched(WORD) : undefined;
    const text = quoted ?? word ?? source[at]!;
    yield quoted !== undefined
      ? { kind: 'text', at, text: unquoted(quoted) }
      : { kind: word === undefined ? 'sign' : 'word', at, text };
    at += text.length;
  }
}

/** Texts that stand for themselves: what has a substitution in it does not. */
const literal = (token: Token, next: Token | undefined): Pick<Stated, 'text'> =>
  token.kind === 'text' && (next === undefined || next.text === ',' || next.text === '}') ? { text: token.text } : {};

/**
 * Every object literal of a source with the place of each key's value, outer ones first. Code is read over: only where something stands is
 * asked, what it means the environment itself says.
 */
export function statedObjects(source: string): readonly StatedObject[] {
  const tokens = [...tokensOf(source)];
  const found: StatedObject[] = [];
  const open: (StatedObject | undefined)[] = [];
  tokens.forEach((token, index) => {
    const [before, colon, value] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
    const sign = token.kind === 'sign' ? token.text : '';
    if (sign === '{') {
      const object = { at: token.at, end: source.length, keys: new Map<string, Stated>() };
      found.push(object);
      open.push(object);
    } else if (sign === '[' || sign === '(') open.push(undefined);
    else if (sign === '}' || sign === ']' || sign === ')') {
      const closed = open.pop();
      if (closed) closed.end = token.at + 1;
    }
    const begins = before?.kind === 'sign' && (before.text === '{' || before.text === ',');
    const object = open.at(-1);
    if (object && begins && sign === '' && colon?.kind === 'sign' && colon.text === ':' && value)
      object.keys.set(token.text, { at: value.at, ...literal(value, tokens[index + 3]) });
  });
  return found;
}
