import { observedOf } from '../calibration/answers';
import type { Environment } from '../environment/schema';
import type { Observed } from '../expressions';
import { checkLine, shown } from '../flows/check-expressions';
import { linesAt } from '../flows/derive';
import type { FlowTable, Hop, Phase } from '../flows/model';
import { lineId } from '../flows/take';
import type { ExpressionFact, Severity } from './model';

const SEVERITY: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning', info: 'note' };

/** What of an environment the checker asks: its phase, and what its org was seen to do. */
type Checked = Pick<Environment, 'phase' | 'calibration'>;

interface Place {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly observed?: Observed | undefined;
}

const placeOf = ({ phase, calibration }: Checked, table: FlowTable): Place => ({
  table,
  phase,
  observed: calibration && observedOf(calibration),
});

function factOf(hop: Hop, { table, phase, observed }: Place): ExpressionFact {
  const { type = 'string', required = false } = table.attributes[hop.to] ?? {};
  const result = checkLine(hop, table, phase, observed);
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

/** What the checker says of each line that the environment's phase declares, against the schemas of that phase. */
export function factsAt(environment: Checked, table: FlowTable): ExpressionFact[] {
  const place = placeOf(environment, table);
  return linesAt(table, environment.phase).map((hop) => factOf(hop, place));
}

/** The same of every line; those of later phases against the schemas there will be then. */
export function expressionFacts(environment: Checked, table: FlowTable): ExpressionFact[] {
  const place = placeOf(environment, table);
  const now = new Set<Hop>(linesAt(table, environment.phase));
  return table.hops.map((hop) => factOf(hop, now.has(hop) ? place : { ...place, phase: 'live' }));
}
