import { commandLine } from '../../engine/command-line';
import { type Directory, type DirectoryKindId, directoryKind, isDirectoryKind } from '../../clients/active-directory';
import { systemClock } from '../../clients/rate-limit';
import { directoryOf, isOfDirectory } from '../../engine/environment/group-origin';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError, UsageError } from '../../engine/errors';
import { reached, type SystemId } from '../../engine/flows/model';
import { ringcentralSystem } from '../../engine/flows/take';
import { COMPARED } from '../../engine/org/differences';
import type { OrgWith } from '../../engine/org/org';
import { openDirectories, openOkta, openRingCentral, type Connecting } from '../tenants/connect';
import { readOrg } from '../tenants/read-org';
import { importsOf } from './imports';
import type { Run } from './run';
import { planThrowAway } from './throw-away';

export interface VerifyRequest {
  readonly env: string;
  /** Login of somebody who has RingCentral already. Absent: a throw-away person is made and taken away again. */
  readonly person?: string | undefined;
  /** Where to make the throw-away person. Absent: beside a member of the group in scope. */
  readonly unit?: string | undefined;
  /** How long to wait for one import that comes by its schedule. */
  readonly waitMinutes?: number | undefined;
  readonly showValues: boolean;
}

const MINUTE = 60_000;
const SCHEDULED_MINUTES = 75;
const AT_ONCE: Run['patience'] = { limitMs: 5_000, everyMs: 250 };

/** Directory groups whose members get RingCentral, each with the system that it was imported from, as far as that is known. */
function groupsInScope({ access }: Environment, live: OrgWith<'assignments'>, ringcentral: SystemId) {
  return access.groups
    .filter(({ from, assign }) => isOfDirectory(from) && assign)
    .map(({ name, from }) => {
      const assigned = live.assignments[ringcentral]?.find(({ group }) => group.name === name);
      return { name, system: directoryOf(from) ?? assigned?.group.from };
    });
}

/** The domain where the person is made: that of a group in scope, where it can be reached; else whichever can. */
function directoryOfRun(
  environment: Environment,
  directories: ReadonlyMap<SystemId, Directory>,
  groups: ReturnType<typeof groupsInScope>,
): { system: SystemId; group: string | undefined } {
  const reachable = groups.find(({ system }) => system !== undefined && directories.has(system));
  if (reachable) return { system: reachable.system!, group: reachable.name };
  const all = Object.keys(environment.systems).filter((id) => isDirectoryKind(environment.systems[id]?.kind));
  const system = all.find((one) => directories.has(one)) ?? all[0];
  const unnamed = groups.find((group) => group.system === undefined || group.system === system);
  if (system !== undefined) return { system, group: unnamed?.name };
  throw new UsageError(`Environment ${environment.name} has no directory, and the seven steps begin there.`);
}

function checkPhase({ name, phase }: Environment): void {
  if (reached(phase, 'bidirectional')) return;
  throw new RefusedError(
    `Environment ${name} stands at phase ${phase}: numbers only come back from phase bidirectional on.`,
    `apply phase bidirectional first; ${commandLine('demo')} plays the whole circle on embedded tenants`,
  );
}

/** @throws UsageError where no directory can be reached, or none of those whose groups are in scope */
function refuseUnreachable(
  { systems }: Environment,
  chosen: SystemId,
  directory: Directory | undefined,
  groups: ReturnType<typeof groupsInScope>,
): void {
  if (directory) return;
  const wanted = groups.flatMap(({ name, system }) => (system === undefined ? [] : [`${name} of ${system}`]));
  const several = Object.values(systems).filter(({ kind }) => isDirectoryKind(kind)).length > 1;
  const kindOf = (system: SystemId) => directoryKind(systems[system]!.kind as DirectoryKindId);
  const { called, variables: prefix, server } = kindOf(chosen);
  const variables = groups.flatMap(({ system }) =>
    system === undefined ? [] : [`${kindOf(system).variables}_URL_${system.toUpperCase()}`],
  );
  throw new UsageError(
    `No ${server} is reachable from here, so no person can be made in ${called}.`,
    several && wanted.length > 0
      ? `Set ${variables.join(' or ')} with its ${prefix}_BIND_DN_… and ${prefix}_BIND_PASSWORD_… (groups in scope: ${wanted.join(', ')}), or name somebody who has RingCentral already: --person LOGIN`
      : `Set ${prefix}_URL, ${prefix}_BIND_DN and ${prefix}_BIND_PASSWORD, or name somebody who has RingCentral already: --person LOGIN`,
  );
}

/** Opens every tenant, each by its id first, and reads what is declared and live. Nothing is made yet. */
export async function openRun(environment: Environment, request: VerifyRequest, connecting: Connecting): Promise<Run> {
  checkPhase(environment);
  const { env, progress, signal, clock = systemClock } = connecting;
  const { person, unit, waitMinutes } = request;
  const imports = importsOf(env, progress);
  // Requests under way are finished when Ctrl-C comes: what was made has to be known to be taken away.
  const patient = { ...connecting, signal: undefined };
  const okta = await openOkta(environment, patient);
  const ringcentral = await openRingCentral(environment, patient);
  const directories = await openDirectories(environment, patient);
  const live = await readOrg(okta, environment, COMPARED);
  const rcSystem = ringcentralSystem(environment.systems)!;
  const inScope = groupsInScope(environment, live, rcSystem);
  const { system, group } = directoryOfRun(environment, directories, inScope);
  const systems = { directory: system, ringcentral: rcSystem };
  const directory = directories.get(system);
  for (const [other, one] of directories) if (other !== system) await one.close();
  if (person === undefined) refuseUnreachable(environment, system, directory, inScope);
  const [ad, rc] = [live.apps[systems.directory], live.apps[systems.ringcentral]];
  if (!ad || !rc)
    throw new RefusedError(
      `Environment ${environment.name} has no app for ${ad ? 'RingCentral' : 'the directory'} yet.`,
    );
  const throwAway = person === undefined ? await planThrowAway(directory!, group, environment, unit) : undefined;
  const limitMs = (waitMinutes ?? SCHEDULED_MINUTES) * MINUTE;
  return {
    environment,
    okta,
    ringcentral,
    directory,
    kind: directoryKind(environment.systems[system]!.kind as DirectoryKindId),
    systems,
    apps: { directory: ad, ringcentral: rc },
    live,
    imports,
    patience: imports.atOnce ? AT_ONCE : { limitMs, everyMs: MINUTE / 2 },
    clock,
    signal,
    progress,
    login: person ?? throwAway!.login,
    throwAway,
    found: {},
  };
}
