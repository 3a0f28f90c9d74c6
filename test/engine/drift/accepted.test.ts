import { describe, expect, it } from 'vitest';
import { isAccepted, NOTHING_ACCEPTED, record } from '../../../engine/drift';

const drift = { tier: 'declared', address: 'okta_app_saml.ringcentral', field: 'label', actual: 'Phones' } as const;
const why = { reason: 'The brand team asked for it', on: '2026-11-22' };

describe('drift that people have accepted', () => {
  const accepted = record(NOTHING_ACCEPTED, [drift], why);

  it('is silent while the live value stays what was accepted', () => {
    expect(isAccepted(drift, accepted)).toBe(true);
    expect(isAccepted({ ...drift, actual: 'Telephones' }, accepted)).toBe(false);
  });

  it('is recorded once a place, the last value wins', () => {
    expect(record(accepted, [{ ...drift, actual: 'Telephones' }], why).baseline).toEqual([
      { address: drift.address, field: 'label', actual: 'Telephones', ...why },
    ]);
  });

  it('never covers what is gone, not even by a rule for everything', () => {
    const everything = { ...accepted, ignore: [{ address: '*', field: '*', ...why }] };
    expect(isAccepted({ ...drift, actual: 'anything' }, everything)).toBe(true);
    expect(isAccepted({ ...drift, tier: 'deleted' }, everything)).toBe(false);
  });
});
