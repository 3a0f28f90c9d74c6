import type { Environment } from '../environment/schema';
import type { FlowTable } from '../flows/model';
import { expiryOf } from '../gates/attestation';
import { gatesOf } from '../gates/gates';
import type { EnvironmentFacts } from './model';
import { thresholdsOf } from './thresholds';

/** What the rules look at of an environment. */
export function environmentFacts(environment: Environment, table: FlowTable): EnvironmentFacts {
  const { name, phase, ringcentral, state, acknowledgements, thresholds } = environment;
  const gates = new Map(gatesOf(table, environment).map(({ key, gate }) => [key, gate]));
  return {
    name,
    phase,
    label: ringcentral.label,
    backend: state.backend,
    attestations: Object.fromEntries(
      Object.entries(environment.attestations).flatMap(([key, attestation]) => {
        const gate = gates.get(key);
        return gate ? [[key, { on: attestation.on, expires: expiryOf(gate, attestation) }] as const] : [];
      }),
    ),
    acknowledgements,
    thresholds: thresholdsOf(thresholds),
  };
}
