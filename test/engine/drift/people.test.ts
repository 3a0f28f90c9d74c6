import { describe, expect, it } from 'vitest';
import { duplicates, personalDrift } from '../../../engine/drift';
import { parseEnvironment } from '../../../engine/environment/parse';
import { configurationFor } from '../../../engine/environment/configuration';
import { compileFlows } from '../../../engine/sync';
import { demo } from '../../../environments/demo';

const flows = compileFlows(configurationFor({ ...parseEnvironment(demo), phase: 'live' }));
const judge = personalDrift(flows);

const ad = {
  userName: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@acme.test',
  department: 'Sales',
  telephoneNumber: '+14155550101#101',
};
const okta = {
  login: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@acme.test',
  department: 'Sales',
  primaryPhone: '+14155550101#101',
  extension: '101',
};
const ringcentral = {
  userName: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@acme.test',
  department: 'Sales',
  directNumber: '+14155550101',
  extensionNumber: '101',
};
const record = { id: '00u1ada', profiles: { okta, ad, ringcentral }, groups: ['RingCentral Users'] };

describe('data drift of one person', () => {
  it('is nothing while every system says the same', () => {
    expect(judge(record, {})).toEqual([]);
    expect(judge(record, { ringcentral: { directNumber: '+14155550101', department: 'Sales' } })).toEqual([]);
  });

  it('follows a number that RingCentral changed all the way to the directory', () => {
    expect(judge(record, { ringcentral: { directNumber: '+14155550199' } })).toEqual([
      {
        system: 'okta',
        person: '00u1ada',
        attribute: 'primaryPhone',
        expected: '+14155550199#101',
        actual: '+14155550101#101',
      },
      {
        system: 'ad',
        person: '00u1ada',
        attribute: 'telephoneNumber',
        expected: '+14155550199#101',
        actual: '+14155550101#101',
      },
    ]);
  });

  it('names what somebody typed over in the directory', () => {
    expect(judge(record, { ad: { telephoneNumber: '555' } })).toEqual([
      { system: 'ad', person: '00u1ada', attribute: 'telephoneNumber', expected: '+14155550101#101', actual: '555' },
    ]);
  });
});

describe('values that two people share', () => {
  it('tells the second one, whatever the case of its letters', () => {
    const shared = duplicates('okta', 'email');
    expect([
      shared('1', 'ada@acme.test'),
      shared('2', ''),
      shared('3', 'Ada@acme.test'),
      shared('1', 'ada@acme.test'),
    ]).toEqual([
      [],
      [],
      [{ system: 'okta', person: '3', attribute: 'email', expected: 'not the one of 1', actual: 'Ada@acme.test' }],
      [],
    ]);
  });

  it('names the same person for a shared value, whoever comes first', () => {
    const told = (...people: string[]) => {
      const shared = duplicates('okta', 'email');
      return people.flatMap((person) => shared(person, 'ada@acme.test')).map(({ person }) => person);
    };
    expect([told('1', '2'), told('2', '1'), told('3', '1', '2').sort()]).toEqual([['2'], ['2'], ['2', '3']]);
  });
});
