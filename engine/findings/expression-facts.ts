import { check, type Schemas } from '../expressions';
import { isInbound, type FlowTable, type Hop } from '../flows/model';
import { lineId } from '../flows/take';
import type { ExpressionFact, Severity } from './model';

const SEVERITY: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning', info: 'note' };

/** The attributes of one profile of the table, by name. */
function profileOf(table: FlowTable, owner: string): Schemas[string] {
  const prefix = `${owner}.`;
  return Object.fromEntries(
    Object.entries(table.attributes)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, { type = 'string', required = false }]) => [path.slice(prefix.length), { type, required }]),
  );
}

/** What the checker says of each line, against the schemas that the table declares. */
export function expressionFacts(table: FlowTable): ExpressionFact[] {
  const profiles = new Map(['okta', ...Object.keys(table.systems)].map((owner) => [owner, profileOf(table, owner)]));
  return table.hops.map((hop) => {
    const { type = 'string', required = false } = table.attributes[hop.to] ?? {};
    const result = checkLine(hop, profiles);
    return {
      where: lineId(hop),
      expr: hop.expr,
      type: result.type,
      nullable: result.nullable,
      target: { type, required },
      findings: result.findings.map(({ id, severity, message }) => ({
        id,
        message,
        severity: SEVERITY[severity] ?? 'note',
      })),
    };
  });
}

const checkLine = (hop: Hop, profiles: ReadonlyMap<string, Schemas[string]>) =>
  isInbound(hop)
    ? check(hop.expr, { direction: 'app-to-okta', schemas: { appuser: profiles.get(hop.from) ?? {} } })
    : check(hop.expr, { direction: 'okta-to-app', schemas: { user: profiles.get('okta') ?? {} } });
