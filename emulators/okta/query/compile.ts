import { type Filter, parse } from 'scim2-parse-filter';
import { invalidSearch } from '../errors';
import type { Operator, QueryAttribute, QueryTable, ValueKind } from './attributes';

/** A value of what is searched. Lists hold where one of their elements does. */
type Read<T> = (item: T, attribute: string) => unknown;
type Holds<T> = (item: T) => boolean;
type Comparison = Extract<Filter, { compValue: unknown }>;

/** What two values compare by; undefined: they cannot be compared. */
const FORMS: Readonly<Record<ValueKind, (value: unknown) => string | number | undefined>> = {
  // Letter case does not count.
  text: (value) => (typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value)),
  date: (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  },
  number: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
  },
  boolean: (value) => (value === true || value === 'true' ? 1 : value === false || value === 'false' ? 0 : undefined),
};

type Form = string | number;
const COMPARE: Readonly<Record<Exclude<Operator, 'pr'>, (actual: Form, wanted: Form) => boolean>> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  gt: (actual, wanted) => actual > wanted,
  ge: (actual, wanted) => actual >= wanted,
  lt: (actual, wanted) => actual < wanted,
  le: (actual, wanted) => actual <= wanted,
  sw: (actual, wanted) => String(actual).startsWith(String(wanted)),
  ew: (actual, wanted) => String(actual).endsWith(String(wanted)),
  co: (actual, wanted) => String(actual).includes(String(wanted)),
};

const isPresent = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

function compare<T>({ op, attrPath, compValue }: Comparison, { kind }: QueryAttribute, read: Read<T>): Holds<T> {
  const form = FORMS[kind];
  const wanted = form(compValue);
  if (compValue === null || wanted === undefined) throw invalidSearch();
  const test = COMPARE[op];
  const holds = (value: unknown): boolean => {
    if (value === undefined || value === null) return false;
    const actual = form(value);
    return actual !== undefined && test(actual, wanted);
  };
  return (item) => {
    const value = read(item, attrPath);
    return Array.isArray(value) ? value.some(holds) : holds(value);
  };
}

function compiled<T>(filter: Filter, table: QueryTable, read: Read<T>): Holds<T> {
  if ('filters' in filter) {
    const parts = filter.filters.map((part) => compiled(part, table, read));
    return filter.op === 'and'
      ? (item) => parts.every((part) => part(item))
      : (item) => parts.some((part) => part(item));
  }
  if ('filter' in filter) {
    if (!table.not) throw invalidSearch();
    const inner = compiled(filter.filter, table, read);
    return (item) => !inner(item);
  }
  // `emails[type eq "work"]` is SCIM's alone.
  if ('valFilter' in filter) throw invalidSearch();
  const attribute = table.attribute(filter.attrPath);
  if (!attribute?.operators.includes(filter.op)) throw invalidSearch();
  if (!('compValue' in filter)) return (item) => isPresent(read(item, filter.attrPath));
  return compare(filter, attribute, read);
}

/**
 * Compiles a `search` or `filter`. The grammar is SCIM's (RFC 7644, 3.4.2.2); the table says which attributes and operators this list
 * takes.
 * @throws OktaError E0000031
 */
export function compileQuery<T>(text: string, table: QueryTable, read: Read<T>): Holds<T> {
  let filter: Filter;
  try {
    filter = parse(text);
  } catch {
    throw invalidSearch('Invalid search syntax.');
  }
  return compiled(filter, table, read);
}

/** Sorts by an attribute that a search may name; people without a value come last. @throws OktaError E0000031 */
export function sortItems<T>(items: T[], sortBy: string, descending: boolean, table: QueryTable, read: Read<T>): T[] {
  const attribute = table.attribute(sortBy);
  if (attribute === undefined) throw invalidSearch();
  const form = FORMS[attribute.kind];
  const keyed = items.map((item) => ({
    item,
    key: isPresent(read(item, sortBy)) ? form(read(item, sortBy)) : undefined,
  }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const order = a < b ? -1 : a > b ? 1 : 0;
    return descending ? -order : order;
  });
  return keyed.map(({ item }) => item);
}
