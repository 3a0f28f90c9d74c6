import type { DriftReport } from '../../../engine/drift';

/** A check that found something of every kind. */
export const exampleDrift = (over: Partial<DriftReport> = {}): DriftReport => ({
  config: [
    {
      tier: 'declared',
      address: 'okta_profile_mapping.ringcentral_to_okta',
      field: 'mappings.primaryPhone.expression',
      expected: 'appuser.directNumber + "#" + appuser.extensionNumber',
      actual: 'appuser.directNumber',
      by: 'Ada Admin',
      when: '2026-03-02T06:00:00.000Z',
    },
    { tier: 'undeclared', address: 'okta.shoeSize', field: '*', expected: null, actual: 'present' },
    { tier: 'deleted', address: 'okta_group_rule.leads', field: '*', expected: 'present', actual: null },
    { tier: 'could-not-read', address: 'okta.nickName', field: 'source', expected: 'OKTA', actual: null },
  ],
  data: [
    {
      system: 'okta',
      person: '00u1acmedemo00000001',
      attribute: 'primaryPhone',
      expected: '+14155550101#101',
      actual: '+14155550999',
      by: 'Zelda Fitzwarren',
      when: '2026-03-02T07:00:00.000Z',
    },
  ],
  console: [
    {
      condition: 'ad-confirmation',
      by: 'Grace Clicker',
      when: '2026-03-02T06:00:00.000Z',
      from: true,
      to: false,
    },
  ],
  canaries: [
    { id: 'extension-pool', ok: false, detail: '2 extensions are free.' },
    { id: 'number-pool', ok: true, detail: '40 numbers are free.' },
  ],
  calls: { okta: 22, ringcentral: { light: 2, medium: 2, heavy: 1, auth: 2 } },
  limits: [
    { tenant: 'okta', group: 'GET /api/v1/apps/{id}', calls: 6, limit: 500 },
    { tenant: 'ringcentral', group: 'medium', calls: 2, limit: 40 },
  ],
  etaMs: 61_000,
  waitedMs: 61_050,
  incomplete: [],
  ...over,
});
