import { checkLine, shown } from '../flows/check-expressions';
import { linesAt } from '../flows/derive';
import type { FlowTable, Hop, Phase } from '../flows/model';
import { lineId } from '../flows/take';
import type { ExpressionFact, Severity } from './model';

const SEVERITY: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning', info: 'note' };

function factOf(hop: Hop, table: FlowTable, phase: Phase): ExpressionFact {
  const { type = 'string', required = false } = table.attributes[hop.to] ?? {};
  const result = checkLine(hop, table, phase);
  return {
    where: lineId(hop),
    expr: hop.expr,
    type: result.type,
    nullable: result.nullable,
    target: { type, required },
    findings: result.findings.map((finding) => ({
      id: finding.id,
      message: finding.message,
      shown: shown(hop.expr, finding, result.suggestion),
      severity: SEVERITY[finding.severity] ?? 'note',
    })),
  };
}

/** What the checker says of each line that `phase` declares, against the schemas of that phase. */
export const factsAt = (table: FlowTable, phase: Phase): ExpressionFact[] =>
  linesAt(table, phase).map((hop) => factOf(hop, table, phase));

/** The same of every line; those of later phases against the schemas there will be then. */
export function expressionFacts(table: FlowTable, phase: Phase): ExpressionFact[] {
  const now = new Set<Hop>(linesAt(table, phase));
  return table.hops.map((hop) => factOf(hop, table, now.has(hop) ? phase : 'live'));
}
