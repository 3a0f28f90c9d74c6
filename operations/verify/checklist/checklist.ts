import type { Environment } from '../../../engine/environment/schema';
import { ringcentralSystem, tableOf } from '../../../engine/flows/take';
import { access } from './access';
import { appItems } from './app';
import { features } from './features';
import type { ChecklistItem } from './item';
import { lines } from './lines';
import type { LiveOrg } from './live-org';
import { sources } from './sources';

/**
 * Everything declared that an API shows, compared with the org as it stands. It finds what no value betrays: a line that two
 * systems agree on by chance, a feature that only matters when somebody leaves.
 */
export function checklist(environment: Environment, live: LiveOrg): ChecklistItem[] {
  const table = tableOf(environment);
  const { phase } = environment;
  return [
    ...Object.keys(environment.systems).flatMap((system) => appItems(table, phase, system, live.apps.get(system))),
    ...features(table, environment, live),
    ...lines(table, phase, live),
    ...sources(table, phase, live),
    ...access(table, environment, ringcentralSystem(environment.systems)!, live),
  ];
}
