import { defineEnvironment } from '../engine/environment/define';

/** A rehearsal on Okta Preview and RingCentral UAT: number and extension in custom attributes of their own. */
export const exampleUat = defineEnvironment({
  name: 'example-uat',
  summary: 'Rehearsal on Okta Preview with the RingCentral UAT app, number and extension kept apart.',
  scenario: 'new-ringcentral-with-okta',
  phase: 'bidirectional',
  okta: { orgId: '00o1exampleuat000org' },
  ringcentral: {
    accountId: '809646016',
    plan: 'RingEX Advanced',
    uat: true,
    label: 'RingCentral UAT',
    hideOnMobile: true,
  },
  systems: {
    ad: { kind: 'activeDirectory', label: 'uat.example.com', app: { adopt: '0oa1exampleuat00ad01' }, sourceRank: 1 },
    ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 },
  },
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'ad' },
      { preset: 'ringcentral-minimum', system: 'ringcentral' },
      { preset: 'ringcentral-identity', system: 'ringcentral' },
      { preset: 'directory-write-back', system: 'ad', from: 'directNumber' },
    ],
  },
  numberAndExtension: { into: 'two', number: 'directNumber', extension: 'extension' },
  access: { groups: [{ name: 'RingCentral Rehearsal', from: 'new', description: 'People of the rehearsal' }] },
  state: { backend: 'local' },
});
