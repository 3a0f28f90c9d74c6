import { expiryOf } from '../conditions/attestation';
import type { Environment } from '../environment/schema';
import { gatesNow } from '../gates/gates';
import type { EnvironmentFacts } from './model';
import { thresholdsOf } from './thresholds';

/** What people attested of the gates that must be open now; a gate of a phase past or to come ends nothing. */
const attestationsNow = (environment: Environment): EnvironmentFacts['attestations'] =>
  Object.fromEntries(
    gatesNow(environment).flatMap(({ key, gate: { proof } }) => {
      const attestation = environment.attestations[key];
      if (!attestation || !('attestedForDays' in proof)) return [];
      return [[key, { on: attestation.on, expires: expiryOf(attestation, proof.attestedForDays) }] as const];
    }),
  );

/** What the rules look at of an environment. */
export function environmentFacts(environment: Environment): EnvironmentFacts {
  const { name, phase, ringcentral, state, acknowledgements, thresholds } = environment;
  return {
    name,
    phase,
    label: ringcentral.label,
    backend: state.backend,
    attestations: attestationsNow(environment),
    acknowledgements,
    thresholds: thresholdsOf(thresholds),
  };
}
