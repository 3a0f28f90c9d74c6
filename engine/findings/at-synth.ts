import type { Environment } from '../environment/schema';
import type { FlowTable } from '../flows/model';
import { CATALOGUE } from './catalogue';
import { environmentFacts } from './environment-facts';
import { evaluateRules } from './evaluate';
import { factsAt } from './expression-facts';
import type { ExpressionFact, Finding } from './model';

/** The checker's own words where it is its message: they show the place in the expression. */
function inFull({ where, message }: Finding, expressions: readonly ExpressionFact[]): string {
  const checked = expressions.find((fact) => fact.where === where)?.findings;
  return checked?.find((finding) => finding.message === message)?.shown ?? `${message}.`;
}

const told = (finding: Finding, expressions: readonly ExpressionFact[]): string =>
  `${finding.id} ${finding.where}: ${inFull(finding, expressions)}\nRemedy: ${finding.remedy} Or acknowledge it with a reason: docs/findings/${finding.id}.md`;

/**
 * Errors that the environment and its table show by themselves; acknowledged ones are left out. Rules that look at a plan, a tenant or
 * people do not apply here: review asks them.
 * @param now ISO 8601 instant by which acknowledgements expire; empty: none has expired
 */
export function errorsAtSynth(environment: Environment, table: FlowTable, now: string): Finding[] {
  const expressions = factsAt(environment, table);
  const facts = { now, environment: environmentFacts(environment), table, expressions };
  return evaluateRules(CATALOGUE, facts).filter(({ severity, acknowledged }) => severity === 'error' && !acknowledged);
}

/** The same in words, with id, place and remedy. */
export function faultsAtSynth(environment: Environment, table: FlowTable, now: string): string[] {
  const expressions = factsAt(environment, table);
  return errorsAtSynth(environment, table, now).map((finding) => told(finding, expressions));
}
