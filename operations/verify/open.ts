import { commandLine } from '../../engine/command-line';
import { activeDirectorySettings } from '../../clients/active-directory';
import { systemClock } from '../../clients/rate-limit';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError, UsageError } from '../../engine/errors';
import { reached } from '../../engine/flows/model';
import { ringcentralSystem } from '../../engine/flows/take';
import { COMPARED } from '../../engine/org/differences';
import { openDirectory, openOkta, openRingCentral, type Connecting } from '../tenants/connect';
import { readOrg } from '../tenants/read-org';
import { importsOf } from './imports';
import type { Run } from './run';
import { planThrowAway } from './throw-away';
import { isActiveDirectory } from '../../engine/systems/kinds';

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

/** The system of the domain that is reachable; where none is, the first. */
function directorySystem(environment: Environment, domain: string | undefined): string {
  const directories = Object.entries(environment.systems).filter(([, { kind }]) => isActiveDirectory(kind));
  const found = directories.find(([id, { label }]) => (label ?? id).toLowerCase() === domain) ?? directories[0];
  if (found) return found[0];
  throw new UsageError(`Environment ${environment.name} has no Active Directory, and the seven steps begin there.`);
}

function checkPhase({ name, phase }: Environment): void {
  if (reached(phase, 'bidirectional')) return;
  throw new RefusedError(
    `Environment ${name} stands at phase ${phase}: numbers only come back from phase bidirectional on.`,
    `apply phase bidirectional first; ${commandLine('demo')} plays the whole circle on embedded tenants`,
  );
}

/** Opens every tenant, each by its id first, and reads what is declared and live. Nothing is made yet. */
export async function openRun(environment: Environment, request: VerifyRequest, connecting: Connecting): Promise<Run> {
  checkPhase(environment);
  const { env, progress, signal, clock = systemClock } = connecting;
  const { person, unit, waitMinutes } = request;
  const imports = importsOf(env, progress);
  if (!activeDirectorySettings(env) && person === undefined)
    throw new UsageError(
      'No domain controller is reachable from here, so no person can be made in Active Directory.',
      'Set AD_URL, AD_BIND_DN and AD_BIND_PASSWORD, or name somebody who has RingCentral already: --person LOGIN',
    );
  // Requests under way are finished when Ctrl-C comes: what was made has to be known to be taken away.
  const patient = { ...connecting, signal: undefined };
  const okta = await openOkta(environment, patient);
  const ringcentral = await openRingCentral(environment, patient);
  const directory = await openDirectory(patient);
  const live = await readOrg(okta, environment, COMPARED);
  const systems = {
    directory: directorySystem(environment, directory?.domain),
    ringcentral: ringcentralSystem(environment.systems)!,
  };
  const [ad, rc] = [live.apps[systems.directory], live.apps[systems.ringcentral]];
  if (!ad || !rc)
    throw new RefusedError(
      `Environment ${environment.name} has no app for ${ad ? 'RingCentral' : 'the directory'} yet.`,
    );
  const throwAway = person === undefined ? await planThrowAway(directory!, environment, unit) : undefined;
  const limitMs = (waitMinutes ?? SCHEDULED_MINUTES) * MINUTE;
  return {
    environment,
    okta,
    ringcentral,
    directory,
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
