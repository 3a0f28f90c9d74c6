import type { Group } from '../../clients/okta';
import type { Observations } from '../../engine/conditions/condition';
import { unmanagedDrift, type Canary, type DataDrift, type LocatedDrift } from '../../engine/drift';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import { COMPARED } from '../../engine/org/differences';
import { compileFlows } from '../../engine/sync';
import { appsOf } from '../tenants/apps';
import { membershipsOf } from '../tenants/memberships';
import type { AppPeople } from '../tenants/people/app-people';
import { everybody, readEverybody } from '../tenants/people/everybody';
import { announce, readSystems, type Tenants } from '../tenants/people/systems';
import { readOrg } from '../tenants/read-org';
import { readKeyCanaries, readSessionUse } from './canaries';
import { readData } from './data';
import { isRingCentral } from '../../engine/systems/kinds';

export interface LiveTenants {
  readonly drift: readonly LocatedDrift[];
  /** What Okta's log told of conditions; undefined where it could not be read. */
  readonly observations?: Observations | undefined;
  readonly canaries: readonly Canary[];
  readonly data: readonly DataDrift[];
  readonly userSchemaId: string;
  /** What the limits were said to leave no less than, before anybody was read. */
  readonly etaMs: number;
  /** A person's id at RingCentral. */
  readonly extensionOf: (person: string) => string | undefined;
}

function extensionOf({ systems }: Environment, people: ReadonlyMap<SystemId, AppPeople>) {
  const ringcentral = [...people].find(([system]) => isRingCentral(systems[system]?.kind))?.[1];
  return (person: string) => ringcentral?.externalIdOf(person);
}

/** Everything but the plan: what the org holds, and what everybody's values are. Reads only. */
export async function readTenants(tenants: Tenants, now: Date): Promise<LiveTenants> {
  const { environment, okta, parts } = tenants;
  const flows = compileFlows(configurationFor(environment, now.toISOString()));
  const apps = await appsOf(okta, environment);
  const everyone = await okta.everyone();
  const etaMs = announce(tenants, apps, everyone);
  const { people, left } = await readSystems(tenants, apps, flows);
  const groups: Group[] = await okta.groups();
  const org = await readOrg(okta, environment, COMPARED, { apps, groups });
  const data = await parts.read('people', [], async () => {
    const memberships = await membershipsOf(okta, environment, groups);
    return readData(readEverybody(everybody(okta, everyone?.id), { environment, people, memberships }), flows);
  });
  return {
    drift: unmanagedDrift(environment, org, (system) => people.get(system)?.byHand ?? []),
    observations: await parts.read('the RingCentral session', undefined, () =>
      readSessionUse(okta, environment, apps, now),
    ),
    canaries: await readKeyCanaries(okta, environment, apps, now),
    data: [...data, ...left],
    userSchemaId: org.userSchema.id,
    etaMs,
    extensionOf: extensionOf(environment, people),
  };
}
