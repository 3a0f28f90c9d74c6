import { describe, expect, it } from 'vitest';
import { causes } from '../../../engine/drift';
import type { LocatedDrift } from '../../../engine/drift';

const item = (address: string, field: string, over: Partial<LocatedDrift> = {}): LocatedDrift => ({
  tier: 'declared',
  address,
  field,
  expected: 'a',
  actual: 'b',
  targets: [],
  ...over,
});
const places = (drift: readonly LocatedDrift[]) => causes(drift).map(({ address, field }) => `${address} ${field}`);

const PROPERTY = 'okta_user_schema_property.okta_extension';
const SOURCE = 'ringcentralokta_attribute_source.okta_primaryPhone';
const LINES = 'ringcentralokta_mapping_lines.ad_to_okta';
const PRIORITY = 'okta_app_group_assignment';

describe('one item for one action', () => {
  it('tells a changed source once, and the title beside it', () => {
    expect(
      places([
        item(PROPERTY, 'title'),
        item(PROPERTY, 'master'),
        item(PROPERTY, 'master_override_priority.0oa1'),
        item('okta.extension', 'source'),
        item(SOURCE, 'priority'),
        item(SOURCE, 'source'),
      ]),
    ).toEqual([`${PROPERTY} title`, 'okta.extension source', `${SOURCE} source`]);
  });

  it('tells a line that was saved with another expression and status once', () => {
    const both = causes([
      item(LINES, 'lines.city.expression', { expected: 'x', actual: 'y' }),
      item(LINES, 'lines.city.push_status', { expected: 'PUSH', actual: 'DONT_PUSH' }),
      item(LINES, 'lines.state.expression'),
    ]);
    expect(both.map(({ field, actual }) => [field, actual])).toEqual([
      ['lines.city', { expression: 'y', push_status: 'DONT_PUSH' }],
      ['lines.state.expression', 'b'],
    ]);
  });

  it('tells a system that is no profile source any more, not its lines', () => {
    expect(
      places([
        item('systems.rc', 'features.PROFILE_MASTERING'),
        item('okta_profile_mapping.rc_to_okta', 'mappings.city.push_status'),
        item('okta_profile_mapping.rc_to_okta', 'mappings.city.expression'),
      ]),
    ).toEqual(['systems.rc features.PROFILE_MASTERING', 'okta_profile_mapping.rc_to_okta mappings.city.expression']);
  });

  it('tells a rule or a group of ours that was renamed once, and another rule of that name beside it', () => {
    const name = item('okta_group_rule.leads', 'name', { actual: 'All', targets: ['0pr1'] });
    const asOther = (id: string) => item('rules.All', '*', { tier: 'undeclared', targets: [id] });
    expect(places([name, asOther('0pr1')])).toEqual(['okta_group_rule.leads name']);
    expect(places([name, asOther('0pr2')])).toEqual(['okta_group_rule.leads name', 'rules.All *']);
    const group = item('okta_group.pilots', 'name', { actual: 'All', targets: ['00g1'] });
    const assigned = item('systems.rc', 'assignments.group.All', { tier: 'undeclared', targets: ['00g1', '0oa1'] });
    expect(places([group, assigned])).toEqual(['okta_group.pilots name']);
  });

  it('tells a group that went first, not ours which moved down in their order', () => {
    const foreign = item('systems.rc', 'assignments.group.Contractors', { tier: 'undeclared' });
    const ours = [0, 1, 2].map((at) => item(`${PRIORITY}.g${at}`, 'priority', { expected: at, actual: at + 1 }));
    expect(places([...ours, foreign])).toEqual(['systems.rc assignments.group.Contractors']);
    expect(places(ours)).toHaveLength(3);
    const swapped = [
      item(`${PRIORITY}.a`, 'priority', { expected: 0, actual: 2 }),
      item(`${PRIORITY}.b`, 'priority', { expected: 1, actual: 1 }),
    ];
    expect(places([...swapped, foreign])).toHaveLength(3);
  });

  it('tells a group that was deleted, not its assignment', () => {
    expect(
      places([
        item('okta_group.pilots', '*', { tier: 'deleted' }),
        item(`${PRIORITY}.pilots`, '*', { tier: 'deleted' }),
        item('okta_group_rule.leads', 'group_assignments'),
      ]),
    ).toEqual(['okta_group.pilots *']);
  });
});
