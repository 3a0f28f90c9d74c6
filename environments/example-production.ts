import { defineEnvironment } from '../engine/environment/define';

/** Two AD domains below an HR system, an app that exists already, numbers still being ported. */
export const exampleProduction = defineEnvironment({
  name: 'example-production',
  summary: 'Two Active Directory domains under an HR system; the RingCentral app is adopted; numbers are being ported.',
  scenario: 'existing-ringcentral-with-okta',
  porting: true,
  phase: 'provisioning',
  okta: { orgId: '00o1exampleprod00org' },
  ringcentral: { accountId: '705361018', plan: 'RingEX Ultra' },
  systems: {
    hr: { kind: 'other', label: 'HR', app: { adopt: '0oa1exampleprod0hr01' }, sourceRank: 1 },
    corp: { kind: 'activeDirectory', label: 'corp.example.com', app: { adopt: '0oa1exampleprod0ad01' }, sourceRank: 2 },
    emea: { kind: 'activeDirectory', label: 'emea.example.com', app: { adopt: '0oa1exampleprod0ad02' }, sourceRank: 3 },
    ringcentral: { kind: 'ringcentral', app: { adopt: '0oa1exampleprod0rc01' }, sourceRank: 4 },
  },
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'corp' },
      { preset: 'directory-minimum', system: 'emea' },
      { preset: 'ringcentral-minimum', system: 'ringcentral' },
      { preset: 'ringcentral-identity', system: 'ringcentral' },
      { preset: 'ringcentral-saml', system: 'ringcentral' },
      { preset: 'directory-write-back', system: 'corp', phase: 'live' },
      { preset: 'directory-write-back', system: 'emea', phase: 'live' },
    ],
    attributes: { 'hr.costCenter': { origin: 'base', type: 'string' } },
    lines: [{ from: 'hr', to: 'okta.costCenter', expr: 'appuser.costCenter' }],
    without: ['emea → okta.department'],
  },
  numberAndExtension: {
    into: 'one',
    attribute: 'primaryPhone',
    both: '{number}#{extension}',
    numberOnly: '{number}',
    extensionOnly: '#{extension}',
    neither: 'nothing',
  },
  access: {
    groups: [
      { name: 'RingCentral Users', from: 'directory', priority: 0 },
      { name: 'RingCentral Everyone else', from: 'okta', priority: 1 },
    ],
  },
  singleSignOn: true,
  reactivation: true,
  state: {
    backend: 's3',
    config: {
      bucket: 'example-terraform-state',
      key: 'ringcentral-okta.tfstate',
      region: 'eu-central-1',
      use_lockfile: true,
    },
  },
});
