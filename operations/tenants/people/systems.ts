import { directoryKind, isDirectoryKind } from '../../../clients/active-directory';
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
import { isRingCentral } from '../../../engine/systems/kinds';
import { counted } from '../../../engine/counted';

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
  if (!isDirectoryKind(kind)) return {};
  const profile = async () => {
    const { appSchemas } = await readOrg(okta, environment, ['appSchemas'], { apps: new Map([[system, app]]) });
    return appSchemas[system]!;
  };
  const directory = { environment, system, profile };
  return {
    of: await parts.read(directoryKind(kind).called, undefined, () =>
      readDirectoryPeople(connecting, directory, wanted),
    ),
  };
}

/** People of every system, and what was left over. */
export interface ReadSystems {
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  readonly left: readonly DataDrift[];
}

/** Every system's people: RingCentral's first, because its directory is the largest thing held and is let go then; the others side by side. */
export async function readSystems(tenants: Tenants, apps: Apps, flows: Flows): Promise<ReadSystems> {
  const wanted = wantedAttributes(flows);
  const people = new Map<SystemId, AppPeople>();
  const left: DataDrift[] = [];
  const numbers = new Numbers();
  const { systems } = tenants.environment;
  const isOurs = (system: SystemId) => isRingCentral(systems[system]?.kind);
  const read = async (system: SystemId) => {
    const app = apps.get(system);
    if (!app) return;
    const asked = await ask(tenants, system, app, wanted(system));
    people.set(system, await readAppPeople(tenants.okta, app.id, wanted(system), numbers, asked.of));
    left.push(...(asked.left?.() ?? []));
  };
  const order = Object.keys(systems);
  for (const system of order.filter(isOurs)) await read(system);
  await Promise.all(order.filter((system) => !isOurs(system)).map(read));
  // In the order of the environment, whichever came first.
  return {
    people: new Map(order.flatMap((system) => (people.has(system) ? [[system, people.get(system)!]] : []))),
    left,
  };
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
    `${counted(people, 'person', 'people')}: about ${counted(calls, 'call')}, at least ${Math.ceil(ms / 1000)} s within the limits.`,
  );
  return ms;
}
