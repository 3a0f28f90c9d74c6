import type { Range } from '../ast';
import { CONTEXTS, ELSEWHERE } from '../contexts';
import { nearest } from '../../nearest';
import type { AttributeType, CheckOptions, ExpressionFinding } from './result';

type Problem = Pick<ExpressionFinding, 'id' | 'message' | 'suggestion'>;

/** `appUser` is how some of Okta's help pages spell it. */
const plain = (name: string) => (name === 'appUser' ? 'appuser' : name);
/** Names of apps: `active_directory`, `zendesk_9ao1g13`, `office365_app`. */
const APP_NAME = /^[a-z][a-z0-9_]*$/;

/** Whether a variable is the profile, or the properties, of an app that is called by its name. */
export function isAppReference(name: string, { context, schemas = {} }: CheckOptions): boolean {
  if (!CONTEXTS[context].appsByName || Object.hasOwn(ELSEWHERE, name)) return false;
  if (Object.hasOwn(schemas, name)) return true;
  // What is nearly a variable of Okta's is a misspelling, not an app.
  return (
    APP_NAME.test(name) && nearest(name, [...CONTEXTS[context].variables, ...Object.keys(ELSEWHERE)]) === undefined
  );
}

/** Id and status are no attributes; Okta's reference reads them with `user.getInternalProperty`. */
export const INTERNAL: ReadonlySet<string> = new Set(['id', 'status']);

/** Why a variable cannot be used here; undefined where it can. `read`: an attribute of it is read, which only profiles have. */
export function variableProblem(name: string, options: CheckOptions, read = false): Problem | undefined {
  const { context, schemas = {} } = options;
  const { variables, profile, title } = CONTEXTS[context];
  if (variables.includes(plain(name)) || (isAppReference(name, options) && (read || Object.hasOwn(schemas, name)))) {
    return undefined;
  }
  if (Object.hasOwn(ELSEWHERE, name)) {
    return {
      id: 'foreign-variable',
      message: `"${name}" exists in ${ELSEWHERE[name]}; in ${title} write "${profile}".`,
      suggestion: profile,
    };
  }
  const bare = Object.hasOwn(schemas[profile] ?? {}, name);
  const known = [...variables, ...Object.keys(schemas).filter((each) => isAppReference(each, options))];
  const near = nearest(name, known);
  // A bare name of lower case is an attribute without its profile, where nothing says what there is.
  const likely = bare || (near === undefined && !read && !Object.hasOwn(schemas, profile) && /^[a-z]/.test(name));
  const internal = INTERNAL.has(name) && profile === 'user' && !bare && Object.hasOwn(schemas, profile);
  if (internal) {
    const suggestion = `user.getInternalProperty("${name}")`;
    return { id: 'unknown-variable', message: `"${name}" is no variable; ${suggestion} reads it.`, suggestion };
  }
  const suggestion = name === 'profile' ? profile : likely ? `${profile}.${name}` : near;
  return {
    id: 'unknown-variable',
    message: `There is no variable "${name}" in ${title}; there are ${known.join(', ')}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** The attributes of a variable; undefined where its schema is not known. */
export function attributesOf(variable: string, { context, schemas = {} }: CheckOptions) {
  const name = variable === 'source' && !Object.hasOwn(schemas, 'source') ? CONTEXTS[context].profile : plain(variable);
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
