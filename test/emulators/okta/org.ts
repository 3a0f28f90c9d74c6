import type { Clock, TenantOptions } from '../../../emulators/http';
import { startOktaTenant, type OktaTenant } from '../../../emulators/okta';

/** A clock that stands still until it is told to move. */
export class StoppedClock implements Clock {
  private time = Date.parse('2026-11-22T10:00:00.000Z');

  now(): Date {
    return new Date(this.time);
  }

  forward(seconds: number): void {
    this.time += seconds * 1000;
  }
}

interface PropertyGroup {
  readonly properties: Record<string, Record<string, unknown>>;
  readonly required: string[];
}

/** What tests look at in one item of an answer; asserted on, never trusted. */
interface Item {
  readonly id: string;
  readonly kid: string;
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly scope: string;
  readonly priority: number;
  readonly signOnMode: string | null;
  readonly features: string[];
  readonly profile: Record<string, unknown> & { name: string; login: string };
  readonly credentials: { userName: string };
  readonly settings: { app: unknown; signOn: unknown };
  readonly properties: Record<string, unknown>;
  readonly definitions: { base: PropertyGroup; custom: PropertyGroup };
  readonly conditions: { people: unknown };
  readonly allGroupsValid: boolean;
  readonly errorCode: string;
  readonly errorSummary: string;
  readonly errorCauses: { errorSummary: string }[];
  readonly published: string;
  readonly eventType: string;
  readonly actor: { alternateId: string };
  readonly target: { displayName: string }[];
}

export interface Answer {
  readonly status: number;
  /** One item or a list of them, as the path says. */
  readonly body: Item & Item[];
  readonly headers: Headers;
}

export interface TestOrg {
  readonly tenant: OktaTenant;
  readonly clock: StoppedClock;
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Plays the administrator; throws what the console says no with. */
  readonly admin: (id: string, body?: unknown, params?: Record<string, string>) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

/** An org of the demo company, called with its API token. */
export async function startTestOrg(options: Partial<TenantOptions> = {}): Promise<TestOrg> {
  const clock = new StoppedClock();
  const tenant = await startOktaTenant({ clock, ...options });
  return {
    tenant,
    clock,
    call: async (method, path, body, headers = {}) => {
      const answer = await fetch(`${tenant.url}${path}`, {
        method,
        headers: {
          authorization: `SSWS ${tenant.apiToken}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: answer.status, body: parsed(await answer.text()) as Answer['body'], headers: answer.headers };
    },
    admin: async (id, body = { enabled: true }, params = {}) => {
      const route = tenant.adminRoutes.find((one) => one.id === id);
      if (!route) throw new Error(`no admin route ${id}`);
      return route.handler({ params, query: {}, body });
    },
    close: () => tenant.close(),
  };
}

/** The body that okta/okta sends for a RingCentral app (observed). */
export const ringcentralApp = (label = 'RingCentral') => ({
  name: 'ringcentral_saml',
  label,
  signOnMode: 'SAML_2_0',
  accessibility: { selfService: false },
  visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false } },
  credentials: { userNameTemplate: { template: 'user.email', type: 'CUSTOM', pushStatus: 'PUSH' } },
  settings: {
    app: { brand: '1210' },
    implicitAssignment: false,
    notes: { admin: null, enduser: null },
    signOn: { defaultRelayState: 'https://service.ringcentral.com', audienceOverride: '', attributeStatements: [] },
  },
});

/** Adds the RingCentral app and tells its id and the ids of both directions of its mapping. */
export async function addRingCentral({ call }: TestOrg) {
  const { body } = await call('POST', '/api/v1/apps?activate=true', ringcentralApp());
  const { id } = body;
  const [toUser, toApp] = await Promise.all([
    call('GET', `/api/v1/mappings?sourceId=${id}`),
    call('GET', `/api/v1/mappings?targetId=${id}`),
  ]);
  return { id, toUser: toUser.body[0]?.id ?? '', toApp: toApp.body[0]?.id ?? '' };
}
