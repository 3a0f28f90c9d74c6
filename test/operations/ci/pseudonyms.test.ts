import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { PersonRecord } from '../../../engine/review/model';
import { demo } from '../../../environments/demo';
import { Pseudonyms } from '../../../operations/ci/pseudonyms';

const environment = parseEnvironment(demo);
const ada: PersonRecord = {
  id: '00u1',
  status: 'LOCKED_OUT',
  groups: ['RingCentral Users'],
  profiles: {
    okta: {
      login: 'ada.byron@acme.test',
      firstName: 'Ada',
      lastName: 'Byron',
      displayName: 'BYRON, Ada',
      primaryPhone: '+16505550101#101',
      extension: '101',
      mobilePhone: 'blank',
      city: 'Oakland',
      department: 'Sales',
      secondEmail: null,
      employeeNumber: 100_017,
      active: true,
    },
    ad: { sn: 'Byron', proxyAddresses: ['smtp:ada.byron@acme.test'] },
  },
};
const of = (person = ada, key = 'k'.repeat(32)) => new Pseudonyms(environment, key).of(person);
const shape = (text: string) => text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '9');

describe('a person under a pseudonym', () => {
  const { okta, ad } = of().profiles as Record<string, Record<string, string>>;

  it('is nobody that one knows', () => {
    const text = JSON.stringify(of()).toLowerCase();
    for (const word of ['ada', 'byron', '5550101', '00u1', '100017']) expect(text).not.toContain(word);
  });

  it('keeps what a mapping sees: shape, domain, emptiness, and what many people share', () => {
    const before = ada.profiles['okta'] as Record<string, string>;
    for (const name of ['login', 'firstName', 'displayName', 'primaryPhone', 'extension'])
      expect(shape(okta![name]!), name).toBe(shape(before[name]!));
    expect(okta).toMatchObject({ city: 'Oakland', department: 'Sales', secondEmail: null, active: true });
    expect(okta!['login']).toMatch(/@acme\.test$/);
    expect(okta!['primaryPhone']).toMatch(/^\+1650/);
    expect(of()).toMatchObject({ status: 'LOCKED_OUT', groups: ['RingCentral Users'] });
  });

  it('keeps which values are equal, and which hold one another', () => {
    expect(okta!['primaryPhone']).toMatch(new RegExp(`#${okta!['extension']}$`));
    expect(okta!['displayName']).toBe(`${okta!['lastName']!.toUpperCase()}, ${okta!['firstName']}`);
    expect(okta!['login']).toBe(`${okta!['firstName']}.${okta!['lastName']}@acme.test`.toLowerCase());
    expect(ad!['sn']).toBe(okta!['lastName']);
  });

  it('keeps the words that the environment compares with', () => {
    expect(okta!['mobilePhone']).toBe('blank');
  });

  it('is made by the key: the same each night, another with another', () => {
    expect(of()).toEqual(of());
    expect(of(ada, 'j'.repeat(32))).not.toEqual(of());
  });

  it('never shares a pseudonym with somebody else', () => {
    const pseudonyms = new Pseudonyms(environment, 'k'.repeat(32));
    const extensions = Array.from({ length: 900 }, (_, index) => String(100 + index));
    const made = extensions.map(
      (extension) => pseudonyms.of({ id: extension, groups: [], profiles: { okta: { extension } } }).profiles['okta'],
    );
    expect(new Set(made.map((profile) => profile!['extension'])).size).toBe(900);
  });
});
