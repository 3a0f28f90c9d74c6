import { validationFailed } from '../errors';

/** One comparison of Okta's filter language: `status eq "ACTIVE"`. */
interface Comparison {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

const COMPARISON = /^\s*([\w.]+)\s+(eq|sw|co|gt|ge|lt|le)\s+"((?:[^"\\]|\\.)*)"\s*$/i;

function parse(text: string): Comparison {
  const match = COMPARISON.exec(text);
  if (!match) throw validationFailed('filter', `Invalid search criteria: ${text}`);
  const [, field = '', operator = '', value = ''] = match;
  return { field, operator: operator.toLowerCase(), value: value.replace(/\\(.)/g, '$1') };
}

const COMPARE: Record<string, (actual: string, wanted: string) => boolean> = {
  eq: (actual, wanted) => actual === wanted,
  sw: (actual, wanted) => actual.startsWith(wanted),
  co: (actual, wanted) => actual.includes(wanted),
  gt: (actual, wanted) => actual > wanted,
  ge: (actual, wanted) => actual >= wanted,
  lt: (actual, wanted) => actual < wanted,
  le: (actual, wanted) => actual <= wanted,
};

/**
 * Compiles a filter of comparisons joined by `and` or `or` (`and` binds tighter, parentheses around the whole or a part
 * are not supported). `read` gives the values of a field; a comparison holds when one of them does, letter case aside.
 */
export function compileFilter<T>(text: string, read: (item: T, field: string) => unknown): (item: T) => boolean {
  const any = text.split(/\s+or\s+/i).map((part) => part.split(/\s+and\s+/i).map(parse));
  const holds = (item: T, { field, operator, value }: Comparison) => {
    const actual = read(item, field);
    const values = Array.isArray(actual) ? actual : [actual];
    return values.some((one) => {
      if (one === undefined || one === null) return false;
      return COMPARE[operator]?.(String(one).toLowerCase(), value.toLowerCase()) ?? false;
    });
  };
  return (item) => any.some((all) => all.every((comparison) => holds(item, comparison)));
}
