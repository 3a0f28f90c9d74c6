import type { JWK } from 'jose';
import { Faults, type Tenant, type TenantOptions, WriteCounter } from '../http';
import { adminRoutes } from './admin';
import { awkwardCompany } from './data/awkward';
import { DEMO, demoCompany, emptyOrg, ldapCompany } from './data/fresh';
import { CONSOLE_ADMIN, Org } from './org';
import { endpoints } from './routes';
import { Tokens, startOktaServer } from './server';
import type { StoreSnapshot } from './store';
import { oktaView } from './console-view';

/** Scopes that the service app of the demo company has been granted, least privilege for all commands together. */
export const GRANTED_SCOPES = [
  'okta.agentPools.read',
  'okta.apps.manage',
  'okta.groups.manage',
  'okta.logs.read',
  'okta.policies.read',
  'okta.profileMappings.manage',
  'okta.schemas.manage',
  'okta.userTypes.read',
  'okta.users.manage',
] as const;

export interface OktaTenant extends Tenant {
  readonly name: 'okta';
  /** The org itself, for the systems behind its apps to plug in (`org.provisioning`). */
  readonly org: Org;
  /** An API token that may do everything; new at each start. */
  readonly apiToken: string;
  /** Gives the demo company's service app a key: from then on it gets access tokens for what it signs. */
  trust(key: JWK): void;
}

/** Companies that an org can start with: the demo before the project, the same with an LDAP directory, or one that was wired by hand in every awkward way. */
const COMPANIES = { demo: demoCompany, ldap: ldapCompany, awkward: awkwardCompany } as const;
export type CompanyName = keyof typeof COMPANIES;

/** Starts an embedded Okta org on the loopback: a company's, or a new one (`bare`). */
export async function startOktaTenant(
  options: TenantOptions & { readonly company?: CompanyName | undefined },
): Promise<OktaTenant> {
  const org = new Org(options.clock);
  const tokens = new Tokens(options.clock, () => CONSOLE_ADMIN);
  if (options.bare) emptyOrg(org);
  else COMPANIES[options.company ?? 'demo'](org);
  org.store.logs.length = 0;
  const faults = new Faults();
  const writes = new WriteCounter();
  const server = await startOktaServer(
    { org, tokens, faults, writes, endpoints: endpoints(org, tokens) },
    { port: options.port, afterWrite: options.afterWrite },
  );
  org.url = server.url;
  return {
    name: 'okta',
    url: server.url,
    org,
    apiToken: tokens.apiToken,
    trust: (key) =>
      tokens.register({ id: DEMO.apiClient, label: 'RingCentral integration', scopes: GRANTED_SCOPES, jwks: [key] }),
    adminRoutes: [...adminRoutes(org, tokens.apiToken), ...faults.routes()],
    close: () => server.close(),
    answers: () => server.answers(),
    signIns: () => server.signIns(),
    view: () => oktaView(org.store),
    snapshot: () => ({ ...org.store.snapshot(), provisioning: org.provisioning.snapshot() }),
    restore: (state) => {
      const { provisioning, ...store } = state as StoreSnapshot & { provisioning?: unknown };
      org.store.restore(store);
      if (provisioning !== undefined) org.provisioning.restore(provisioning);
    },
    writes: () => writes.toJSON(),
  };
}
