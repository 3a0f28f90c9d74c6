import { FORMATS, isEmail } from './formats';
import type { Refusal } from './refusal';

/** What Okta's schema says of an attribute, as far as values are held to it. */
export interface AttributeLimits {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly required?: boolean | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly items?: AttributeLimits | undefined;
  /** Lower and upper bound of a number. */
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

type Attributes = Readonly<Record<string, AttributeLimits>>;

/** One way in which a value is not acceptable. */
interface ValueRule {
  readonly id: string;
  readonly source: string;
  readonly wording: Refusal['wording'];
  /** The cause behind `<attribute>: `, or undefined where the value passes. */
  readonly cause: (value: unknown, limits: AttributeLimits, name: string) => string | undefined;
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const hasType = (value: unknown, type: string | undefined): boolean => TYPES[type ?? 'string']?.(value) ?? true;

/** An org may loosen the user name's form: its schema then has a pattern (API reference, "Login pattern validation"). */
const isUserName = (text: string, { pattern }: AttributeLimits): boolean => {
  if (pattern === undefined) return isEmail(text);
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
};

const bound = (size: number, least: number | undefined, most: number | undefined): 'below' | 'above' | undefined => {
  if (least !== undefined && size < least) return 'below';
  return most !== undefined && size > most ? 'above' : undefined;
};

/** Held to a value one after the other; the first that fails is told. */
const VALUE_RULES: readonly ValueRule[] = [
  {
    id: 'required',
    source: 'recorded: "The field cannot be left blank"',
    wording: 'known',
    cause: (value, { required }) => (required && isBlank(value) ? 'The field cannot be left blank' : undefined),
  },
  {
    id: 'type',
    source: 'API reference, "UserSchemaAttributeType"',
    wording: 'unconfirmed',
    cause: (value, { type = 'string' }) => (hasType(value, type) ? undefined : `Value must be of type ${type}`),
  },
  {
    id: 'user-name-form',
    source: 'API reference, "Create a user": the login is an email address unless the schema says otherwise',
    wording: 'known',
    cause: (value, limits, name) =>
      name === 'login' && typeof value === 'string' && !isUserName(value, limits)
        ? 'Username must be in the form of an email address'
        : undefined,
  },
  {
    id: 'email-form',
    source: 'API reference, user profile: format email',
    wording: 'known',
    cause: (value, { format }) =>
      format === 'email' && typeof value === 'string' && !isEmail(value)
        ? 'Does not match required pattern'
        : undefined,
  },
  {
    id: 'format',
    source: 'API reference, user profile: formats uri, country-code, language-code, locale, timezone',
    wording: 'unconfirmed',
    cause: (value, { format = '' }) =>
      typeof value === 'string' && FORMATS[format]?.(value) === false
        ? `Does not match the format ${format}`
        : undefined,
  },
  {
    id: 'length',
    source: 'recorded schema of a new org: minLength and maxLength of base attributes',
    wording: 'unconfirmed',
    cause: (value, { minLength, maxLength }) => {
      if (typeof value !== 'string') return undefined;
      // A character is one or two units: only near a bound they are counted.
      if (value.length <= (maxLength ?? Infinity) && value.length >= 2 * (minLength ?? 0)) return undefined;
      const side = bound([...value].length, minLength, maxLength);
      if (side === undefined) return undefined;
      return side === 'above'
        ? `The field is too long: at most ${maxLength} characters`
        : `The field is too short: at least ${minLength} characters`;
    },
  },
  {
    id: 'range',
    source: 'API reference, UserSchemaAttribute: minimum and maximum',
    wording: 'unconfirmed',
    cause: (value, { minimum, maximum }) =>
      typeof value === 'number' && bound(value, minimum, maximum) ? 'The number is out of range' : undefined,
  },
  {
    id: 'enum',
    source: 'API reference, UserSchemaAttribute: enum',
    wording: 'unconfirmed',
    cause: (value, limits) => {
      const allowed = limits.enum;
      if (allowed === undefined || isBlank(value)) return undefined;
      const key = JSON.stringify(value);
      return allowed.some((one) => JSON.stringify(one) === key) ? undefined : 'Value is not one of the allowed values';
    },
  },
];

function ruleBroken(name: string, value: unknown, limits: AttributeLimits): Refusal | undefined {
  for (const { id, cause, wording } of VALUE_RULES) {
    if (isBlank(value) && id !== 'required') continue;
    const text = cause(value, limits, name);
    if (text !== undefined) return { attribute: name, cause: `${name}: ${text}`, wording };
  }
  return undefined;
}

/** Why Okta refuses one value of an attribute; undefined where it takes it. Of a list, the first element that it refuses. */
function valueRefusal(name: string, value: unknown, limits: AttributeLimits): Refusal | undefined {
  const whole = ruleBroken(name, value, limits);
  if (whole !== undefined || !Array.isArray(value) || limits.items === undefined) return whole;
  for (const element of value as readonly unknown[]) {
    const broken = ruleBroken(name, element, limits.items);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** An attribute that the profile's schema does not have (recorded). */
const unknownAttribute = (name: string): Refusal => ({
  attribute: name,
  cause: `Property name '${name}' is not defined in profile`,
  wording: 'known',
});

/**
 * Why Okta refuses a profile, a cause an attribute: those named, and every required one that is blank.
 * @param names attributes that the change sets; absent: all
 */
export function profileRefusals(
  profile: Readonly<Record<string, unknown>>,
  attributes: Attributes,
  names: Iterable<string> = Object.keys(profile),
): Refusal[] {
  const refusals: Refusal[] = [];
  const looked = new Set(names);
  for (const name of looked) if (!Object.hasOwn(attributes, name)) refusals.push(unknownAttribute(name));
  for (const [name, limits] of Object.entries(attributes)) {
    if (!looked.has(name) && !(limits.required && isBlank(profile[name]))) continue;
    const refusal = valueRefusal(name, profile[name], limits);
    if (refusal !== undefined) refusals.push(refusal);
  }
  return refusals;
}
