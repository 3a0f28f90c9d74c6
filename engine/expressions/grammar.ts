/** How tightly an infix operator binds. Comparisons and `^` do not chain (Spring's grammar: `1 < 2 < 3` and `2 ^ 3 ^ 2` are errors). */
export const POWER: ReadonlyMap<string, number> = new Map([
  ['OR', 1],
  ['AND', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 3],
  ['<=', 3],
  ['>', 3],
  ['>=', 3],
  ['matches', 3],
  ['+', 4],
  ['-', 4],
  ['*', 5],
  ['/', 5],
  ['%', 5],
  ['^', 6],
]);
export const COMPARISON = POWER.get('==')!;
export const EXPONENT = POWER.get('^')!;

/** Spring has these, Okta's language does not. */
export const UNSUPPORTED: Readonly<Record<string, string>> = {
  '=': 'assignment ("=", write "==" to compare)',
  '++': 'increment ("++")',
  '--': 'decrement ("--", write "- -" to subtract a negative number)',
  '#': 'variables ("#name")',
  '@': 'bean references ("@name")',
  '&': 'factory bean references ("&name")',
  instanceof: '"instanceof"',
  between: '"between"',
  '.?[': 'selection (".?[…]")',
  '.^[': 'selection of the first (".^[…]")',
  '.$[': 'selection of the last (".$[…]")',
};

/** What stands before the dot of a static function: `String.len(x)`. */
export const NAMESPACES: ReadonlySet<string> = new Set([
  'String',
  'Arrays',
  'Convert',
  'Iso3166Convert',
  'Time',
  'Groups',
]);
