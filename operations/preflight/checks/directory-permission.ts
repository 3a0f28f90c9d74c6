import type { SeedCheck } from '../check';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

export const directoryPermission: SeedCheck = {
  id: 'directory-permission',
  who: 'RingCentral account administrator',
  where: RINGCENTRAL_PORTAL.rolePermission,
  source: 'RingCentral API reference, authz-profile/check; permission ActiveDirectory',
  examine: ({ mayIntegrate }) => ({
    ok: mayIntegrate,
    people: 0,
    found: `the signed-in user ${mayIntegrate ? 'may' : 'may not'} manage Directory Integration (ActiveDirectory)`,
  }),
};
