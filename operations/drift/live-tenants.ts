import type { Group } from '../../clients/okta';
import type { Observations } from '../../engine/conditions/condition';
import type { RememberedChange } from '../../engine/conditions/console/event';
import { orgFacts } from '../../engine/conditions/org-facts';
import { unmanagedDrift, type Canary, type DataDrift, type LocatedDrift } from '../../engine/drift';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import { COMPARED } from '../../engine/org/differences';
import { compileFlows } from '../../engine/sync';
import { appsOf, type Apps } from '../tenants/apps';
import { lacksScope, ownActors, readConsole, rememberedConsole, type ConsoleReading } from '../tenants/console';
import { membershipsOf } from '../tenants/memberships';
import type { AppPeople } from '../tenants/people/app-people';
import { everybody, readEverybody } from '../tenants/people/everybody';
import { announce, readSystems, type Tenants } from '../tenants/people/systems';
import { readOrg } from '../tenants/read-org';
import { agentCanaries, readKeyCanaries, readSessionUse } from './canaries';
import { readData } from './data';
import { growSlowly } from './memory';
import { isRingCentral } from '../../engine/systems/kinds';

export interface LiveTenants {
  readonly drift: readonly LocatedDrift[];
  /** What the log tells of Okta's console, and what was known of it before. */
  readonly console: ConsoleReading;
  /** What Okta's log told of conditions; undefined where it could not be read. */
  readonly observations?: Observations | undefined;
  /** What the org's own settings prove. */
  readonly proofs?: Observations | undefined;
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

/** A log that cannot be read leaves what was known before; without the scope for it, attestations count as they stand. */
async function consoleOf(
  { environment, okta, parts, connecting }: Tenants,
  apps: Apps,
  now: Date,
  remembered: readonly RememberedChange[],
): Promise<ConsoleReading> {
  const known = rememberedConsole(environment, apps, remembered);
  return parts.read("what was changed in Okta's console", known, async () => {
    try {
      return await readConsole(okta, environment, apps, now.getTime(), remembered, ownActors(connecting.env));
    } catch (error) {
      if (!lacksScope(error)) throw error;
      connecting.progress(
        "Without okta.logs.read nobody sees what was changed in Okta's console: attestations count as they stand.",
      );
      return known;
    }
  });
}

/** Undefined where the log cannot be read; without the scope for it that is no failure, and said with the console. */
const sessionUse = ({ environment, okta, parts }: Tenants, apps: Apps, now: Date) =>
  parts.read('the RingCentral session', undefined, async () => {
    try {
      return await readSessionUse(okta, environment, apps, now);
    } catch (error) {
      if (lacksScope(error)) return undefined;
      throw error;
    }
  });

/** Health of the directories' agents, where the credentials may see it. */
async function agentCanariesOf(
  { okta, parts, connecting, environment }: Tenants,
  apps: Apps,
  now: Date,
): Promise<Canary[]> {
  return parts.read("the directories' agents", [], async () => {
    try {
      return agentCanaries(environment, apps, await okta.agentPools(), now.getTime());
    } catch (error) {
      if (!lacksScope(error)) throw error;
      connecting.progress(
        'Without okta.agentPools.read nobody sees whether agents are well: attestations count as they stand.',
      );
      return [];
    }
  });
}

/** Everything but the plan: what the org holds, and what everybody's values are. Reads only. */
export async function readTenants(
  tenants: Tenants,
  now: Date,
  remembered: readonly RememberedChange[] = [],
): Promise<LiveTenants> {
  growSlowly();
  const { environment, okta, parts } = tenants;
  const flows = compileFlows(configurationFor(environment, now.toISOString()));
  const apps = await appsOf(okta, environment);
  const everyone = await okta.everyone();
  const etaMs = announce(tenants, apps, everyone);
  const [{ people, left }, { groups, org }] = await Promise.all([
    readSystems(tenants, apps, flows),
    okta.groups().then(async (groups: Group[]) => ({
      groups,
      org: await readOrg(okta, environment, COMPARED, { apps, groups }),
    })),
  ]);
  const data = await parts.read('people', [], async () => {
    const memberships = await membershipsOf(okta, environment, groups);
    return readData(readEverybody(everybody(okta, everyone?.id), { environment, people, memberships }), flows);
  });
  return {
    drift: unmanagedDrift(environment, org, (system) => people.get(system)?.byHand ?? []),
    observations: await sessionUse(tenants, apps, now),
    proofs: orgFacts(environment, org, now.getTime()),
    console: await consoleOf(tenants, apps, now, remembered),
    canaries: [
      ...(await readKeyCanaries(okta, environment, apps, now)),
      ...(await agentCanariesOf(tenants, apps, now)),
    ],
    data: [...data, ...left],
    userSchemaId: org.userSchema.id,
    etaMs,
    extensionOf: extensionOf(environment, people),
  };
}
