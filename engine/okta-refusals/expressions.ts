import { check, type Context, type ExpressionFinding, parse, type Schemas } from '../expressions';
import type { Refusal } from './refusal';

/** Where an expression is written. */
export type ExpressionPlace = Exclude<Context, 'claim' | 'idp'>;

export interface WrittenExpression {
  readonly place: ExpressionPlace;
  /** What it fills or decides, as errors name it. */
  readonly attribute: string;
  readonly expression: string;
  /** Attributes by variable, as the org has them. */
  readonly schemas: Schemas;
}

/** Attributes that Okta resolves on a user although no schema has them (`${user.userName}` is the default of SAML apps). */
const BEYOND_SCHEMA = ['id', 'status', 'userName'];

/**
 * What of the checker's findings Okta refuses when the expression is written: names and syntax. What goes wrong with one person's
 * values alone (types, patterns) is found when it is evaluated.
 */
const WORDS: Readonly<
  Record<string, (finding: ExpressionFinding, text: string, written: WrittenExpression) => string>
> = {
  'unknown-attribute': (_, text, { expression }) => `Invalid property ${text} in expression ${expression}`,
  'unknown-variable': (_, text) => `Unable to resolve ${text}`,
  'foreign-variable': (_, text, { place }) =>
    (text === 'user' && place === 'app-to-okta') || (text === 'appuser' && place === 'okta-to-app')
      ? 'Attributes from the same profile cannot be mapped'
      : `Unable to resolve ${text}`,
  'unknown-function': (_, text, { expression }) => `Invalid function ${text} in expression ${expression}`,
  'wrong-arguments': ({ message }) => `Invalid expression: ${message}`,
  'not-in-group-rule': ({ message }) => `Invalid expression: ${message}`,
  'too-long-here': ({ message }) => `Invalid expression: ${message}`,
  'claims-only': ({ message }) => `Invalid expression: ${message}`,
  'rule-not-boolean': () => 'The expression must evaluate to a boolean',
};

const refusal = ({ attribute }: WrittenExpression, cause: string): Refusal => ({
  attribute,
  cause,
  wording: 'unconfirmed',
});

function withoutSchema({ place, schemas }: WrittenExpression): Schemas {
  if (schemas.user === undefined || place === 'app-to-okta') return schemas;
  const more = Object.fromEntries(BEYOND_SCHEMA.map((name) => [name, { type: 'string' as const }]));
  return { ...schemas, user: { ...more, ...schemas.user } };
}

/** A statement may hold plain text without quotes: `val` (recorded: AppSaml_crud). */
const isPlainText = (expression: string): boolean => /^[\w -]+$/.test(expression);

/** `${source.login}` is the expression `source.login`; what Okta's own formats call with `fn:` is Okta's. */
function unwrapped({ place, expression }: WrittenExpression): string | undefined {
  if (place !== 'saml-statement' && place !== 'username-template') return expression;
  if (place === 'saml-statement' && isPlainText(expression)) return undefined;
  const inner = /^\s*\$\{(.*)\}\s*$/s.exec(expression)?.[1];
  return inner?.startsWith('fn:') ? undefined : (inner ?? expression);
}

function parses(expression: string): boolean {
  try {
    parse(expression);
    return true;
  } catch {
    return false;
  }
}

/** Why Okta refuses an expression when it is written; undefined where it takes it. */
export function expressionRefusal(written: WrittenExpression): Refusal | undefined {
  if (written.expression.trim() === '') return refusal(written, `${written.attribute}: The field cannot be left blank`);
  const expression = unwrapped(written);
  if (expression === undefined) return undefined;
  if (!parses(expression)) return refusal(written, `Invalid expression ${written.expression}`);
  const { findings } = check(expression, { context: written.place, schemas: withoutSchema(written) });
  for (const finding of findings) {
    const words = finding.severity === 'error' ? WORDS[finding.id] : undefined;
    if (words) return refusal(written, words(finding, expression.slice(finding.start, finding.end), written));
  }
  return undefined;
}
