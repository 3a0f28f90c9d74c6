import { z } from 'zod';
import type { AgentPool, OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { Observation, Observations } from '../../engine/conditions/condition';
import { OKTA_CONSOLE } from '../../engine/conditions/consoles';
import { ringcentralAuthenticated } from '../../engine/conditions/gates/ringcentral-authenticated';
import { accountCanaries, keyCanary, type Canary } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import { observe } from '../observations';
import type { Apps } from '../tenants/apps';
import { isRingCentral } from '../../engine/systems/kinds';

/** RingCentral's name of Directory Integration among an account's features. */
const DIRECTORY_INTEGRATION = 'ExternalDirectoryIntegration';

export async function readAccountCanaries(ringcentral: RingCentralClient): Promise<Canary[]> {
  const { serviceFeatures } = await ringcentral.serviceInfo();
  const unassigned = await ringcentral.unassignedCount();
  const inventory = await ringcentral.inventoryCount();
  return accountCanaries({
    directoryIntegration: serviceFeatures.some(
      ({ featureName, enabled }) => featureName === DIRECTORY_INTEGRATION && enabled,
    ),
    freeExtensions: unassigned,
    freeNumbers: unassigned + inventory,
  });
}

const Signing = z.looseObject({
  credentials: z.looseObject({ signing: z.looseObject({ kid: z.string().optional() }).optional() }).optional(),
});

/** One for each app of ours that signs assertions. */
export async function readKeyCanaries(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: Date,
): Promise<Canary[]> {
  const canaries: Canary[] = [];
  for (const [system, app] of apps) {
    if (!app || !isRingCentral(environment.systems[system]?.kind)) continue;
    const kid = Signing.parse(app).credentials?.signing?.kid;
    const key = (await okta.appKeys(app.id)).find((one) => one.kid === kid);
    canaries.push(...keyCanary(system, key?.expiresAt, now.getTime()));
  }
  return canaries;
}

/** AD agent 3.18.0 or later is recommended (Okta help, AD agent version history); of LDAP agents Okta recommends no least version. */
const OLDEST_AGENT = [3, 18, 0];
/** An agent polls all the time: one that was not heard of for so long is not there. */
const SILENT_MS = 3_600_000;

type Agent = AgentPool['agents'][number];

const isOld = ({ version, type }: Agent): boolean => {
  if (type === 'LDAP') return false;
  const parts = (version ?? '').split('.').map(Number);
  const place = OLDEST_AGENT.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return version !== undefined && place >= 0 && (parts[place] ?? 0) < OLDEST_AGENT[place]!;
};

/** What is wrong with one agent; nothing where it is well. */
function agentTrouble(agent: Agent, now: number): string[] {
  const { operationalStatus, lastConnection, version } = agent;
  const heard =
    lastConnection === null || lastConnection === undefined ? undefined : new Date(lastConnection).getTime();
  return [
    ...(operationalStatus !== undefined && operationalStatus !== 'OPERATIONAL' ? [`is ${operationalStatus}`] : []),
    ...(heard !== undefined && now - heard > SILENT_MS ? [`was last heard of ${new Date(heard).toISOString()}`] : []),
    ...(isOld(agent) ? [`is version ${version}; ${OLDEST_AGENT.join('.')} or later is recommended`] : []),
  ];
}

/** One for each directory of the environment that has agents: a pool's id is its directory's app, or its name the domain. */
export function agentCanaries(
  environment: Environment,
  apps: Apps,
  pools: readonly AgentPool[],
  now: number,
): Canary[] {
  return Object.keys(environment.systems).flatMap((system): Canary[] => {
    const app = apps.get(system);
    const pool = app && pools.find(({ id, name }) => id === app.id || name?.toLowerCase() === app.label.toLowerCase());
    if (!pool) return [];
    const troubles = pool.agents.map((agent) => ({ agent, trouble: agentTrouble(agent, now) }));
    const wrong = troubles.filter(({ trouble }) => trouble.length > 0);
    const detail =
      pool.agents.length === 0
        ? `No agent of ${app.label} is known.`
        : wrong.length === 0
          ? `${pool.agents.length} in touch.`
          : wrong.map(({ agent, trouble }) => `${agent.name ?? 'An agent'} ${trouble.join(', ')}.`).join(' ');
    return [{ id: `agent-${system}`, ok: pool.agents.length > 0 && wrong.length === 0, detail }];
  });
}

/** Whether the import safeguard has paused all imports; RingCentral's numbers wait then too. */
export const pausedCanary = (since: string | undefined): Canary => ({
  id: 'imports',
  ok: since === undefined,
  detail:
    since === undefined
      ? 'No import is paused by the safeguard.'
      : `The import safeguard paused all imports ${since}, RingCentral's numbers included: resume or cancel them under ${OKTA_CONSOLE.tasks}.`,
});

/** What Okta's log tells of the session with RingCentral: one call for each app. */
export async function readSessionUse(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: Date,
): Promise<Observations> {
  const seen: Observation[] = [];
  for (const [system, app] of apps)
    if (app && isRingCentral(environment.systems[system]?.kind))
      seen.push(...(await observe(okta, ringcentralAuthenticated, app.id, now.getTime())));
  return { [ringcentralAuthenticated.id]: seen };
}
