import type { Agent } from '../entities';
import type { Org } from '../org';
import { isLdap } from '../provisioning/live-configuration';
import type { Endpoint } from '../server';

const typeOf = (org: Org, appId: string): string => (isLdap(org, appId) ? 'LDAP' : 'AD');

const agentAnswer = (org: Org, { appId, settings: _, lastConnection, ...agent }: Agent) => ({
  ...agent,
  lastConnection: lastConnection ?? org.now(),
  poolId: appId,
  type: typeOf(org, appId),
  isHidden: false,
  updateStatus: 'Success',
  updateMessage: '',
});

/** A pool a directory: it is as well as the best of its agents (Management API, Agent Pools). */
function pools(org: Org) {
  const byApp = new Map<string, Agent[]>();
  for (const agent of org.store.settings.agents) byApp.set(agent.appId, [...(byApp.get(agent.appId) ?? []), agent]);
  return [...byApp].map(([id, agents]) => ({
    id,
    name: org.store.apps.get(id)?.label ?? id,
    type: typeOf(org, id),
    operationalStatus:
      agents.find(({ operationalStatus }) => operationalStatus === 'OPERATIONAL')?.operationalStatus ??
      agents[0]?.operationalStatus,
    disruptedAgents: agents.filter(({ operationalStatus }) => operationalStatus === 'DISRUPTED').length,
    inactiveAgents: agents.filter(({ operationalStatus }) => operationalStatus === 'INACTIVE').length,
    agents: agents.map((agent) => agentAnswer(org, agent)),
  }));
}

export const agentPoolEndpoints = (org: Org): Endpoint[] => [
  { method: 'GET', url: '/api/v1/agentPools', scope: 'okta.agentPools.read', handle: () => pools(org) },
];
