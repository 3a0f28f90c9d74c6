import { describe, expect, it } from 'vitest';
import { movedRefusal } from '../../../operations/terraform-run/moved';
import { thresholdRefusals } from '../../../operations/terraform-run/thresholds';
import { change, environmentWith, planOf } from './example-plan';

const placesOf = (...[saved, again]: Parameters<typeof movedRefusal>) =>
  movedRefusal(saved, again)
    .why.split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('what has moved since a plan was made', () => {
  const group = (name: string, to: string) => change('okta_group.a', ['update'], { name }, { name: to });

  it('names address and field, live and planned', () => {
    expect(placesOf(planOf([group('A', 'B')]), planOf([group('X', 'B')]))).toEqual([
      'okta_group.a name: was "A", now "X"',
    ]);
    expect(placesOf(planOf([group('A', 'B')]), planOf([group('A', 'C')]))).toEqual([
      'okta_group.a name: was to become "B", now "C"',
    ]);
  });

  it('names what is done already, and what nobody planned', () => {
    expect(placesOf(planOf([group('A', 'B')]), planOf([]))).toEqual([
      'okta_group.a: was to change, and is as planned already, or gone',
    ]);
    expect(placesOf(planOf([]), planOf([group('X', 'B')]))).toEqual(['okta_group.a name: the code says "B", now "X"']);
  });

  it('names twenty places and counts the others', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      change(`okta_group.g${n + 10}`, ['update'], { name: 'A' }, { name: 'B' }),
    );
    expect(placesOf(planOf(many), planOf([]))).toHaveLength(21);
    expect(placesOf(planOf(many), planOf([])).at(-1)).toBe('and 10 more');
  });

  it('shows no sensitive value', () => {
    const secret = (value: string) => {
      const one = change('okta_app_saml.x', ['update'], { key: value }, { key: 'new' });
      return { ...one, change: { ...one.change, before_sensitive: { key: true }, after_sensitive: { key: true } } };
    };
    expect(movedRefusal(planOf([secret('hush')]), planOf([secret('quiet')])).why).not.toMatch(/hush|quiet|new/);
  });
});

describe('more people than an environment allows', () => {
  const impact = (over: object) => ({
    population: 100,
    attributes: [],
    access: { gained: 0, lost: 0 },
    ringcentral: { created: 0, disabled: 0, deleted: 0 },
    stale: 0,
    overwrites: {},
    erased: [],
    unsettled: [],
    ...over,
  });
  const city = (changed: number, added: number) => [{ system: 'okta', attribute: 'city', changed, added, removed: 0 }];
  const refused = (over: object, acknowledgements: object[] = []) =>
    thresholdRefusals(environmentWith({ acknowledgements } as never), impact(over), new Date('2026-11-22')).map(
      ({ why }) => why,
    );

  it('values replaced are counted, empty ones filled are not', () => {
    expect(refused({ attributes: city(51, 0) })).toEqual([
      '51 people of 100 would get another okta.city, or none; at most 50 are allowed (RCO020).',
    ]);
    expect(refused({ attributes: city(100, 50) })).toEqual([]);
  });

  it('access and accounts that would go are counted', () => {
    expect(refused({ access: { gained: 0, lost: 6 }, ringcentral: { created: 0, disabled: 1, deleted: 0 } })).toEqual([
      '6 people of 100 would lose RingCentral; at most 5 are allowed (RCO032).',
      '1 RingCentral account would be disabled or deleted; at most 0 are allowed (RCO019).',
    ]);
  });

  it('are counted over seven days: two halves on one day are a whole', () => {
    const earlier = (at: string, people: Record<string, number>) => [{ at, plan: 'x', people }];
    const passed = (changed: number, before: Parameters<typeof thresholdRefusals>[3]) =>
      thresholdRefusals(
        environmentWith(),
        impact({ attributes: city(changed, 0) }),
        new Date('2026-11-22T12:00:00Z'),
        before,
      ).map(({ why }) => why);
    expect(passed(49, earlier('2026-11-22T09:00:00Z', { 'okta.city changed': 49 }))).toEqual([
      '49 people of 100 would get another okta.city, or none; at most 50 are allowed (RCO020), and the last seven days have reached 49 already.',
    ]);
    expect(passed(49, earlier('2026-11-15T11:59:59Z', { 'okta.city changed': 49 }))).toEqual([]);
    expect(passed(49, earlier('2026-11-22T09:00:00Z', { 'okta.state changed': 49 }))).toEqual([]);
    // Whoever reaches nobody passes no limit, whatever was before.
    expect(passed(0, earlier('2026-11-22T09:00:00Z', { 'okta.city changed': 99 }))).toEqual([]);
  });

  it('are let through where the environment says so for that place', () => {
    const known = { id: 'RCO020', address: 'okta.city', reason: 'renamed offices', expires: '2027-01-01' };
    expect(refused({ attributes: city(90, 0) }, [known])).toEqual([]);
    expect(refused({ attributes: city(90, 0) }, [{ ...known, address: 'okta.state' }])).toHaveLength(1);
    expect(refused({ attributes: city(90, 0) }, [{ ...known, expires: '2026-01-01' }])).toHaveLength(1);
  });
});
