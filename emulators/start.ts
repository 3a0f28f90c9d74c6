import { type KeyObject, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import { type ActiveDirectoryTenant, startActiveDirectory } from './active-directory';
import type { AgentConnection, SelectedUnits } from './active-directory/agent';
import { startAdmin } from './admin';
import { COMPANY } from './company';
import { type Clock, type Tenant, systemClock } from './http';
import { type CompanyName, DEMO, GRANTED_SCOPES, LiveProvisioning, type OktaTenant, startOktaTenant } from './okta';
import { StateFile } from './persistence';
import { type RingCentralTenant, startRingCentral } from './ringcentral';

export interface EmulatorsOptions {
  /** Ports; absent or 0: free ones. */
  readonly oktaPort?: number;
  readonly ringcentralPort?: number;
  readonly adminPort?: number;
  /** JSON file that all tenants are kept in, and taken up from where it exists. */
  readonly state?: string;
  /** Without the demo company. */
  readonly bare?: boolean;
  /** Whose Okta org it is. Default `demo`. */
  readonly company?: CompanyName | undefined;
  /** A genuine directory for Okta's agent, instead of the embedded domain, with the units that it imports. */
  readonly directory?: AgentConnection & { readonly units?: SelectedUnits };
  readonly clock?: Clock;
}

/** The tenants while they run. */
export interface Emulators {
  readonly okta: string;
  readonly ringcentral: string;
  readonly activeDirectory: string;
  readonly admin: string;
  /** Every variable that another command needs. */
  readonly env: Readonly<Record<string, string>>;
  /** The tenants themselves, for tests and for what plugs in behind the org's apps (`oktaTenant.org.provisioning`). */
  readonly oktaTenant: OktaTenant;
  readonly ringcentralTenant: RingCentralTenant;
  readonly activeDirectoryTenant: ActiveDirectoryTenant;
  close(): Promise<void>;
}

const KEY_ID = 'embedded-okta-client';

/** A service app's key is made at each start: no key is ever kept. */
async function clientKeys(): Promise<{ pem: string; jwk: JWK }> {
  const pair: { publicKey: KeyObject; privateKey: KeyObject } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: KEY_ID } as JWK;
  return { pem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), jwk };
}

/** okta/okta takes OKTA_HTTP_PROXY for the org's address; name and base URL stay those of the demo company. */
const oktaVariables = (url: string, pem: string): Record<string, string> => ({
  OKTA_HTTP_PROXY: url,
  OKTA_ORG_NAME: DEMO.orgName,
  OKTA_BASE_URL: DEMO.baseUrl,
  OKTA_API_CLIENT_ID: DEMO.apiClient,
  OKTA_API_PRIVATE_KEY_ID: KEY_ID,
  OKTA_API_PRIVATE_KEY: pem,
  OKTA_API_SCOPES: GRANTED_SCOPES.join(','),
});

const directoryVariables = ({ url, bindDn, bindPassword }: ActiveDirectoryTenant['connection']) => ({
  AD_URL: url,
  AD_BIND_DN: bindDn,
  AD_BIND_PASSWORD: bindPassword,
});

/** The environment that declares a company has its name. */
export const environmentOf = ({ company = 'demo' }: Pick<EmulatorsOptions, 'company'>): string => company;

/** Starts every embedded tenant and their admin server on 127.0.0.1. */
export async function startEmulators(options: EmulatorsOptions = {}): Promise<Emulators> {
  const { clock = systemClock, bare = false } = options;
  const tenants: Tenant[] = [];
  const file = options.state === undefined ? undefined : new StateFile(options.state, tenants);
  const common = { clock, bare, afterWrite: () => file?.save() };
  const [{ pem, jwk }, okta, ringcentral, activeDirectory] = await Promise.all([
    clientKeys(),
    startOktaTenant({ ...common, port: options.oktaPort, company: options.company }),
    startRingCentral({ ...common, port: options.ringcentralPort }),
    startActiveDirectory(common),
  ]);
  okta.trust(jwk);
  okta.org.provisioning = new LiveProvisioning(okta.org, {
    directory: {
      connection: options.directory ?? activeDirectory.agentConnection,
      units: options.directory?.units ?? { users: COMPANY.peopleOu, groups: COMPANY.groupsOu },
      service: activeDirectory.agentService,
    },
    ringcentral,
  });
  tenants.push(okta, ringcentral, activeDirectory);
  if (!file?.restore()) file?.save();
  const admin = await startAdmin({
    port: options.adminPort,
    tenants,
    environment: environmentOf(options),
    clock,
    afterWrite: common.afterWrite,
  });
  return {
    okta: okta.url,
    ringcentral: ringcentral.url,
    activeDirectory: activeDirectory.url,
    admin: admin.url,
    env: {
      ...oktaVariables(okta.url, pem),
      ...ringcentral.env,
      ...directoryVariables(activeDirectory.connection),
      EMBEDDED_ADMIN_URL: admin.url,
    },
    oktaTenant: okta,
    ringcentralTenant: ringcentral,
    activeDirectoryTenant: activeDirectory,
    close: async () => {
      await Promise.all([admin.close(), ...tenants.map((tenant) => tenant.close())]);
    },
  };
}
