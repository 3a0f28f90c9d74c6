import type { EnvironmentInput } from '../../engine/environment/schema';

/** What its identity engineer would write down of the awkward company: the environment that declares it. */
export const AWKWARD_ENVIRONMENT: EnvironmentInput = {
  name: 'awkward',
  summary: 'An HR system above two AD domains and an LDAP directory; two RingCentral apps; wired by hand.',
  scenario: 'existing-ringcentral-with-okta',
  phase: 'live',
  okta: { orgId: '00o1acmedemo00000org' },
  ringcentral: { accountId: '400131426008', plan: 'RingEX Advanced' },
  systems: {
    hr: { kind: 'other', label: 'HR', app: { adopt: '0oa1awkwardhr0000app' }, sourceRank: 1 },
    corp: { kind: 'activeDirectory', label: 'acme.test', app: { adopt: '0oa1acmead0000000app' }, sourceRank: 2 },
    emea: { kind: 'activeDirectory', label: 'emea.acme.test', app: { adopt: '0oa1awkwardemea00app' }, sourceRank: 3 },
    partners: { kind: 'ldap', label: 'Partners', app: { adopt: '0oa1awkwardldap00app' }, sourceRank: 4 },
    rc: { kind: 'ringcentral', label: 'RingCentral', app: { adopt: '0oa1awkwardrc0000app' }, sourceRank: 5 },
  },
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'corp' },
      { preset: 'directory-minimum', system: 'emea' },
      { preset: 'ringcentral-minimum', system: 'rc' },
      { preset: 'ringcentral-identity', system: 'rc' },
      { preset: 'ringcentral-saml', system: 'rc' },
      { preset: 'directory-write-back', system: 'corp' },
      { preset: 'directory-write-back', system: 'emea' },
    ],
    attributes: {
      'hr.department': { origin: 'base', type: 'string' },
      'hr.costCenter': { origin: 'base', type: 'string' },
    },
    lines: [
      { from: 'hr', to: 'okta.department', expr: 'appuser.department' },
      { from: 'hr', to: 'okta.costCenter', expr: 'appuser.costCenter' },
      {
        from: 'okta',
        to: 'rc.department',
        expr: 'user.department',
        // The order of keys decides nothing: the priority of the assignments does.
        perGroup: { Contractors: 'C', '2024': 'N', Pilots: 'P' },
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
      { name: 'Contractors', from: 'okta', priority: 1 },
      { name: '2024', from: 'okta' },
      { name: 'RingCentral Users', from: { directory: 'corp' }, priority: 2 },
      { name: 'Pilots', from: 'okta', priority: 0 },
    ],
    rules: [
      { name: 'Contractors by type', expression: 'user.userType == "Contractor"', into: ['Contractors'] },
      { name: 'Pilots of the field', expression: 'isMemberOfGroupName("RC Außendienst")', into: ['Pilots'] },
    ],
  },
  singleSignOn: true,
  state: { backend: 'local' },
};
