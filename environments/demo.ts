import { defineEnvironment } from '../engine/environment/define';

/** The company that the embedded tenants hold. Its first phase needs no gate; the demo raises it in a copy made at run time. */
export const demo = defineEnvironment({
  name: 'demo',
  summary: 'Acme on the embedded tenants: an Okta org with Active Directory, and a RingCentral account.',
  scenario: 'existing-ringcentral-with-okta',
  phase: 'app',
  okta: { orgId: '00o1acmedemo00000org' },
  ringcentral: { accountId: '400131426008', plan: 'RingEX Advanced' },
  systems: {
    ad: {
      kind: 'activeDirectory',
      label: 'acme.test',
      app: { adopt: '0oa1acmead0000000app' },
      sourceRank: 1,
    },
    ringcentral: {
      kind: 'ringcentral',
      label: 'RingCentral',
      app: { create: 'ringcentral_saml' },
      sourceRank: 2,
      undeclared: 'remove',
    },
  },
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'ad' },
      { preset: 'directory-extension-nested', system: 'ad' },
      { preset: 'ringcentral-minimum', system: 'ringcentral' },
      { preset: 'ringcentral-identity', system: 'ringcentral' },
      { preset: 'ringcentral-saml', system: 'ringcentral' },
      { preset: 'directory-write-back', system: 'ad' },
    ],
    attributes: {
      'okta.extension': { origin: 'custom', type: 'string', title: 'Extension', sourcedBy: ['ringcentral'] },
    },
    lines: [
      {
        from: 'ringcentral',
        to: 'okta.extension',
        expr: 'appuser.extensionNumber != null AND appuser.extensionNumber != "" AND appuser.extensionNumber != "blank" ? appuser.extensionNumber : null',
        phase: 'bidirectional',
      },
      {
        from: 'okta',
        to: 'ringcentral.department',
        expr: 'user.department',
        perGroup: { Contractors: 'External' },
      },
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
  access: {
    groups: [
      { name: 'RingCentral Users', from: 'directory', priority: 0 },
      { name: 'Contractors', from: 'okta', priority: 1 },
      { name: 'RingCentral Pilots', from: 'new', description: 'People who get RingCentral by rule', priority: 2 },
    ],
    rules: [
      {
        name: 'RingCentral for Sales leads',
        expression: 'user.department == "Sales" AND String.stringContains(user.title, "Lead")',
        into: ['RingCentral Pilots'],
      },
    ],
  },
  singleSignOn: true,
  reactivation: true,
  state: { backend: 'local' },
});
