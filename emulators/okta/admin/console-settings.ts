import { z } from 'zod';
import { AdminRefusal, type AdminRoute } from '../../http';
import type { App } from '../entities';
import { CONSOLE_ADMIN, OKTA_SYSTEM, type Org } from '../org';
import { setFeatures } from './profile-source';

const settingsBody = z.record(
  z.string(),
  z.union([z.boolean(), z.string(), z.number(), z.record(z.string(), z.unknown())]),
);
const featureBody = z.strictObject({ feature: z.string(), enabled: z.boolean() });
const safeguardLevel = z.strictObject({ enabled: z.boolean(), percent: z.number().int().min(1).max(100) });
const safeguardBody = z.strictObject({ app: safeguardLevel, org: safeguardLevel }).partial();
/** "Resume All Imports", or "Cancel the Affected Import and Resume Other Imports". */
const resumeBody = z.strictObject({ cancelAffected: z.boolean().default(false) });
const sourceBody = z.strictObject({
  type: z.enum(['PROFILE_MASTER', 'OKTA', 'OVERRIDE']),
  priority: z.array(z.string()).optional(),
});
const agentBody = z
  .strictObject({
    operationalStatus: z.enum(['OPERATIONAL', 'DEGRADED', 'DISRUPTED', 'INACTIVE']),
    version: z.string(),
    isLatestGAedVersion: z.boolean(),
    lastConnection: z.iso.datetime(),
    settings: z.record(z.string(), z.unknown()),
  })
  .partial();
const detailsBody = z.strictObject({ from: z.record(z.string(), z.unknown()), to: z.record(z.string(), z.unknown()) });
const eventBody = z.strictObject({
  eventType: z.string(),
  published: z.iso.datetime().optional(),
  actor: z
    .strictObject({
      id: z.string(),
      type: z.enum(['PublicClientApp', 'User', 'SystemPrincipal']),
      displayName: z.string(),
      alternateId: z.string(),
    })
    .optional(),
  target: z
    .array(
      z.strictObject({
        id: z.string(),
        type: z.string(),
        displayName: z.string(),
        changeDetails: detailsBody.optional(),
      }),
    )
    .default([]),
  /** How often it happened. */
  times: z.number().int().min(1).max(100_000).default(1),
});

type Find = (wanted: string) => App;

function setSource(org: Org, attribute: string, { type, priority }: z.infer<typeof sourceBody>) {
  const { base, custom } = org.store.defaultUserSchema;
  const property = base[attribute] ?? custom[attribute];
  if (!property) throw new AdminRefusal(404, `Okta's users have no attribute ${attribute}.`);
  property.master = { type, ...(priority && { priority: priority.map((value) => ({ type: 'APP', value })) }) };
  return property.master;
}

function resume(org: Org, { cancelAffected }: z.infer<typeof resumeBody>) {
  const { settings } = org.store;
  if (settings.stoppedImport === undefined) throw new AdminRefusal(409, 'No import is paused.');
  settings.resumedImport = cancelAffected ? undefined : settings.stoppedImport;
  settings.stoppedImport = undefined;
  const { id, name } = settings;
  org.log('system.import.roadblock.resume', CONSOLE_ADMIN, [{ id, type: 'Org', displayName: name }]);
  return { paused: false };
}

/** An event that others would cause: of other apps, of other administrators. */
function plant(org: Org, { times, published, actor, eventType, target }: z.infer<typeof eventBody>) {
  for (let n = 0; n < times; n += 1) {
    org.log(eventType, actor ?? OKTA_SYSTEM, target);
    if (published !== undefined) org.store.logs.at(-1)!.published = published;
  }
  return { events: org.store.logs.length };
}

/** Settings of the console that are no gate's switch. */
export const consoleRoutes = (org: Org, findApp: Find): AdminRoute[] => [
  {
    id: 'change-app-console',
    method: 'PUT',
    path: '/apps/:app/console',
    body: { importSchedule: 'daily' },
    handler: ({ params, body }) => Object.assign(findApp(params.app ?? '').console, settingsBody.parse(body)),
  },
  {
    id: 'change-app-feature',
    method: 'PUT',
    path: '/apps/:app/features',
    body: { feature: 'PUSH_PROFILE_UPDATES', enabled: true },
    handler: ({ params, body }) => {
      const { feature, enabled } = featureBody.parse(body);
      const app = findApp(params.app ?? '');
      setFeatures(org, app, [feature], enabled);
      return app.features;
    },
  },
  {
    id: 'change-import-safeguard',
    method: 'PUT',
    path: '/import-safeguard',
    body: { app: { enabled: true, percent: 20 } },
    handler: ({ body }) => Object.assign(org.store.settings.importSafeguard, safeguardBody.parse(body)),
  },
  {
    id: 'change-attribute-source',
    method: 'PUT',
    path: '/attribute-sources/:attribute',
    body: { type: 'PROFILE_MASTER' },
    handler: ({ params, body }) => setSource(org, params.attribute ?? '', sourceBody.parse(body)),
  },
  { id: 'agents', method: 'GET', path: '/agents', handler: () => org.store.settings.agents },
  {
    id: 'change-agent',
    method: 'PUT',
    path: '/agents/:agent',
    body: { settings: { pollingThreads: 4 } },
    handler: ({ params, body }) => {
      const agent = org.store.settings.agents.find(({ id, name }) => [id, name].includes(params.agent ?? ''));
      if (!agent) throw new AdminRefusal(404, `There is no agent ${params.agent ?? ''}.`);
      return Object.assign(agent, agentBody.parse(body));
    },
  },
  {
    id: 'resume-imports',
    method: 'POST',
    path: '/import-roadblock/resume',
    handler: ({ body }) => resume(org, resumeBody.parse(body ?? {})),
  },
  {
    id: 'log-event',
    method: 'POST',
    path: '/log',
    body: { eventType: 'user.session.start', times: 1 },
    handler: ({ body }) => plant(org, eventBody.parse(body)),
  },
];
