import type { Range } from '../ast';
import { nearest } from './nearest';
import type { AttributeType, CheckOptions, Direction, ExpressionFinding } from './result';

/** Okta's help, "Profile variables": the prefix depends on the direction, `source` is the object on the left in both. */
const VARIABLES: Readonly<Record<Direction, readonly string[]>> = {
  'okta-to-app': ['user', 'source', 'org', 'app', 'target_app'],
  'app-to-okta': ['appuser', 'source', 'org', 'app'],
  'group-rule': ['user'],
};
const PROFILE: Readonly<Record<Direction, string>> = {
  'okta-to-app': 'user',
  'app-to-okta': 'appuser',
  'group-rule': 'user',
};
const ELSEWHERE: Readonly<Record<string, string>> = {
  user: 'mappings from Okta to an app and in group rules',
  appuser: 'mappings from an app to Okta',
  source: 'mappings',
  org: 'mappings',
  app: 'mappings',
  target_app: 'username formats of an app',
  idpuser: 'username transforms of an identity provider',
  session: 'SAML attribute statements',
  access: 'claims of custom authorization servers',
};
const ARROW: Readonly<Record<Direction, string>> = {
  'okta-to-app': 'a mapping from Okta to an app',
  'app-to-okta': 'a mapping from an app to Okta',
  'group-rule': 'a group rule',
};

type Problem = Pick<ExpressionFinding, 'id' | 'message' | 'suggestion'>;

const namedInstance = (name: string, { direction, schemas = {} }: CheckOptions) =>
  direction !== 'group-rule' &&
  !Object.hasOwn(ELSEWHERE, name) &&
  (Object.hasOwn(schemas, name) || name.endsWith('_app'));

/** Why a variable cannot be used here; undefined where it can. */
export function variableProblem(name: string, options: CheckOptions): Problem | undefined {
  const { direction, schemas = {} } = options;
  const allowed = VARIABLES[direction];
  if (allowed.includes(name) || namedInstance(name, options)) return undefined;
  const profile = PROFILE[direction];
  if (Object.hasOwn(ELSEWHERE, name)) {
    return {
      id: 'foreign-variable',
      message: `"${name}" exists in ${ELSEWHERE[name]}; in ${ARROW[direction]} write "${profile}".`,
      suggestion: profile,
    };
  }
  const bare = Object.hasOwn(schemas[profile] ?? {}, name);
  const known = [...allowed, ...Object.keys(schemas).filter((each) => namedInstance(each, options))];
  const suggestion = bare ? `${profile}.${name}` : nearest(name, known);
  return {
    id: 'unknown-variable',
    message: `There is no variable "${name}" in ${ARROW[direction]}; there are ${known.join(', ')}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** The attributes of a variable; undefined where its schema is not known. */
export function attributesOf(variable: string, { direction, schemas = {} }: CheckOptions) {
  const name = variable === 'source' && !Object.hasOwn(schemas, 'source') ? PROFILE[direction] : variable;
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** The attribute of a schema, or the finding that it has none of this name; names are case-sensitive. */
export function attributeOf(
  variable: string,
  name: string,
  attributes: Readonly<Record<string, AttributeType>>,
  range: Range,
): AttributeType | (Problem & Range) {
  if (Object.hasOwn(attributes, name)) return attributes[name]!;
  const suggestion = nearest(name, Object.keys(attributes));
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return {
    id: 'unknown-attribute',
    message: `"${variable}" has no attribute "${name}"${hint || '.'}`,
    ...range,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
