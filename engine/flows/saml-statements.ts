import type { Environment } from '../environment/schema';
import type { AttributeStatement } from '../org/org';
import { samlStatementsAt } from './derive';
import type { FlowTable, Phase, SystemId } from './model';

/** The name format that Okta gives a statement of which nothing is said. */
export const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

type Stated = Environment['ringcentral']['statements'][number];

/** SAML statements that no line can say, and the order of all of them. */
export type StatedStatements = Pick<Environment['ringcentral'], 'statements' | 'statementOrder'>;

const stated = ({ name, namespace, groups, values }: Stated): AttributeStatement => ({
  name,
  type: groups ? 'GROUP' : 'EXPRESSION',
  values: groups ? [] : (values ?? []),
  namespace: namespace ?? UNSPECIFIED,
  filterType: groups?.filter,
  filterValue: groups?.value,
});

/**
 * Every attribute statement of the app, in the order in which it has them: those of lines, and those that no line can say. A statement of its
 * own wins over a line of its name.
 */
export function statementsAt(
  { statements, statementOrder = [] }: StatedStatements,
  table: FlowTable,
  system: SystemId,
  phase: Phase,
): AttributeStatement[] {
  const own = statements.map(stated);
  const lines = samlStatementsAt(table, system, phase)
    .filter(({ name }) => !own.some((one) => one.name === name))
    .map(({ name, expression }): AttributeStatement => ({
      name,
      type: 'EXPRESSION',
      values: [expression],
      namespace: UNSPECIFIED,
    }));
  const place = ({ name }: AttributeStatement) => {
    const at = statementOrder.indexOf(name);
    return at < 0 ? statementOrder.length : at;
  };
  return [...lines, ...own].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}
