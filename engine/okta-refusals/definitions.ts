import type { Refusal } from './refusal';

/** A schema property as somebody sends it. */
export interface PropertyDefinition {
  readonly title?: unknown;
  readonly type?: unknown;
  readonly items?: unknown;
  readonly enum?: unknown;
  readonly oneOf?: unknown;
  readonly master?: unknown;
  readonly [key: string]: unknown;
}

/** One thing that a definition of an attribute must be. */
interface DefinitionRule {
  readonly id: string;
  readonly source: string;
  /** The cause behind `<attribute>: `, or undefined where the definition passes. */
  readonly cause: (definition: PropertyDefinition) => string | undefined;
}

const REFERENCE = 'API reference, "Schemas", UserSchemaAttribute';
const TYPES = ['string', 'boolean', 'number', 'integer', 'array'];
const ITEM_TYPES = ['string', 'boolean', 'number', 'integer', 'object', 'reference'];

const isOneOf = (value: unknown, allowed: readonly string[]): boolean =>
  typeof value === 'string' && allowed.includes(value);

/** A setting that is sent must be one of these. */
const choice = (name: string, allowed: readonly string[]): DefinitionRule => ({
  id: name,
  source: REFERENCE,
  cause: ({ [name]: value }) =>
    value === undefined || value === null || isOneOf(value, allowed)
      ? undefined
      : `Invalid ${name} ${JSON.stringify(value)}`,
});

/** The lower bound may not be above the upper one. */
const bounds = (lower: string, upper: string): DefinitionRule => ({
  id: `${lower}-${upper}`,
  source: REFERENCE,
  cause: ({ [lower]: least, [upper]: most }) => {
    for (const [name, value] of [
      [lower, least],
      [upper, most],
    ] as const)
      if (value !== undefined && value !== null && typeof value !== 'number') return `${name} must be a number`;
    const crossed = typeof least === 'number' && typeof most === 'number' && least > most;
    return crossed ? `${lower} must not be greater than ${upper}` : undefined;
  },
});

const object = (value: unknown): PropertyDefinition =>
  typeof value === 'object' && value !== null ? (value as PropertyDefinition) : {};

/** Values to choose from need names to show. */
const unnamedChoices = ({ enum: values, oneOf }: PropertyDefinition): boolean =>
  Array.isArray(values) && values.length > 0 && !(Array.isArray(oneOf) && oneOf.length > 0);

const DEFINITION_RULES: readonly DefinitionRule[] = [
  {
    id: 'title',
    source: REFERENCE,
    cause: ({ title }) =>
      typeof title === 'string' && title.trim() !== '' ? undefined : 'title: The field cannot be left blank',
  },
  {
    id: 'type',
    source: 'API reference, UserSchemaAttributeType',
    cause: ({ type }) => (isOneOf(type, TYPES) ? undefined : `Invalid type ${String(type)}`),
  },
  {
    id: 'items',
    source: REFERENCE,
    cause: ({ type, items }) =>
      type !== 'array' || isOneOf(object(items).type, ITEM_TYPES) ? undefined : 'An array needs the type of its items',
  },
  {
    id: 'choices',
    source:
      'API reference, UserSchemaAttribute: "oneOf: non-empty array of valid JSON schemas", with every enum recorded',
    cause: (definition) =>
      unnamedChoices(definition) || unnamedChoices(object(definition.items))
        ? 'enum needs oneOf with a title for each value'
        : undefined,
  },
  bounds('minLength', 'maxLength'),
  bounds('minimum', 'maximum'),
  choice('scope', ['NONE', 'SELF']),
  choice('union', ['DISABLE', 'ENABLE']),
  choice('unique', ['UNIQUE_VALIDATED', 'NOT_UNIQUE']),
  choice('mutability', ['READ_WRITE', 'READ_ONLY', 'WRITE_ONLY', 'IMMUTABLE']),
  {
    id: 'master',
    source: 'API reference, UserSchemaAttributeMasterType',
    cause: ({ master }) => {
      const { type } = object(master);
      const absent = master === undefined || master === null;
      return absent || isOneOf(type, ['PROFILE_MASTER', 'OKTA', 'OVERRIDE'])
        ? undefined
        : `Invalid master ${String(type)}`;
    },
  },
  {
    id: 'permissions',
    source: 'API reference, UserSchemaAttributePermission',
    cause: ({ permissions }) => {
      const all = Array.isArray(permissions) ? (permissions as unknown[]).map(object) : [];
      const wrong = all.find(
        ({ principal, action }) => principal !== 'SELF' || !isOneOf(action, ['HIDE', 'READ_ONLY', 'READ_WRITE']),
      );
      return wrong === undefined ? undefined : `Invalid permission ${String(wrong.principal)} ${String(wrong.action)}`;
    },
  },
];

/** Why Okta refuses a definition: every rule that it breaks. That it refuses is known, in which words is not. */
export const definitionRefusals = (name: string, definition: PropertyDefinition): Refusal[] =>
  DEFINITION_RULES.flatMap(({ cause }) => {
    const text = cause(definition);
    return text === undefined ? [] : [{ attribute: name, cause: `${name}: ${text}`, wording: 'unconfirmed' as const }];
  });
