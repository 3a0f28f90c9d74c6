import type { Group, OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { Observations } from '../../engine/conditions/condition';
import { unmanagedDrift, type Canary, type DataDrift, type LocatedDrift } from '../../engine/drift';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import { COMPARED } from '../../engine/org/differences';
import { compileFlows, type Flows } from '../../engine/sync';
import { appsOf, type Apps } from '../tenants/apps';
import type { Connecting } from '../tenants/connect';
import { membershipsOf } from '../tenants/memberships';
import { readOrg } from '../tenants/read-org';
import { readAppPeople, type AppPeople, type Lookup } from './app-people';
import { readKeyCanaries, readSessionUse } from './canaries';
import { everybody, readData } from './data';
import { readDirectoryPeople } from './directory-people';
import { expected } from './effort';
import { Numbers } from './held-profiles';
import type { Parts } from './parts';
import { readRingCentralPeople } from './ringcentral-people';

export interface Tenants {
  readonly environment: Environment;
  readonly okta: OktaClient;
  /** Undefined: it could not be reached, and Okta's copy counts. */
  readonly ringcentral: RingCentralClient | undefined;
  readonly connecting: Connecting;
  readonly parts: Parts;
}

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

/** Attributes of each system that some line reads or writes. */
function wantedAttributes({ lines }: Flows): (system: string) => ReadonlySet<string> {
  const paths = lines.flatMap(({ path, reads }) => [path, ...reads]);
  return (system) =>
    new Set(paths.flatMap((path) => (path.startsWith(`${system}.`) ? [path.slice(system.length + 1)] : [])));
}

interface Asked {
  readonly of?: Lookup | undefined;
  readonly left?: () => DataDrift[];
}

/** A system that can be asked about people beside Okta. */
async function ask(
  { environment, okta, ringcentral, connecting, parts }: Tenants,
  system: SystemId,
  appId: string,
  wanted: ReadonlySet<string>,
): Promise<Asked> {
  const { kind } = environment.systems[system]!;
  if (kind === 'ringcentral' && ringcentral)
    return parts.read<Asked>("RingCentral's directory", {}, () => readRingCentralPeople(ringcentral, system));
  // AD_URL names one domain: with several, each needs a run of its own, and Okta's copy counts for the others.
  const first = Object.keys(environment.systems).find((id) => environment.systems[id]?.kind === 'activeDirectory');
  if (system !== first) return {};
  return {
    of: await parts.read('Active Directory', undefined, () => readDirectoryPeople(connecting, okta, appId, wanted)),
  };
}

/** Every system's people, one system after the other, so that only one directory is held at a time. */
async function readSystems(tenants: Tenants, apps: Apps, flows: Flows) {
  const wanted = wantedAttributes(flows);
  const people = new Map<SystemId, AppPeople>();
  const left: DataDrift[] = [];
  const numbers = new Numbers();
  const { systems } = tenants.environment;
  // RingCentral first: its directory is the largest thing held, and is let go before the next system is read.
  const order = Object.keys(systems).sort(
    (a, b) => Number(systems[b]?.kind === 'ringcentral') - Number(systems[a]?.kind === 'ringcentral'),
  );
  for (const system of order) {
    const app = apps.get(system);
    if (!app) continue;
    const asked = await ask(tenants, system, app.id, wanted(system));
    people.set(system, await readAppPeople(tenants.okta, app.id, wanted(system), numbers, asked.of));
    left.push(...(asked.left?.() ?? []));
  }
  return { people, left };
}

/** Says before anything is read how long the limits make it at least. */
function announce(tenants: Tenants, apps: Apps, everyone: { id: string; people: number | undefined } | undefined) {
  if (everyone?.people === undefined) return 0;
  const { id, people } = everyone;
  const { calls, ms } = expected(tenants, apps, { id, people });
  tenants.connecting.progress(
    `${people} people: about ${calls} calls, at least ${Math.ceil(ms / 1000)} s within the limits.`,
  );
  return ms;
}

function extensionOf({ systems }: Environment, people: ReadonlyMap<SystemId, AppPeople>) {
  const ringcentral = [...people].find(([system]) => systems[system]?.kind === 'ringcentral')?.[1];
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
    return readData(everybody(okta, everyone?.id), { environment, flows, people, memberships });
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
