import { DIRECTORY_INTEGRATION, RINGCENTRAL_PORTAL } from '../conditions/consoles';

/** Where a person finds an id that an environment cannot do without: told where one is open, and written into the file that `init` makes. */
export const WHERE_FOUND = {
  orgId: '00o… of https://YOUR-ORG.okta.com/.well-known/okta-organization',
  accountId: `${RINGCENTRAL_PORTAL.serviceInfo}, or GET /restapi/v1.0/account/~`,
  directoryApp: `0oa… in the address of ${DIRECTORY_INTEGRATION.page}`,
} as const;
