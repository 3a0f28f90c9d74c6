import type { SeedCheck } from '../check';

export const directoryPermission: SeedCheck = {
  id: 'directory-permission',
  who: 'RingCentral account administrator',
  where: 'RingCentral Admin Portal > Users > Roles > the role of the user behind RC_USER_JWT > Active Directory',
  source: 'RingCentral API reference, authz-profile/check; permission ActiveDirectory',
  examine: ({ mayIntegrate }) => ({
    ok: mayIntegrate,
    people: 0,
    found: `the signed-in user ${mayIntegrate ? 'may' : 'may not'} manage Directory Integration (ActiveDirectory)`,
  }),
};
