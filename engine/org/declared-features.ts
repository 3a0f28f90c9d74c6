import type { Environment } from '../environment/schema';
import { reached, type SystemId } from '../flows/model';
import { tableOf } from '../flows/take';
import { gatesOf } from '../gates/gates';
import { isDirectory } from '../systems/kinds';

/** People come from a directory by its import, which has no gate of its own: Okta turns it on with the agent. */
const OF_EVERY_DIRECTORY = ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'];

/** Provisioning features that some phase of the environment needs, by system: which of them its own phase needs already. */
export function governedFeatures(
  environment: Environment,
): Readonly<Record<SystemId, Readonly<Record<string, boolean>>>> {
  const table = tableOf(environment);
  const governed: Record<SystemId, Record<string, boolean>> = {};
  for (const [system, { kind }] of Object.entries(table.systems))
    governed[system] = isDirectory(kind) ? Object.fromEntries(OF_EVERY_DIRECTORY.map((name) => [name, true])) : {};
  for (const { gate, system } of gatesOf(table, environment)) {
    if (system === undefined || !('features' in gate.proof)) continue;
    const needed = reached(environment.phase, gate.guards);
    for (const feature of gate.proof.features)
      governed[system]![feature] = (governed[system]![feature] ?? false) || needed;
  }
  return governed;
}
