import type { AttributeType } from '../flows/model';

/** What an attribute can hold. `null`: never populated. `""`: emptied after it was populated (Okta's expression reference). */
export type Value = string | number | boolean | null | readonly Value[];

/** The attributes that one system, or Okta, keeps for a person. An absent attribute is `null`. */
export type Profile = Readonly<Record<string, Value>>;

/** Whether a value says nothing: never populated, or emptied. */
export const isBlank = (value: Value | undefined): value is null | '' | undefined =>
  value === null || value === undefined || value === '';

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** Same value, element by element for arrays; absent equals `null`. */
export const same = (left: Value | undefined, right: Value | undefined): boolean => {
  if (left === right) return true;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((element, index) => same(element, right[index]));
  return (left ?? null) === (right ?? null);
};

/** Okta coerces a mapping's result to the type of its target; a result that has no such form is `undefined`. */
export const coerce = (value: Value, type: AttributeType): Value | undefined => {
  if (value === null) return null;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : isList(value) ? undefined : String(value);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'integer':
    case 'number': {
      if (value === '') return null;
      const number = typeof value === 'string' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
      return type === 'integer' ? Math.round(number) : number;
    }
    case 'array':
      return typeof value === 'object' ? value : value === '' ? [] : [value];
  }
};
