import type { Route } from '../router';
import { accountRoutes } from './account';
import { auditTrailRoutes } from './audit-trail';
import { customFieldRoutes } from './custom-fields';
import { directoryRoutes } from './directory';
import { extensionRoutes } from './extensions';
import { extensionBulkRoutes } from './extensions-bulk';
import { phoneNumberRoutes } from './phone-numbers';
import { phoneNumberV2Routes } from './phone-numbers-v2';
import { readOnlyRoutes } from './read-only';
import { roleRoutes } from './roles';
import { scimServiceRoutes } from './scim-service';
import { scimUserRoutes } from './scim-users';
import { siteRoutes } from './sites';

export { serveTokens } from './token';

export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...extensionRoutes,
  ...extensionBulkRoutes,
  ...phoneNumberRoutes,
  ...phoneNumberV2Routes,
  ...directoryRoutes,
  ...customFieldRoutes,
  ...roleRoutes,
  ...siteRoutes,
  ...readOnlyRoutes,
  ...auditTrailRoutes,
  ...scimServiceRoutes,
  ...scimUserRoutes,
];
