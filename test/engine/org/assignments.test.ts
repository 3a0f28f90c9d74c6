import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import type { Environment } from '../../../engine/environment/schema';
import { decidingValue, groupValues, isSameGroup, ranked } from '../../../engine/org/assignments';
import { compare } from '../../../engine/review/compare';
import type { PlannedResource } from '../../../engine/org/planned';
import { configurationFromPlan } from '../../../engine/review/plan-configuration';
import { compileFlows, type Configuration } from '../../../engine/sync';
import { loadEnvironment } from '../../../project';
import { person } from '../../operations/review/people';

const APP = '0oa1ringcentral00app';
const IDS = { Contractors: '00gcontractors', Pilots: '00gpilots', '2024': '00g2024' } as const;
type Name = keyof typeof IDS;

/** The demo, live, with these values for department in this order of keys, and these priorities. */
function environmentWith(values: readonly (readonly [Name, string])[], priorities: Partial<Record<Name, number>>) {
  const demo = loadEnvironment('demo', '');
  const names = values.map(([name]) => name);
  return {
    ...demo,
    phase: 'live',
    flows: {
      ...demo.flows,
      lines: demo.flows.lines?.map((line) =>
        'perGroup' in line ? { ...line, perGroup: Object.fromEntries(values) } : line,
      ),
    },
    access: {
      groups: [
        { name: 'RingCentral Users', from: 'directory', assign: true },
        ...names.map((name) => ({ name, from: 'okta', assign: true, priority: priorities[name] })),
      ],
      rules: [],
    },
  } as Environment;
}

const department = (configuration: Configuration, groups: readonly string[]): unknown => {
  const nobody = { ...configuration, lines: configuration.lines.filter(({ to }) => to !== 'ringcentral.department') };
  const { difference } = compare(compileFlows(nobody), compileFlows(configuration));
  return difference(person('both', {}, groups))?.changes.find(({ path }) => path === 'ringcentral.department')?.after;
};

describe('whose group value a member of several groups gets', () => {
  const C = ['Contractors', 'C'] as const;
  const P = ['Pilots', 'P'] as const;

  it.each([
    ['as the keys stand', [C, P]],
    ['with the keys the other way round', [P, C]],
  ])('is that of the lowest priority number, %s', (_, values) => {
    const environment = environmentWith(values, { Pilots: 0, Contractors: 1 });
    expect(department(configurationFor(environment), ['Contractors', 'Pilots'])).toBe('P');
    expect(department(configurationFor(environment), ['Contractors'])).toBe('C');
  });

  it('does not depend on a name that looks like a number', () => {
    const environment = environmentWith([P, ['2024', 'N']], { Pilots: 0, '2024': 1 });
    expect(department(configurationFor(environment), ['2024', 'Pilots'])).toBe('P');
  });

  it('is that of a stated priority before an unstated one', () => {
    const environment = environmentWith([C, P], { Pilots: 3 });
    expect(department(configurationFor(environment), ['Contractors', 'Pilots'])).toBe('P');
  });

  describe('in a plan', () => {
    const assignment = (name: Name, priority: number | null, value: string): PlannedResource => {
      const values = {
        app_id: APP,
        group_id: IDS[name],
        priority,
        profile: JSON.stringify({ department: value, title: null }),
      };
      return { type: 'okta_app_group_assignment', name: name.toLowerCase(), before: values, after: values };
    };
    const view = (resources: readonly PlannedResource[]) => ({
      resources,
      systems: { [APP]: 'ringcentral' },
      ringcentral: 'ringcentral',
      groups: Object.fromEntries(Object.entries(IDS).map(([name, id]) => [id, name])),
    });
    const declared = configurationFor(environmentWith([C, P], { Pilots: 0, Contractors: 1 }));

    it.each(['before', 'after'] as const)('is read alike, an unstated priority last (%s)', (side) => {
      const planned = view([assignment('Contractors', null, 'C'), assignment('Pilots', 0, 'P')]);
      expect(department(configurationFromPlan(declared, planned, side), ['Contractors', 'Pilots'])).toBe('P');
    });

    it('is seen whatever the RingCentral system is called', () => {
      const { ringcentral: system, ...others } = declared.systems;
      const renamed: Configuration = {
        ...declared,
        systems: { ...others, rc: system! },
        lines: declared.lines.map((line) => ({
          ...line,
          from: line.from === 'ringcentral' ? 'rc' : line.from,
          to: line.to.replace(/^ringcentral\./, 'rc.') as typeof line.to,
        })),
      };
      const removed = {
        ...assignment('Pilots', 0, 'P'),
        after: { ...assignment('Pilots', 0, '').after!, profile: '{}' },
      };
      const planned = { ...view([removed]), systems: { [APP]: 'rc' }, ringcentral: 'rc' };
      const valuesOn = (side: 'before' | 'after') =>
        configurationFromPlan(renamed, planned, side).lines.find(({ to }) => to === 'rc.department')?.groupValues;
      expect(valuesOn('before')).toEqual([{ group: { name: 'Pilots', id: IDS.Pilots }, value: 'P' }]);
      expect(valuesOn('after')).toBeUndefined();
    });
  });
});

describe('ranked assignments', () => {
  it('keep the listed order where nothing decides', () => {
    const unranked = [{ name: 'b' }, { name: 'a' }, { name: 'c', priority: null }, { name: 'd', priority: 7 }];
    expect(ranked(unranked).map(({ name }) => name)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('pass an attribute that a group leaves null on to the next group', () => {
    const assignments = [
      { group: { name: 'first' }, priority: 0, profile: { department: null, title: 'T' } },
      { group: { name: 'second' }, priority: 1, profile: { department: 'D' } },
    ];
    expect(decidingValue(groupValues(assignments, 'department'), () => true)).toBe('D');
    expect(groupValues(assignments, 'city')).toBeUndefined();
  });

  it('tell groups of one name apart by their ids', () => {
    expect(isSameGroup({ name: 'Straße', id: '00g1' }, { name: 'Straße', id: '00g2' })).toBe(false);
    expect(isSameGroup({ name: 'Straße', id: '00g1' }, { name: 'Straße' })).toBe(true);
    expect(isSameGroup({ name: 'old', id: '00g1' }, { name: 'new', id: '00g1' })).toBe(true);
  });
});
