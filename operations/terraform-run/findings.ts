import type { Observations } from '../../engine/conditions/condition';
import { merged } from '../../engine/conditions/org-facts';
import { CATALOGUE } from '../../engine/findings/catalogue';
import { environmentFacts } from '../../engine/findings/environment-facts';
import { evaluateRules } from '../../engine/findings/evaluate';
import type { Finding } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { planFacts } from './plan-facts';
import type { PlanReading } from './reading';

/**
 * The rules of the catalogue that table, environment and plan can answer, and what ended somebody's word; those that need people or live tenants stay out.
 */
export function findingsOf(
  { environment, plan, observed }: PlanReading,
  now: Date,
  ended: Observations = {},
): Finding[] {
  const table = tableOf(environment);
  return evaluateRules(CATALOGUE, {
    now: now.toISOString(),
    environment: environmentFacts(environment),
    table,
    plan: planFacts(plan, environment),
    observations: merged(observed, ended),
  });
}
