import type { App, OktaClient } from '../../../clients/okta';
import type { RingCentralClient } from '../../../clients/ringcentral';
import type { DataDrift } from '../../../engine/drift';
import type { Environment } from '../../../engine/environment/schema';
import type { SystemId } from '../../../engine/flows/model';
import type { Flows } from '../../../engine/sync';
import type { Apps } from '../apps';
import type { Connecting } from '../connect';
import { expected } from '../effort';
import type { Parts } from '../parts';
import { readOrg } from '../read-org';
import { readAppPeople, type AppPeople, type Lookup } from './app-people';
import { readDirectoryPeople } from './directory-people';
import { Numbers } from './held-profiles';
import { readRingCentralPeople } from './ringcentral-people';
import { isActiveDirectory, isRingCentral } from '../../../engine/systems/kinds';

/** The tenants of an environment, opened. */
export interface Tenants {
  readonly environment: Environment;
  readonly okta: OktaClient;
  /** Undefined: it could not be reached, and Okta's copy counts. */
  readonly ringcentral: RingCentralClient | undefined;
  readonly connecting: Connecting;
  readonly parts: Parts;
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
  app: App,
  wanted: ReadonlySet<string>,
): Promise<Asked> {
  const { kind } = environment.systems[system]!;
  if (isRingCentral(kind) && ringcentral)
    return parts.read<Asked>("RingCentral's directory", {}, () => readRingCentralPeople(ringcentral, system));
  // AD_URL names one domain: with several, each needs a run of its own, and Okta's copy counts for the others.
  const first = Object.keys(environment.systems).find((id) => isActiveDirectory(environment.systems[id]?.kind));
  if (system !== first) return {};
  const profile = async () => {
    const { appSchemas } = await readOrg(okta, environment, ['appSchemas'], { apps: new Map([[system, app]]) });
    return appSchemas[system]!;
  };
  return {
    of: await parts.read('Active Directory', undefined, () => readDirectoryPeople(connecting, profile, wanted)),
  };
}

/** People of every system, and what was left over. */
export interface ReadSystems {
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  readonly left: readonly DataDrift[];
}

/** Every system's people, one system after the other, so that only one directory is held at a time. */
export async function readSystems(tenants: Tenants, apps: Apps, flows: Flows): Promise<ReadSystems> {
  const wanted = wantedAttributes(flows);
  const people = new Map<SystemId, AppPeople>();
  const left: DataDrift[] = [];
  const numbers = new Numbers();
  const { systems } = tenants.environment;
  // RingCentral first: its directory is the largest thing held, and is let go before the next system is read.
  const order = Object.keys(systems).sort(
    (a, b) => Number(isRingCentral(systems[b]?.kind)) - Number(isRingCentral(systems[a]?.kind)),
  );
  for (const system of order) {
    const app = apps.get(system);
    if (!app) continue;
    const asked = await ask(tenants, system, app, wanted(system));
    people.set(system, await readAppPeople(tenants.okta, app.id, wanted(system), numbers, asked.of));
    left.push(...(asked.left?.() ?? []));
  }
  return { people, left };
}

/** Says before anything is read how long the limits make it at least; answers that time in milliseconds. */
export function announce(
  tenants: Tenants,
  apps: Apps,
  everyone: { id: string; people: number | undefined } | undefined,
): number {
  if (everyone?.people === undefined) return 0;
  const { id, people } = everyone;
  const { calls, ms } = expected(tenants, apps, { id, people });
  tenants.connecting.progress(
    `${people} people: about ${calls} calls, at least ${Math.ceil(ms / 1000)} s within the limits.`,
  );
  return ms;
}
