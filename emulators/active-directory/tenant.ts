import { COMPANY, PEOPLE } from '../company';
import { Faults, startServer, type Tenant, type TenantOptions, WriteCounter } from '../http';
import { ADMINISTRATOR, AGENT_ACCOUNT } from './accounts';
import { adminRoutes } from './admin-routes';
import { AgentService, type AgentConnection } from './agent';
import { companyEntries, userAttributes } from './company-directory';
import { Directory, type DirectoryState } from './directory';
import { faultAnswers } from './faults';
import { registerProtocol } from './protocol';
import { Rights } from './rights';
import { directoryView } from './console-view';

/** The embedded domain acme.test. */
export interface ActiveDirectoryTenant extends Tenant {
  /** What AD_URL, AD_BIND_DN and AD_BIND_PASSWORD are for tools of ours: the domain administrator. */
  readonly connection: AgentConnection;
  /** What Okta's AD agent connects with. */
  readonly agentConnection: AgentConnection;
  /** The agent's service on its server; the embedded Okta runs its agent under it. */
  readonly agentService: AgentService;
}

interface TenantState {
  readonly directory: DirectoryState;
  readonly rights: Record<string, string[]>;
  readonly agentRunning: boolean;
}

function fill(directory: Directory, bare: boolean): void {
  const { namingContext } = COMPANY;
  directory.add(`CN=Users,${namingContext}`, { objectClass: ['top', 'container'] });
  for (const { name, dn } of [ADMINISTRATOR, AGENT_ACCOUNT])
    directory.add(dn, userAttributes({ account: name, enabled: true, ad: { sAMAccountName: name } }));
  for (const { dn, attributes } of companyEntries(bare ? [] : PEOPLE)) directory.add(dn, attributes);
}

/** Starts the domain on a loopback address of its own, with Acme's 60 people unless `bare`. */
export async function startActiveDirectory({
  port,
  clock,
  bare = false,
  afterWrite,
}: TenantOptions): Promise<ActiveDirectoryTenant> {
  const directory = new Directory(COMPANY.namingContext, clock);
  const rights = new Rights(ADMINISTRATOR.dn, [AGENT_ACCOUNT.dn]);
  const writes = new WriteCounter();
  const agentService = new AgentService();
  const faults = new Faults();
  fill(directory, bare);
  const server = await startServer(
    (app) => {
      faults.install(app, faultAnswers);
      registerProtocol(app, { directory, rights, writes, host: `dc1.${COMPANY.domain}` });
    },
    { ...(port === undefined ? {} : { port }), ...(afterWrite ? { afterWrite } : {}) },
  );
  const connect = ({ dn, password }: typeof ADMINISTRATOR): AgentConnection => ({
    url: server.url,
    bindDn: dn,
    bindPassword: password,
  });
  return {
    name: 'active-directory',
    url: server.url,
    connection: connect(ADMINISTRATOR),
    agentConnection: connect(AGENT_ACCOUNT),
    agentService,
    adminRoutes: [...adminRoutes({ directory, rights, agent: agentService }), ...faults.routes()],
    close: () => server.close(),
    answers: () => server.answers(),
    signIns: () => server.signIns(),
    view: () => directoryView(directory),
    snapshot: (): TenantState => ({
      directory: directory.snapshot(),
      rights: rights.snapshot(),
      agentRunning: agentService.running,
    }),
    restore(state) {
      const kept = state as TenantState;
      directory.restore(kept.directory);
      rights.restore(kept.rights);
      agentService.running = kept.agentRunning;
    },
    writes: () => writes.toJSON(),
  };
}
