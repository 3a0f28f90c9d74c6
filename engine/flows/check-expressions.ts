import {
  caret,
  check,
  type AttributeType,
  type CheckOptions,
  type CheckResult,
  type Context,
  type Observed,
  type Schemas,
} from '../expressions';
import { attributeName, declaredAttributesAt, systemOf } from './derive';
import {
  isInbound,
  type Attribute,
  type AttributePath,
  type FlowTable,
  type Hop,
  type Phase,
  type SystemId,
} from './model';

const typeOf = ({ type, required }: Attribute): AttributeType => ({
  type: type ?? 'string',
  ...(required === undefined ? {} : { required }),
});

/** The attributes a profile will have once `phase` is applied: a custom one that no line needs yet is not there. */
function schemaAt(table: FlowTable, owner: SystemId, phase: Phase): Readonly<Record<string, AttributeType>> {
  const created = new Set(declaredAttributesAt(table, owner, 'custom', phase).map(({ path }) => path));
  return Object.fromEntries(
    (Object.entries(table.attributes) as [AttributePath, Attribute][])
      .filter(([path, { origin }]) => systemOf(path) === owner && (origin !== 'custom' || created.has(path)))
      .map(([path, attribute]) => [attributeName(path), typeOf(attribute)]),
  );
}

/** Where in Okta the line stands. */
const contextOf = (hop: Hop): Context => {
  if (isInbound(hop)) return 'app-to-okta';
  return { mapping: 'okta-to-app', samlStatement: 'saml-statement', usernameTemplate: 'username-template' }[
    hop.as ?? 'mapping'
  ] as Context;
};

/** What an expression of this line may read. A source whose profile nobody has described is not checked. */
function optionsFor(hop: Hop, table: FlowTable, phase: Phase, observed?: Observed): CheckOptions {
  const system = isInbound(hop) ? hop.from : systemOf(hop.to);
  const context = contextOf(hop);
  const appuser = schemaAt(table, system, phase);
  const schemas: Schemas = isInbound(hop)
    ? Object.keys(appuser).length > 0
      ? { appuser }
      : {}
    : { user: schemaAt(table, 'okta', phase) };
  return { context, schemas, observed };
}

/** What the checker says of a line, held against the schemas that `phase` plans, and against what its org was seen to do. */
export const checkLine = (hop: Hop, table: FlowTable, phase: Phase, observed?: Observed): CheckResult =>
  check(hop.expr, optionsFor(hop, table, phase, observed));

/**
 * The message with the place in the expression, and what to write instead: for something that may be missing the whole expression,
 * since a guard at one place moves the trouble to the next.
 */
export function shown(
  expression: string,
  { message, start, end, suggestion, cause }: CheckResult['findings'][number],
  whole?: CheckResult['suggestion'],
): string {
  const write = cause === undefined ? suggestion : (whole?.expression ?? suggestion);
  return [message, caret(expression, start, end), ...(write ? [`Write: ${write}`] : [])].join('\n');
}

/** Every error in a group rule's condition, in the narrower language of group rules. */
export const groupRuleFaults = (name: string, expression: string, table: FlowTable, phase: Phase): string[] =>
  check(expression, { context: 'group-rule', schemas: { user: schemaAt(table, 'okta', phase) } })
    .findings.filter(({ severity }) => severity === 'error')
    .map((finding) => `group rule "${name}": ${shown(expression, finding)}`);
