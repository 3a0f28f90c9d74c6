import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forget, isAccepted, NOTHING_ACCEPTED, record, unaccepted } from '../../../engine/drift';

const hashOf = (value: unknown) => createHmac('sha256', 'a key').update(JSON.stringify(value)).digest('hex');
const drift = { tier: 'declared', address: 'okta_app_saml.ringcentral', field: 'label', actual: 'Phones' } as const;
const why = { reason: 'The brand team asked for it', on: '2026-11-22' };
const login = {
  tier: 'undeclared',
  address: 'ringcentralokta_mapping_lines.nord_to_okta',
  field: 'lines.login',
  expected: null,
  actual: { expression: 'appuser.userName', push_status: 'PUSH' },
  targets: ['prm1'],
} as const;
const complete = { hashOf, complete: true };

describe('drift that people have accepted', () => {
  const accepted = record(NOTHING_ACCEPTED, [drift], why, hashOf);

  it('is silent while the live value stays what was accepted', () => {
    expect(isAccepted(drift, accepted)).toBe(true);
    expect(isAccepted({ ...drift, actual: 'Telephones' }, accepted)).toBe(false);
  });

  it('is recorded once a place, the last value wins', () => {
    expect(record(accepted, [{ ...drift, actual: 'Telephones' }], why, hashOf).baseline).toEqual([
      { address: drift.address, field: 'label', tier: 'declared', actual: 'Telephones', ...why },
    ]);
  });

  it('never covers what is gone, not even by a rule for everything', () => {
    const everything = { ...accepted, ignore: [{ address: '*', field: '*', ...why }] };
    expect(isAccepted({ ...drift, actual: 'anything' }, everything)).toBe(true);
    expect(isAccepted({ ...drift, tier: 'deleted' }, everything)).toBe(false);
  });

  it("keeps a person's value as a keyed hash, and the person by id only", () => {
    const value = { address: 'okta.email', field: '00u1', actual: 'ada@acme.test' };
    const kept = record(NOTHING_ACCEPTED, [value], why, hashOf);
    expect(JSON.stringify(kept)).not.toContain('ada');
    expect(isAccepted(value, kept, hashOf)).toBe(true);
    expect(isAccepted({ ...value, actual: 'ada@other.test' }, kept, hashOf)).toBe(false);
    expect(isAccepted(value, kept, (one) => `another key ${hashOf(one)}`)).toBe(false);
  });

  it('keeps a setting that names a person as a hash too', () => {
    const named = { ...drift, actual: 'user.login == "ada@acme.test"' };
    const kept = record(NOTHING_ACCEPTED, [named], why, hashOf);
    expect(JSON.stringify(kept)).not.toContain('ada');
    expect(unaccepted([{ ...named, expected: null, targets: [] }], kept, complete)).toEqual([]);
  });
});

describe('what was seen when an org was adopted', () => {
  const seen = record(NOTHING_ACCEPTED, [login], why, hashOf);

  it('is silent as long as it is as it was', () => {
    expect(unaccepted([login], seen, complete)).toEqual([]);
  });

  it('tells a line that was saved with another expression and status once, and nothing of a part that is ignored', () => {
    const other = { expression: 'appuser.email', push_status: 'PUSH' };
    const told = (actual: object, kept = seen) =>
      unaccepted([{ ...login, actual }], kept, complete).map(({ field }) => field);
    expect(told(other)).toEqual(['lines.login.expression']);
    expect(told({ ...other, push_status: 'DONT_PUSH' })).toEqual(['lines.login']);
    const ignoring = { ...seen, ignore: [{ address: login.address, field: 'lines.login.expression', ...why }] };
    expect(told(other, ignoring)).toEqual([]);
    expect(told({ ...login.actual, push_status: 'DONT_PUSH' }, ignoring)).toEqual(['lines.login.push_status']);
  });

  it('that is gone has the ids under which a log knows it: its own, else those of what stands beside it', () => {
    const beside = { ...login, field: 'lines.email', targets: ['prm2'] };
    const older = { ...seen, baseline: seen.baseline.map(({ targets: _, ...one }) => one) };
    const idsOf = (kept: typeof seen) =>
      unaccepted([beside], kept, complete).map(({ field, targets }) => [field, targets]);
    expect(idsOf(seen)).toContainEqual(['lines.login', ['prm1']]);
    expect(idsOf(older)).toContainEqual(['lines.login', ['prm2']]);
  });

  it('is told in the setting that changed, against what was seen', () => {
    const changed = { ...login, actual: { ...login.actual, expression: 'appuser.email' } };
    expect(unaccepted([changed], seen, complete)).toEqual([
      { ...login, field: 'lines.login.expression', expected: 'appuser.userName', actual: 'appuser.email' },
    ]);
  });

  it('is missed when it is there no longer, but not where the org was not read', () => {
    expect(unaccepted([], seen, complete)).toEqual([{ ...login, expected: login.actual, actual: null }]);
    expect(unaccepted([], seen, { hashOf, complete: false })).toEqual([]);
    expect(unaccepted([], forget(seen, [login]), complete)).toEqual([]);
  });

  it('is not missed where somebody accepted another value of a declared setting, which is as declared again', () => {
    expect(unaccepted([], record(NOTHING_ACCEPTED, [drift], why, hashOf), complete)).toEqual([]);
  });
});
