import { caret, check, type AttributeType, type CheckOptions, type Direction, type Schemas } from '../expressions';
import { attributeName, declaredAttributesAt, linesAt, systemOf } from './derive';
import {
  isInbound,
  type Attribute,
  type AttributePath,
  type FlowTable,
  type Hop,
  type Phase,
  type SystemId,
} from './model';
import { lineId } from './take';

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

/** What an expression of this line may read. A source whose profile nobody has described is not checked. */
function optionsFor(hop: Hop, table: FlowTable, phase: Phase): CheckOptions {
  const system = isInbound(hop) ? hop.from : systemOf(hop.to);
  const direction: Direction = isInbound(hop) ? 'app-to-okta' : 'okta-to-app';
  const appuser = schemaAt(table, system, phase);
  const schemas: Schemas = isInbound(hop)
    ? Object.keys(appuser).length > 0
      ? { appuser }
      : {}
    : { user: schemaAt(table, 'okta', phase) };
  return { direction, schemas };
}

function faults(place: string, expression: string, options: CheckOptions): string[] {
  return check(expression, options)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message, start, end, suggestion }) =>
      [`${place}: ${message}`, caret(expression, start, end), ...(suggestion ? [`Write: ${suggestion}`] : [])].join(
        '\n',
      ),
    );
}

/**
 * Every error in the lines declared at `phase`, held against the schemas that will be planned; each names the line and shows the
 * place. `which` narrows to some of the lines.
 */
export const lineFaults = (table: FlowTable, phase: Phase, which: (hop: Hop) => boolean = () => true): string[] =>
  linesAt(table, phase)
    .filter(which)
    .flatMap((hop) => faults(lineId(hop), hop.expr, optionsFor(hop, table, phase)));

/** Every error in a group rule's condition, in the narrower language of group rules. */
export const groupRuleFaults = (name: string, expression: string, table: FlowTable, phase: Phase): string[] =>
  faults(`group rule "${name}"`, expression, {
    direction: 'group-rule',
    schemas: { user: schemaAt(table, 'okta', phase) },
  });
