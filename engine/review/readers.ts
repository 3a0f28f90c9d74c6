import { compile, ExpressionError } from '../expressions';
import { isInbound, type FlowTable } from '../flows/model';
import type { Reader } from './model';

/** An expression somewhere that reads Okta profiles, and whose it is. */
export interface ReadingExpression {
  readonly who: string;
  readonly expr: string;
}

/** Okta attributes that an expression reads through `user` or `source`; none where it cannot be parsed. */
function oktaReads(expr: string): string[] {
  try {
    return compile(expr).reads.flatMap((read) => {
      const [variable, attribute] = read.split('.');
      return (variable === 'user' || variable === 'source') && attribute ? [`okta.${attribute}`] : [];
    });
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** What in the environment itself reads Okta's profile without being a mapping line: SAML statements, the username, group rules. */
export const ownReaders = (
  { hops }: FlowTable,
  rules: readonly { readonly name: string; readonly expression: string }[],
): ReadingExpression[] => [
  ...hops.flatMap((hop) =>
    !isInbound(hop) && hop.as !== undefined && hop.as !== 'mapping'
      ? [{ who: `the ${NAMES[hop.as]} ${hop.to}`, expr: hop.expr }]
      : [],
  ),
  ...rules.map(({ name, expression }) => ({ who: `the group rule ${name}`, expr: expression })),
];

const NAMES = { usernameTemplate: 'username template', samlStatement: 'SAML statement' } as const;

/** Who reads one of the attributes, sorted. */
export function readersOf(attributes: ReadonlySet<string>, expressions: readonly ReadingExpression[]): Reader[] {
  const found = expressions.flatMap(({ who, expr }) =>
    oktaReads(expr)
      .filter((reads) => attributes.has(reads))
      .map((reads) => ({ who, reads })),
  );
  const byText = new Map(found.map((reader) => [`${reader.reads} ${reader.who}`, reader]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, reader]) => reader);
}
