import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';

export type Attestations = Environment['attestations'];

/** The environment at another phase, with what the admin has attested so far and a state file of its own. */
export const raised = (
  environment: Environment,
  phase: Phase,
  attestations: Attestations,
  statePath: string,
): Environment => ({
  ...environment,
  phase,
  attestations: { ...environment.attestations, ...attestations },
  state: { backend: 'local', path: statePath },
});
