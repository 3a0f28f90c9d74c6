import { RINGCENTRAL_OKTA_PROVIDER } from '../../../engine/terraform/providers';
import { DEMO, startOktaTenant } from '../../../emulators/okta';
import type { OktaTenant } from '../../../emulators/okta';
import { systemClock } from '../../../emulators/http';
import { serveReattached } from '../../../provider/protocol';
import { handlers } from '../../../provider/provider';
import { workspace } from '../workspace';
import type { Workspace } from '../workspace';
import { weather } from './weather';
import type { Weather } from './weather';

export const AD = DEMO.activeDirectoryApp;
export const USER_TYPE = DEMO.userType;

/** The demo company's org, a RingCentral app in it, our provider inside this process, and a Terraform directory. */
export interface DemoOrg {
  readonly org: OktaTenant;
  readonly ringcentral: string;
  readonly tf: Workspace;
  readonly environment: Record<string, string>;
  /** Resources of ours, by type without prefix and by name. */
  readonly configure: (resources: Record<string, Record<string, object>>, more?: object) => void;
  readonly api: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** A gate or a switch, as somebody's click in the console. */
  readonly admin: (id: string, body: unknown) => Promise<void>;
  /** Between the providers and the org; `api` and `admin` go past it. */
  readonly weather: Weather;
  readonly primaryPhone: () => Promise<Record<string, unknown>>;
  readonly toDirectory: () => Promise<Record<string, { expression: string; pushStatus: string }>>;
  readonly close: () => Promise<void>;
}

interface SchemaAnswer {
  readonly definitions: { readonly base: { readonly properties: Record<string, Record<string, unknown>> } };
}
interface MappingAnswer {
  readonly id: string;
  readonly properties: Record<string, { expression: string; pushStatus: string }>;
}

export const ours = (resources: Record<string, Record<string, object>>) =>
  Object.fromEntries(Object.entries(resources).map(([type, named]) => [`ringcentralokta_${type}`, named]));

/** A terraform block, and a provider block without arguments: everything comes from the environment. */
export const required = {
  terraform: {
    required_providers: { ringcentralokta: { source: RINGCENTRAL_OKTA_PROVIDER.address, version: '0.1.0' } },
  },
};

export async function demoOrg(): Promise<DemoOrg> {
  const org = await startOktaTenant({ clock: systemClock });
  const air = await weather(org.url);
  const environment = {
    OKTA_HTTP_PROXY: air.url,
    OKTA_ORG_NAME: DEMO.orgName,
    OKTA_BASE_URL: DEMO.baseUrl,
    OKTA_API_TOKEN: org.apiToken,
  };
  const server = await serveReattached(RINGCENTRAL_OKTA_PROVIDER.address, handlers(environment));
  const tf = workspace({ ...environment, TF_REATTACH_PROVIDERS: server.environment });
  const api: DemoOrg['api'] = async (method, path, body) => {
    const headers = {
      authorization: `SSWS ${org.apiToken}`,
      accept: 'application/json',
      'content-type': 'application/json',
    };
    const response = await fetch(`${org.url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  const admin: DemoOrg['admin'] = async (id, body) => {
    const route = org.adminRoutes.find((one) => one.id === id);
    if (!route) throw new Error(`no admin route ${id}`);
    await route.handler({ params: {}, query: {}, body });
  };
  const app = (await api('POST', '/api/v1/apps', {
    name: 'ringcentral_saml',
    label: 'RingCentral',
    signOnMode: 'SAML_2_0',
  })) as { id: string };
  return {
    org,
    ringcentral: app.id,
    tf,
    environment,
    configure: (resources, more = {}) => tf.configure({ ...required, resource: ours(resources), ...more }),
    api,
    admin,
    weather: air,
    primaryPhone: async () => {
      const schema = (await api('GET', '/api/v1/meta/schemas/user/default')) as SchemaAnswer;
      return schema.definitions.base.properties.primaryPhone ?? {};
    },
    toDirectory: async () => {
      const [found] = (await api('GET', `/api/v1/mappings?sourceId=${USER_TYPE}&targetId=${AD}`)) as MappingAnswer[];
      return ((await api('GET', `/api/v1/mappings/${found?.id}`)) as MappingAnswer).properties;
    },
    close: async () => {
      server.close();
      tf.remove();
      air.close();
      await org.close();
    },
  };
}

/** Terraform's output without its box drawing and line breaks. */
export const prose = (output: string): string => output.replace(/[│╷╵]/g, ' ').replace(/\s+/g, ' ');
