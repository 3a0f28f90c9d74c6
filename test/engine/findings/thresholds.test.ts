import { describe, expect, it } from 'vitest';
import { evaluateRules } from '../../../engine/findings/evaluate';
import { withEnvironment, withImpact } from '../../../engine/findings/examples';
import type { Facts, Impact } from '../../../engine/findings/model';
import { accessLost } from '../../../engine/findings/rules/access-lost';
import { ringcentralAccountLost } from '../../../engine/findings/rules/ringcentral-account-lost';
import { thresholdExceeded } from '../../../engine/findings/rules/threshold-exceeded';
import { thresholdsOf } from '../../../engine/findings/thresholds';
import { loadEnvironment } from '../../../project';

const DEFAULTS = loadEnvironment('demo', '').thresholds;

/** 200 people; what the three rules say under the defaults and what an environment states beside them. */
function found(impact: Partial<Impact>, stated: Partial<typeof DEFAULTS> = {}, earlier: Facts['earlier'] = []) {
  const facts = {
    now: '2026-03-01T00:00:00Z',
    table: { systems: {}, attributes: {}, hops: [] },
    ...withEnvironment({ thresholds: thresholdsOf({ ...DEFAULTS, ...stated }) }),
    ...withImpact(impact),
    earlier,
  } as Facts;
  return evaluateRules([ringcentralAccountLost, thresholdExceeded, accessLost], facts).map(
    ({ id, severity, message }) => `${id} ${severity}: ${message}`,
  );
}

const phone = (counts: { changed: number; added?: number; removed?: number }): Partial<Impact> => ({
  attributes: [{ system: 'okta', attribute: 'primaryPhone', added: 0, removed: 0, ...counts }],
});

describe('thresholds, 200 people', () => {
  it('filling empty values is what a rollout is for, unless the environment says otherwise', () => {
    expect(found(phone({ changed: 200, added: 200 }))).toEqual([]);
    expect(found(phone({ changed: 200, added: 200 }), { addedPeople: 90 })).toEqual([
      'RCO020 error: 200 people of 200 would get okta.primaryPhone, who had none, at most 180 allowed',
    ]);
    expect(found(phone({ changed: 11, added: 11 }), { addedCount: 10 })).toEqual([
      'RCO020 error: 11 people of 200 would get okta.primaryPhone, who had none, at most 10 allowed',
    ]);
  });

  it('other values: a warning past a tenth, a stop past the half, or past a number', () => {
    expect(found(phone({ changed: 20 }))).toEqual([]);
    expect(found(phone({ changed: 21 }))).toEqual([
      'RCO020 warning: 21 people of 200 would get another okta.primaryPhone, or none, which is many',
    ]);
    expect(found(phone({ changed: 101 }))).toEqual([
      'RCO020 error: 101 people of 200 would get another okta.primaryPhone, or none, at most 100 allowed',
    ]);
    expect(found(phone({ changed: 3 }), { changedCount: 2 })).toEqual([
      'RCO020 error: 3 people of 200 would get another okta.primaryPhone, or none, at most 2 allowed',
    ]);
  });

  it('values that go count apart: a stop past a fifth, or past a number', () => {
    expect(found(phone({ changed: 41, removed: 41 }))).toEqual([
      'RCO020 error: 41 people of 200 would lose okta.primaryPhone, at most 40 allowed',
    ]);
    expect(found(phone({ changed: 1, removed: 1 }), { removedCount: 0 })).toEqual([
      'RCO020 error: 1 person of 200 would lose okta.primaryPhone, at most 0 allowed',
    ]);
  });

  it('access: five people at most, and always told', () => {
    expect(found({ access: { gained: 0, lost: 5 } })).toEqual(['RCO032 warning: people who lose access: 5']);
    expect(found({ access: { gained: 0, lost: 6 } })).toEqual([
      'RCO032 error: people who lose access: 6, at most 5 allowed',
    ]);
  });

  it('accounts at RingCentral: none, unless the environment says otherwise', () => {
    const lost = { ringcentral: { created: 0, disabled: 1, deleted: 1 } };
    expect(found(lost)).toEqual(['RCO019 error: accounts disabled: 1, deleted: 1, at most 0 allowed']);
    expect(found(lost, { deactivatedInRingCentral: 2 })).toEqual([]);
  });

  it('all of them over seven days: what earlier applies reached counts, what they did not is no breach by itself', () => {
    const reached = { 'okta.primaryPhone changed': 90, 'access lost': 5, 'accounts lost': 1 };
    const at = (instant: string) => [{ at: instant, plan: 'x', people: reached }];
    const already = (count: number) => `, and the last seven days have reached ${count} already`;
    const one = {
      ...phone({ changed: 11 }),
      access: { gained: 0, lost: 1 },
      ringcentral: { created: 0, disabled: 1, deleted: 0 },
    };
    const within = at('2026-02-22T00:00:01Z');
    expect(found(one, { deactivatedInRingCentral: 1 }, within)).toEqual([
      `RCO019 error: accounts disabled: 1, deleted: 0, at most 1 allowed${already(1)}`,
      `RCO020 error: 11 people of 200 would get another okta.primaryPhone, or none, at most 100 allowed${already(90)}`,
      `RCO032 error: people who lose access: 1, at most 5 allowed${already(5)}`,
    ]);
    const many = { 'okta.primaryPhone changed': 10 };
    expect(found(phone({ changed: 11 }), {}, [{ at: '2026-02-22T00:00:01Z', plan: 'x', people: many }])).toEqual([
      `RCO020 warning: 11 people of 200 would get another okta.primaryPhone, or none, which is many${already(10)}`,
    ]);
    const before = at('2026-02-22T00:00:00Z');
    expect(found(one, { deactivatedInRingCentral: 1 }, before)).toEqual(['RCO032 warning: people who lose access: 1']);
    expect(found({}, {}, within)).toEqual([]);
  });
});
