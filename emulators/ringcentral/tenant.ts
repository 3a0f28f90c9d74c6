import type { FastifyInstance } from 'fastify';
import { COMPANY, RINGCENTRAL_START } from '../company';
import { Faults, type Tenant, type TenantOptions, WriteCounter, startServer } from '../http';
import {
  type Consent,
  accountSwitches,
  appSwitches,
  consentToOkta,
  crowdRoute,
  numberRoutes,
  oktaSessionRoutes,
  userRoutes,
} from './admin';
import { Sessions } from './auth/sessions';
import type { State } from './entities';
import { ApiFault } from './errors';
import { faultAnswers } from './faults';
import { RateLimits } from './rate-limits';
import { type Platform, sendFault, serve } from './router';
import { ROUTES, serveTokens } from './routes';
import { ScimFault } from './scim/errors';
import { scimMethodsAt } from './scim/methods';
import { bareRingCentral, seedRingCentral } from './seed';
import { DEMO_CREDENTIALS } from './settings';
import { Store } from './store';
import { ringCentralView } from './console-view';

export interface RingCentralTenant extends Tenant {
  readonly name: 'ringcentral';
  /** What another command needs to sign in to this tenant. */
  readonly env: Readonly<Record<'RC_SERVER_URL' | 'RC_APP_CLIENT_ID' | 'RC_APP_CLIENT_SECRET' | 'RC_USER_JWT', string>>;
  /** An administrator passes "Authenticate with RingCentral": the code that Okta exchanges for its session. */
  consentToOkta(): Consent;
  /** What Okta's app does with temporary numbers, which is not documented. */
  importsTemporaryNumbers(): boolean;
}

export interface RingCentralTenantOptions extends TenantOptions {
  /** What the account holds at the start. @default the demo company, or an empty account when `bare` */
  readonly state?: State;
}

const demoCompany = (): State => seedRingCentral({ name: COMPANY.name, ...RINGCENTRAL_START });

function answerFaults(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) => {
    const allowed = scimMethodsAt(request.url, ROUTES);
    if (allowed.length === 0) return sendFault(new ApiFault('CMN-120'), request, reply);
    void reply.header('allow', allowed.join(', '));
    return sendFault(new ScimFault(405, `Method [${request.method}] is not allowed`), request, reply);
  });
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof ApiFault) return sendFault(error, request, reply);
    // Fastify's own 400 means a body that is no JSON: the SDK sends arrays as "[object Object]".
    const unreadable = error instanceof Error && 'statusCode' in error && error.statusCode === 400;
    return sendFault(unreadable ? new ApiFault('CMN-103') : new ApiFault('CMN-203'), request, reply);
  });
}

/** Starts an embedded RingCentral account on the loopback. */
export async function startRingCentral(options: RingCentralTenantOptions): Promise<RingCentralTenant> {
  const store = new Store(options.state ?? (options.bare ? bareRingCentral() : demoCompany()));
  const platform: Platform = {
    store,
    sessions: new Sessions(store),
    limits: new RateLimits(),
    clock: options.clock,
    writes: new WriteCounter(),
  };
  const faults = new Faults();
  const server = await startServer(
    (app) => {
      faults.install(app, faultAnswers);
      answerFaults(app);
      serveTokens(app, platform);
      for (const route of ROUTES) serve(app, platform, route);
    },
    { port: options.port, afterWrite: options.afterWrite },
  );
  return {
    name: 'ringcentral',
    url: server.url,
    env: {
      RC_SERVER_URL: server.url,
      RC_APP_CLIENT_ID: DEMO_CREDENTIALS.clientId,
      RC_APP_CLIENT_SECRET: DEMO_CREDENTIALS.clientSecret,
      RC_USER_JWT: DEMO_CREDENTIALS.jwt,
    },
    consentToOkta: () => consentToOkta(platform),
    importsTemporaryNumbers: () => store.state.uncertain.oktaImportsTemporaryNumbers,
    adminRoutes: [
      ...accountSwitches(platform),
      ...appSwitches(platform),
      ...oktaSessionRoutes(platform),
      ...userRoutes(platform),
      ...numberRoutes(platform),
      crowdRoute(platform),
      ...faults.routes(),
    ],
    close: () => server.close(),
    answers: () => server.answers(),
    signIns: () => server.signIns(),
    view: () => ringCentralView(store),
    snapshot: () => store.snapshot(),
    restore: (state) => store.restore(state as State),
    writes: () => platform.writes.toJSON(),
  };
}
