import { startEmulators, type Emulators } from '../../emulators';
import { AWKWARD_ENVIRONMENT } from '../../emulators/company';
import { parseEnvironment } from '../../engine/environment/parse';
import type { EnvironmentInput } from '../../engine/environment/schema';
import { tableOf } from '../../engine/flows/take';
import { gatesOf } from '../../engine/gates/gates';

/** The awkward company's environment with every word given that a console's gate waits for. */
export function attested(): EnvironmentInput {
  const environment = parseEnvironment(AWKWARD_ENVIRONMENT);
  const keys = gatesOf(tableOf(environment), environment).flatMap(({ gate, key }) =>
    'attestedForDays' in gate.proof ? [key] : [],
  );
  const on = new Date().toISOString().slice(0, 10);
  const attestations = Object.fromEntries(keys.map((key) => [key, { by: 'Ada Admin', on }]));
  return { ...AWKWARD_ENVIRONMENT, attestations };
}

/** The company as it runs, with the one gate of its consoles open that is not. */
export async function startAwkward(): Promise<Emulators> {
  const emulators = await startEmulators({ company: 'awkward' });
  const gate = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"enabled":true}' };
  await fetch(`${emulators.admin}/okta/gates/delegated-authentication`, gate);
  return emulators;
}
