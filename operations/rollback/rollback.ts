import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { ringcentralSystem } from '../../engine/flows/take';
import { loadEnvironment } from '../../project';
import { masked, unmasked, type Mask } from '../../reports/mask';
import type { Snapshot } from '../terraform-run/snapshot';
import type { Outcome } from '../outcome';
import { appsOf, type Apps } from '../tenants/apps';
import { openOkta, openRingCentral, type Connecting } from '../tenants/connect';
import { openAccount } from './account';
import { groupAssignments } from './assignments';
import { openDirectories } from './directory';
import { mappingLines } from './lines';
import type { Kind, Pending, RolledBack, Shown } from './model';
import { peopleValues } from './people';
import { readSnapshot } from './read-snapshot';
import { SourceSwitch } from './source-switch';
import { attributeSources } from './sources';
import { rollbackText } from './text';
import { inLines } from '../../reports/outgoing';

export interface RollbackRequest {
  readonly env: string;
  /** What `ringcentral-okta apply` kept. */
  readonly snapshot: string;
  /** Only lists what would be written. */
  readonly dryRun?: boolean | undefined;
  readonly showValues?: boolean | undefined;
}

const show =
  (mask: Mask) =>
  ({ place, now, was, personal }: Pending): Shown => ({
    what: place,
    now: personal ? mask(now) : now,
    was: personal ? mask(was) : was,
  });

/** Writes one kind back and looks again: only what is there counts. */
async function writeBack(kind: Kind, mask: Mask): Promise<Pick<RolledBack, 'written' | 'left'>> {
  const pending = await kind();
  if (pending.length === 0) return { written: [], left: [] };
  const refused = new Map<string, string | undefined>();
  for (const { place, write } of pending) refused.set(place, await write());
  const still = new Set((await kind()).map(({ place }) => place));
  return {
    written: pending.filter(({ place }) => !still.has(place)).map(show(mask)),
    left: [...still].map((place) => ({ what: place, why: refused.get(place) ?? 'Okta did not keep what it was sent' })),
  };
}

interface Opened {
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly connecting: Connecting;
}

/** Systems that the snapshot holds people of, and that can be reached from here without Okta. */
async function openSystems({ snapshot, environment, okta, connecting }: Opened, apps: Apps) {
  const { env } = connecting;
  const open = new Map(await openDirectories(snapshot.people, { environment, okta, apps, connecting }));
  const system = ringcentralSystem(environment.systems)!;
  const app = apps.get(system);
  if (app && env.RC_USER_JWT && snapshot.people.some((value) => value.system === system))
    open.set(system, await openAccount(await openRingCentral(environment, connecting), okta, app.id));
  return open;
}

/** Sources before lines, lines before people: a value written under the wrong line would be overwritten again. */
async function withKinds<T>(opened: Opened, work: (kinds: readonly Kind[]) => Promise<T>): Promise<T> {
  const { snapshot, environment, okta } = opened;
  const apps = await appsOf(okta, environment);
  const directories = await openSystems(opened, apps);
  const sources = new SourceSwitch(okta);
  try {
    return await work([
      attributeSources(snapshot.sources, okta),
      mappingLines(snapshot.lines, okta),
      groupAssignments(snapshot.assignments, okta),
      peopleValues(snapshot.people, { environment, okta, apps, directories, sources }),
    ]);
  } finally {
    await sources.close();
    for (const directory of directories.values()) await directory.close();
  }
}

/**
 * Writes back what an apply has overwritten, and names what cannot return. Sure to be run twice: what is back is left alone. Exit 0:
 * everything is back; 1: something is left, or a dry run has something to write. Throws RefusedError for another environment or org.
 */
export async function rollback(request: RollbackRequest, surroundings: Connecting): Promise<Outcome> {
  const { env, dryRun = false, showValues = false } = request;
  const environment = loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE);
  const snapshot = readSnapshot(request.snapshot, environment);
  const okta = await openOkta(environment, surroundings);
  const mask = showValues ? unmasked : masked();
  const parts = await withKinds({ snapshot, environment, okta, connecting: surroundings }, async (kinds) => {
    const done: Pick<RolledBack, 'written' | 'left'>[] = [];
    for (const kind of kinds)
      done.push(dryRun ? { written: (await kind()).map(show(mask)), left: [] } : await writeBack(kind, mask));
    return done;
  });
  const result: RolledBack = {
    environment: environment.name,
    takenAt: snapshot.takenAt,
    dryRun,
    written: parts.flatMap(({ written }) => written),
    left: [...parts.flatMap(({ left }) => left), ...snapshot.lost],
  };
  const clean = result.left.length === 0 && (!dryRun || result.written.length === 0);
  return { exitCode: clean ? 0 : 1, json: result, text: rollbackText(inLines(result)) };
}
