/** A test of one code point. */
export type CharacterSet = (code: number) => boolean;

export type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'last-line-end' | 'boundary' | 'no-boundary';

/** A regular expression of java.util.regex as a tree. */
export type Pattern =
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'set'; readonly test: CharacterSet }
  | {
      readonly kind: 'repeat';
      readonly body: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'capture'; readonly group: number; readonly body: Pattern }
  | { readonly kind: 'reference'; readonly group: number; readonly ignoreCase: boolean }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Pattern }
  /** Matched once, never again differently: `(?>…)`, `a++`. */
  | { readonly kind: 'atomic'; readonly body: Pattern };

/** A pattern that java.util.regex would refuse, or a part of its syntax that is not supported here. */
export class PatternError extends Error {}

/** Characters at most that a pattern takes; Infinity where there is no bound. */
export function longest(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduce((sum, part) => sum + longest(part), 0);
    case 'choice':
      return Math.max(...pattern.options.map(longest));
    case 'set':
      return 1;
    case 'repeat':
      return pattern.max === 0 || longest(pattern.body) === 0 ? 0 : pattern.max * longest(pattern.body);
    case 'capture':
    case 'atomic':
      return longest(pattern.body);
    case 'reference':
      return Infinity;
    default:
      return 0;
  }
}

/** Whether a pattern may match without taking a character. */
export function mayBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.every(mayBeEmpty);
    case 'choice':
      return pattern.options.some(mayBeEmpty);
    case 'set':
      return false;
    case 'repeat':
      return pattern.min === 0 || mayBeEmpty(pattern.body);
    case 'capture':
    case 'atomic':
      return mayBeEmpty(pattern.body);
    default:
      return true;
  }
}
