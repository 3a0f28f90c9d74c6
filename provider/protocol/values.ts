import { ExtensionCodec, decode, encode } from '@msgpack/msgpack';
import type { DynamicValue } from './wire/messages';

/** A type of Terraform's type system, in the form it has in schemas: `"string"`, `["list", "string"]`. */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', Readonly<Record<string, CtyType>>];

/** Stands for a value that is known only after apply. An object, as @msgpack/msgpack asks extensions for objects only. */
class Unknown {
  readonly unknown = true;
}
export const UNKNOWN = new Unknown();

export type Value = null | string | number | boolean | Unknown | readonly Value[] | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: Value | undefined;
}

export const isUnknown = (value: unknown): value is Unknown => value === UNKNOWN;

/**
 * MessagePack extension 0 is an unknown value; 12 is one of which something is known (a prefix, not null), which
 * Terraform sends for `"p-${x.id}"`. Both are read, 0 is written.
 */
const codec = new ExtensionCodec();
codec.register({ type: 0, encode: (value) => (isUnknown(value) ? new Uint8Array([0]) : null), decode: () => UNKNOWN });
codec.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

const elements = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);
const members = (value: Value): ObjectValue => value as ObjectValue;

/**
 * Brings a value into exactly the declared form: undeclared members dropped, missing ones null. Terraform refuses
 * anything else, and an API that answers one field more must not break the state.
 */
function conform(type: CtyType, value: Value | undefined): Value {
  if (value === undefined || value === null) return null;
  if (isUnknown(value)) return UNKNOWN;
  // Terraform sends numbers that no double holds as strings.
  if (type === 'number') return Number(value);
  if (typeof type === 'string') return value;
  const [kind, of] = type;
  if (kind === 'object') {
    return Object.fromEntries(
      Object.entries(of).map(([name, member]) => [name, conform(member, members(value)[name])]),
    );
  }
  if (kind === 'map') {
    return Object.fromEntries(Object.entries(members(value)).map(([key, member]) => [key, conform(of, member)]));
  }
  return elements(value).map((element) => conform(of, element));
}

export const unpack = (type: CtyType, { msgpack }: DynamicValue): ObjectValue | null =>
  conform(type, decode(msgpack, { extensionCodec: codec }) as Value) as ObjectValue | null;

export const pack = (type: CtyType, value: Value | undefined): DynamicValue => ({
  msgpack: encode(conform(type, value), { extensionCodec: codec }),
});

/** A stored state, which Terraform sends as JSON. */
export const parseState = (json: Uint8Array): ObjectValue => JSON.parse(Buffer.from(json).toString()) as ObjectValue;

/** Whether a value or anything inside it is unknown. */
export const hasUnknown = (value: Value | undefined): boolean => {
  if (value === null || value === undefined || typeof value !== 'object') return false;
  return isUnknown(value) || Object.values(value as ObjectValue).some(hasUnknown);
};

const sameMembers = (a: readonly Value[], b: readonly Value[], of: CtyType): boolean => {
  const rest = [...b];
  return a.every((element) => {
    const at = rest.findIndex((candidate) => sameValue(of, element, candidate));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
};

/** Whether two values of one type are the same; unknown is the same as unknown, the order of a set says nothing. */
export function sameValue(type: CtyType, a: Value | undefined, b: Value | undefined): boolean {
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  if (isUnknown(a) || isUnknown(b)) return a === b;
  if (typeof type === 'string') return a === b;
  const [kind, of] = type;
  if (kind === 'set') return elements(a).length === elements(b).length && sameMembers(elements(a), elements(b), of);
  const [left, right] = [members(a), members(b)];
  if (kind === 'object')
    return Object.entries(of).every(([name, member]) => sameValue(member, left[name], right[name]));
  const keys = Object.keys({ ...left, ...right });
  return keys.every((key) => key in left && key in right && sameValue(of, left[key], right[key]));
}
