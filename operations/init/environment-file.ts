import { DIRECTORY_INTEGRATION, RINGCENTRAL_PORTAL } from '../../engine/conditions/consoles';
import type { Facts } from './found';

/** Where a person finds a value that nobody gave; the file does not pass `environment check` before it stands there. */
const MISSING = {
  orgId: '00o… of https://YOUR-ORG.okta.com/.well-known/okta-organization',
  accountId: `${RINGCENTRAL_PORTAL.serviceInfo}, or GET /restapi/v1.0/account/~`,
  adApp: `0oa… in the address of ${DIRECTORY_INTEGRATION.page}`,
} as const;

const literal = (value: string | undefined, missing: string): string =>
  value === undefined ? `'' /* ${missing} */` : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** An environment's name as that of a constant: `acme-uat` is `acmeUat`. */
const constant = (name: string): string => name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());

/** The smallest environment that can be applied, in its first phase. */
export function environmentFile(name: string, facts: Facts): string {
  const { orgId, accountId, adApp, adLabel = 'Active Directory', ringcentralApp } = facts;
  const app =
    ringcentralApp === undefined ? "{ create: 'ringcentral_saml' }" : `{ adopt: ${literal(ringcentralApp, '')} }`;
  return `import { defineEnvironment } from 'ringcentral-okta/environments';

export const ${constant(name)} = defineEnvironment({
  name: '${name}',
  summary: 'Active Directory, Okta and RingCentral.',
  scenario: 'existing-ringcentral-with-okta',
  // app, provisioning, bidirectional, live: one after the other.
  phase: 'app',
  okta: { orgId: ${literal(orgId, MISSING.orgId)} },
  ringcentral: { accountId: ${literal(accountId, MISSING.accountId)}, plan: 'Ultimate' },
  systems: {
    ad: {
      kind: 'activeDirectory',
      label: ${literal(adLabel, '')},
      app: { adopt: ${literal(adApp, MISSING.adApp)} },
      sourceRank: 1,
    },
    ringcentral: { kind: 'ringcentral', label: 'RingCentral', app: ${app}, sourceRank: 2 },
  },
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'ad' },
      { preset: 'ringcentral-minimum', system: 'ringcentral' },
      { preset: 'ringcentral-identity', system: 'ringcentral' },
      { preset: 'ringcentral-saml', system: 'ringcentral' },
      { preset: 'directory-write-back', system: 'ad' },
    ],
  },
  numberAndExtension: {
    into: 'one',
    attribute: 'primaryPhone',
    both: '{number}#{extension}',
    numberOnly: '{number}',
    extensionOnly: 'nothing',
    neither: 'nothing',
  },
  // A group that the directory brings; its members get RingCentral.
  access: { groups: [{ name: 'RingCentral Users', from: 'directory', priority: 0 }] },
  singleSignOn: true,
  // Pipelines need a backend with locks: docs/pipelines.md.
  state: { backend: 'local' },
});
`;
}
