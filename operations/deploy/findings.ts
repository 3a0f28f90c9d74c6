import { CATALOGUE } from '../../engine/findings/catalogue';
import { evaluateRules } from '../../engine/findings/evaluate';
import type { Finding } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { handFixesOf } from './hand-fixes';
import { changeOf } from './planned-change';
import type { PlanReading } from './reading';

/** The rules of the catalogue that table, environment and plan can answer; those that need people or live tenants stay out. */
export function findingsOf({ environment, plan }: PlanReading, now: Date): Finding[] {
  const { name, phase, state, ringcentral, attestations, acknowledgements } = environment;
  return evaluateRules(CATALOGUE, {
    now: now.toISOString(),
    environment: {
      name,
      phase,
      label: ringcentral.label,
      backend: state.backend,
      attestations: Object.fromEntries(
        Object.entries(attestations).flatMap(([gate, { on, expires }]) => (expires ? [[gate, { on, expires }]] : [])),
      ),
      acknowledgements: acknowledgements.flatMap(({ id, address, reason, expires }) =>
        [id, address].flatMap((accepted) => (accepted ? [{ id: accepted, reason, expires }] : [])),
      ),
    },
    table: tableOf(environment),
    plan: {
      changes: plan.resource_changes.filter(({ mode }) => mode === 'managed').map(changeOf),
      handFixes: handFixesOf(plan),
    },
  });
}
