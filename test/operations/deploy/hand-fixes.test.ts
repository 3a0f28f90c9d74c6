import { describe, expect, it } from 'vitest';
import { handFixRefusals } from '../../../operations/terraform-run/hand-fixes';
import { change, environmentWith, planOf } from './example-plan';

const NOW = new Date('2026-11-22T00:00:00Z');
const LINES = 'ringcentralokta_mapping_lines.ad_to_okta';
const MAPPING = 'okta_profile_mapping.ringcentral_to_okta';

const lines = (expression: string) => ({ lines: { email: { expression, push_status: 'PUSH' } } });
const mappings = (expression: string) => ({ mappings: [{ id: 'email', expression, push_status: 'PUSH' }] });

/** What the state remembers, what is live, what is planned. */
const fixed = (address: string, [applied, live, planned]: [object, object, object]) =>
  planOf([change(address, ['update'], live, planned)], {
    resource_drift: [change(address, ['update'], applied, live)],
  });

const whys = (plan: Parameters<typeof handFixRefusals>[1], acknowledgements: object[] = []) =>
  handFixRefusals(environmentWith({ acknowledgements } as never), plan, NOW).map(({ why }) => why);

describe('a value changed by hand since the last apply', () => {
  it.each([
    [LINES, lines, 'lines.email.expression'],
    [MAPPING, mappings, 'mappings.email.expression'],
  ])('of %s is named when the plan would overwrite it', (address, of, field) => {
    expect(whys(fixed(address, [of('a'), of('b'), of('c')]))).toEqual([
      `${address} ${field} was changed by hand since the last apply, from "a" to "b", and would be overwritten with "c".`,
    ]);
  });

  it('is nobody’s concern when the code says the same by now, or says nothing of it', () => {
    expect(whys(fixed(LINES, [lines('a'), lines('b'), lines('b')]))).toEqual([]);
    const other = { label: 'x', ...lines('b') };
    expect(
      whys(
        fixed(LINES, [
          { ...other, note: 1 },
          { ...other, note: 2 },
          { ...other, note: 2, label: 'y' },
        ]),
      ),
    ).toEqual([]);
  });

  it('an object taken away by hand is named when the plan would make it again', () => {
    const group = { name: 'Pilots' };
    const plan = planOf([change('okta_group.pilots', ['create'], null, group)], {
      resource_drift: [change('okta_group.pilots', ['delete'], group, null)],
    });
    expect(whys(plan)).toEqual([
      'okta_group.pilots * was changed by hand since the last apply, from "present" to null, and would be overwritten with "present".',
    ]);
  });

  it('is overwritten where that is acknowledged for its place, with a reason, up to now', () => {
    const plan = fixed(LINES, [lines('a'), lines('b'), lines('c')]);
    const place = `${LINES} lines.email.expression`;
    const known = (address: string, expires: string, id = 'RCO035') => [{ id, address, reason: 'tried out', expires }];
    expect(whys(plan, known(place, '2027-01-01'))).toEqual([]);
    for (const [address, expires, id] of [
      [LINES, '2027-01-01'],
      [place, '2026-11-01'],
      [`${LINES} lines.city.expression`, '2027-01-01'],
      [place, '2027-01-01', 'RCO015'],
    ] as const)
      expect(whys(plan, known(address, expires, id))).toHaveLength(1);
  });
});
