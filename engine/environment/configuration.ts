import type { AttributePath } from '../flows/model';
import { ringcentralSystem, tableOf } from '../flows/take';
import { ranked } from '../org/assignments';
import { configurationOf, type Configuration, type GroupRule } from '../sync';
import { standingOf } from './acknowledged';
import type { Environment } from './schema';

/** Group rules of an environment, one entry for each group a rule fills. */
const rulesOf = ({ access }: Environment): GroupRule[] =>
  access.rules.flatMap(({ expression, into }) => into.map((group) => ({ expr: expression, group })));

/**
 * What an environment amounts to in tenants that have reached its phase and whose gates are open. `now` is an ISO 8601 instant:
 * acknowledgements that have expired by then count for nothing; without it all of them count.
 */
export function configurationFor(environment: Environment, now?: string): Configuration {
  const ringcentral = ringcentralSystem(environment.systems);
  const groups = ranked(environment.access.groups.filter(({ assign }) => assign)).map(({ name }) => name);
  return configurationOf(tableOf(environment), {
    phase: environment.phase,
    groups: ringcentral ? { [ringcentral]: groups } : {},
    rules: rulesOf(environment),
    behaviour: environment.calibration?.expressions,
    acknowledgedOverwrites: overwritesOf(environment, now),
  });
}

/** Directory attributes whose first write-back may replace a different number, for now. */
const overwritesOf = ({ acknowledgements }: Environment, now: string | undefined) =>
  acknowledgements
    .filter(({ id, address }) => id === 'RCO029' && address?.includes('.'))
    .filter((one) => standingOf(one, now ?? '') === 'counts')
    .map(({ address }) => address as AttributePath);
