import { CATALOGUE } from '../../engine/findings/catalogue';
import { environmentFacts } from '../../engine/findings/environment-facts';
import { evaluateRules } from '../../engine/findings/evaluate';
import type { Finding } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { planFacts } from './plan-facts';
import type { PlanReading } from './reading';

/** The rules of the catalogue that table, environment and plan can answer; those that need people or live tenants stay out. */
export function findingsOf({ environment, plan, observed }: PlanReading, now: Date): Finding[] {
  const table = tableOf(environment);
  return evaluateRules(CATALOGUE, {
    now: now.toISOString(),
    environment: environmentFacts(environment),
    table,
    plan: planFacts(plan),
    observations: observed,
  });
}
