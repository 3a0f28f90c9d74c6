import { isUnknown } from '../protocol';
import type { ObjectValue, Value } from '../protocol';

/** What Okta answers where nobody set anything. */
const isZero = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  value === '{}' ||
  (Array.isArray(value) && value.length === 0);

/**
 * A state from what was planned or stored, and what Okta holds now. Where nothing is declared and Okta holds nothing,
 * nothing stays; where Okta holds something after all, it appears as drift.
 */
export function settle(known: ObjectValue, live: ObjectValue): ObjectValue {
  const settled = Object.entries(live).map(([name, value]) => {
    const unset = (known[name] ?? null) === null;
    return [name, unset && isZero(value) ? null : value] as const;
  });
  const rest = Object.entries(known).map(([name, value]) => [name, isUnknown(value) ? null : value] as const);
  return { ...Object.fromEntries(rest), ...Object.fromEntries(settled) };
}

const parsed = (text: Value | undefined): unknown => JSON.parse(typeof text === 'string' && text !== '' ? text : '{}');

/** The JSON text that is known, while it says what Okta holds; else Okta's. */
export function settleJson(known: Value | undefined, live: unknown): Value {
  const text = JSON.stringify(live ?? {});
  if (typeof known !== 'string') return text === '{}' ? null : text;
  return JSON.stringify(parsed(known), sortedKeys) === JSON.stringify(live ?? {}, sortedKeys) ? known : text;
}

const sortedKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A declared JSON text, as an object; nothing declared is an empty one. */
export const fromJson = (text: Value | undefined): unknown => parsed(text);

/** A declared text, or nothing. */
export const text = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Members that are not undefined. */
export const present = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** An id, which the schemas know as a string. */
export const idOf = (value: Value | undefined): string => value as string;
