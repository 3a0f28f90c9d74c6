import { z } from 'zod';
import { AdminRefusal, type AdminRoute } from '../../http';
import type { App } from '../entities';
import type { Org } from '../org';
import { applyUpdates } from '../routes/mappings';
import { defaultSwitches } from '../settings';
import { crowdRoute } from './crowd';
import { audited } from './audit';
import { consoleRoutes } from './console-settings';
import { gateRoutes } from './gates';

const appBody = z.strictObject({ app: z.string() });
const importBody = appBody.extend({ kind: z.enum(['full', 'incremental']).default('full') });
/** `externalId`: one account of those that wait; `user`: whom it belongs to, where several may be meant. */
const confirmBody = appBody.extend({ externalId: z.string().optional(), user: z.string().optional() });
const orderBody = z.strictObject({ order: z.array(z.string()) });
const switchesBody = z
  .strictObject({
    masterOnBase: z.enum(['accepted', 'refused', 'dropped']),
    overrideWithoutFlag: z.enum(['refused', 'dropped']),
    masterHidden: z.boolean(),
    lostSchemaUpdates: z.number().int().min(0).max(5000),
    shuffled: z.number().int().min(0),
    enforceRateLimits: z.boolean(),
    rateLimitPercent: z.number().int().min(1).max(100),
    groupRulesBusy: z.number().int().min(0),
    schemaNotReady: z.number().int().min(0),
    deletionPending: z.number().min(0),
    pipeline: z.enum(['idx', 'v1']),
    numbersNotReported: z.enum(['empty', 'kept']),
    expressions: z.enum(['spring', 'empty', 'strict']),
    expressionBehaviour: z
      .strictObject({
        displayName: z.enum(['composed', 'null']),
        numberKind: z.enum(['schema', 'value']),
        wideInteger: z.enum(['long', 'double']),
      })
      .partial(),
    groupFunctions: z.enum(['joining', 'push', 'applied']),
    externalNames: z.enum(['kept', 'refused', 'dropped']),
    emptyLastPages: z.boolean(),
    values: z.enum(['refused', 'accepted']),
    expressionFaults: z.enum(['refused', 'accepted']),
    definitions: z.enum(['refused', 'accepted']),
    logRetentionDays: z.number().int().min(1).max(90),
  })
  .partial();

/** An app by id, label or catalogue key. */
function findApp(org: Org, wanted: string): App {
  const app = [...org.store.apps.values()].find(({ id, label, name }) => [id, label, name].includes(wanted));
  if (!app) throw new AdminRefusal(404, `This org has no app ${wanted}.`);
  return app;
}

function orderSources(org: Org, order: readonly string[]): string[] {
  const { settings } = org.store;
  if ([...order].sort().join() !== [...settings.profileSourceOrder].sort().join())
    throw new AdminRefusal(
      400,
      `The order must name each profile source once: ${settings.profileSourceOrder.join(', ')}`,
    );
  settings.profileSourceOrder = [...order];
  return settings.profileSourceOrder;
}

/** An app's Import tab. */
const importRoutes = (org: Org): AdminRoute[] => [
  {
    id: 'import',
    method: 'POST',
    path: '/import',
    body: { app: 'active_directory', kind: 'full' },
    handler: ({ body }) => {
      const { app, kind } = importBody.parse(body);
      return org.provisioning.import(findApp(org, app), kind);
    },
  },
  {
    id: 'held',
    method: 'GET',
    path: '/apps/:app/held',
    handler: ({ params }) => org.provisioning.held(findApp(org, params.app ?? '')),
  },
  {
    id: 'confirm',
    method: 'POST',
    path: '/confirm',
    body: { app: 'active_directory' },
    handler: ({ body }) => {
      const { app, ...which } = confirmBody.parse(body);
      return org.provisioning.confirm(findApp(org, app), which);
    },
  },
];

/** What administrators do in Okta's console and no API can, and how this org behaves where orgs differ. */
export const adminRoutes = (org: Org, apiToken: string): AdminRoute[] => [
  ...gateRoutes(org).map(audited(org)),
  ...consoleRoutes(org, (wanted) => findApp(org, wanted)).map(audited(org)),
  ...importRoutes(org),
  crowdRoute(org),
  audited(org)({
    id: 'apply-mappings',
    method: 'POST',
    path: '/apply-mappings',
    body: { app: 'ringcentral_saml' },
    handler: ({ body }) => applyUpdates(org, findApp(org, appBody.parse(body).app).id),
  }),
  { id: 'settings', method: 'GET', path: '/settings', handler: () => org.store.settings },
  {
    id: 'profile-sources',
    method: 'PUT',
    path: '/profile-sources',
    body: { order: ['0oa1acmead0000000app'] },
    handler: ({ body }) => orderSources(org, orderBody.parse(body).order),
  },
  {
    id: 'app-console',
    method: 'GET',
    path: '/apps/:app/console',
    handler: ({ params }) => findApp(org, params.app ?? '').console,
  },
  {
    id: 'api-token',
    method: 'GET',
    path: '/api-token',
    handler: () => ({ apiToken }),
  },
  {
    id: 'switches',
    method: 'PUT',
    path: '/switches',
    body: defaultSwitches(),
    handler: ({ body }) => Object.assign(org.store.settings.switches, switchesBody.parse(body)),
  },
];
