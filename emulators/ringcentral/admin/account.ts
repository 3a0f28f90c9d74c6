import { z } from 'zod';
import type { AdminRoute } from '../../http';
import { USER_PERMISSIONS } from '../auth/permissions';
import { PLAN_LEVELS, RATE_GROUPS } from '../entities';
import type { Platform } from '../router';

const gateSchema = z.object({ enabled: z.boolean() });

const switchRoute = (
  route: Pick<AdminRoute, 'id' | 'path' | 'gate'>,
  set: (enabled: boolean) => unknown,
): AdminRoute => ({
  ...route,
  method: 'PUT',
  body: { enabled: true },
  handler: ({ body }) => set(gateSchema.parse(body).enabled),
});

const planSchema = z.object({ level: z.enum(PLAN_LEVELS) });
const permissionSchema = z.object({ permission: z.enum(USER_PERMISSIONS), granted: z.boolean() });
const limitsSchema = z.object({
  enforced: z.boolean().optional(),
  clientId: z.string().optional(),
  limits: z.partialRecord(z.enum(RATE_GROUPS), z.number().int().positive()).optional(),
});
const uncertainSchema = z.object({
  scimActiveMeans: z.enum(['Enabled', 'NotActivated']).optional(),
  scimListsNumbers: z.boolean().optional(),
  scimWithoutDirectoryIntegration: z.enum(['refused', 'open']).optional(),
  oktaImportsTemporaryNumbers: z.boolean().optional(),
  shuffled: z.number().int().min(0).optional(),
});
const refreshSchema = z.object({ clientId: z.string(), issuesRefreshTokens: z.boolean() });

/** What RingCentral Support, RingCentral's sales and the account's owner decide about the account. */
export function accountSwitches(platform: Platform): AdminRoute[] {
  const { store } = platform;
  const account = () => store.state.account;
  return [
    switchRoute(
      {
        id: 'directory-integration',
        path: '/gates/ringcentral-directory-integration',
        gate: 'ringcentral-directory-integration',
      },
      (enabled) => ({ directoryIntegration: (account().directoryIntegration = enabled) }),
    ),
    switchRoute({ id: 'plan-gate', path: '/gates/ringcentral-plan', gate: 'ringcentral-plan' }, (enabled) => ({
      plan: (account().plan = enabled ? 'Advanced' : 'Core'),
    })),
    {
      id: 'plan',
      method: 'PUT',
      path: '/plan',
      body: { level: 'Advanced' },
      handler: ({ body }) => ({ plan: (account().plan = planSchema.parse(body).level) }),
    },
    switchRoute({ id: 'custom-fields', path: '/custom-fields' }, (enabled) => ({
      customFieldsEnabled: (account().customFieldsEnabled = enabled),
    })),
    {
      id: 'permission',
      method: 'PUT',
      path: '/permissions',
      body: { permission: 'ActiveDirectory', granted: true },
      handler: ({ body }) => {
        const { permission, granted } = permissionSchema.parse(body);
        const others = account().withheldPermissions.filter((one) => one !== permission);
        account().withheldPermissions = granted ? others : [...others, permission];
        return { withheld: account().withheldPermissions };
      },
    },
    {
      id: 'behaviour',
      method: 'PUT',
      path: '/behaviour',
      body: { scimActiveMeans: 'NotActivated' },
      handler: ({ body }) => Object.assign(store.state.uncertain, uncertainSchema.parse(body)),
    },
  ];
}

/** What the owner of an app decides in the developer console. */
export function appSwitches({ store, limits }: Platform): AdminRoute[] {
  return [
    {
      id: 'limits',
      method: 'PUT',
      path: '/limits',
      body: { enforced: false },
      handler: ({ body }) => {
        const { enforced, clientId, limits: changed } = limitsSchema.parse(body);
        if (enforced !== undefined) store.state.limitsEnforced = enforced;
        for (const app of store.state.apps) {
          if (clientId === undefined || app.clientId === clientId) Object.assign(app.limits, changed);
        }
        limits.reset();
        return {
          enforced: store.state.limitsEnforced,
          apps: store.state.apps.map(({ name, limits: of }) => ({ name, ...of })),
        };
      },
    },
    {
      id: 'refresh-tokens',
      method: 'PUT',
      path: '/refresh-tokens',
      body: { clientId: 'embedded-seeding-app', issuesRefreshTokens: false },
      handler: ({ body }) => {
        const { clientId, issuesRefreshTokens } = refreshSchema.parse(body);
        for (const app of store.state.apps)
          if (app.clientId === clientId) app.issuesRefreshTokens = issuesRefreshTokens;
        return { clientId, issuesRefreshTokens };
      },
    },
  ];
}
