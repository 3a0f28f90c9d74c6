import type { App, RateGroup, Uncertain } from './entities';

/** The account that `environments/demo.ts` names. */
export const ACCOUNT_ID = 400131426008;

/** Limits that every app starts with (developer guide, "Rate limits"). */
const USUAL_LIMITS: Readonly<Record<RateGroup, number>> = { light: 50, medium: 40, heavy: 10, auth: 5 };

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Credentials of the embedded tenant. They open nothing outside this process. */
export const DEMO_CREDENTIALS = {
  clientId: 'embedded-seeding-app',
  clientSecret: 'embedded-seeding-app',
  jwt: 'embedded-credential-of-the-account-administrator',
} as const;

/** The app that an administrator makes in the developer console for this project. */
export const seedingApp = (): App => ({
  clientId: DEMO_CREDENTIALS.clientId,
  clientSecret: DEMO_CREDENTIALS.clientSecret,
  name: 'Integration as code',
  permissions: ['ReadAccounts', 'EditAccounts', 'EditExtensions', 'RoleManagement', 'ReadAuditTrail'],
  grants: [JWT_GRANT, 'refresh_token'],
  issuesRefreshTokens: true,
  limits: { ...USUAL_LIMITS },
});

/** Okta's own app at RingCentral, reached by "Authenticate with RingCentral". Partner apps have custom limits. */
export const oktaApp = (): App => ({
  clientId: 'embedded-okta-app',
  clientSecret: 'embedded-okta-app',
  name: 'Okta',
  permissions: ['ReadAccounts', 'EditAccounts', 'EditExtensions'],
  grants: ['authorization_code', 'refresh_token'],
  issuesRefreshTokens: true,
  limits: { light: 3000, medium: 1000, heavy: 1000, auth: 60 },
});

/** What is played where RingCentral's documentation is silent. */
export const USUAL_UNCERTAIN: Readonly<Uncertain> = {
  scimActiveMeans: 'Enabled',
  scimListsNumbers: false,
  scimWithoutDirectoryIntegration: 'refused',
  oktaImportsTemporaryNumbers: false,
  shuffled: 0,
};
