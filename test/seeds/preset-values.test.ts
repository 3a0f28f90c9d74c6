import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../engine/environment/parse';
import { compile, type EvaluationContext } from '../../engine/expressions';
import { isInbound } from '../../engine/flows/model';
import { PRESETS } from '../../engine/flows/presets/catalogue';
import { numberAndExtension, type NumberAndExtension } from '../../engine/flows/presets/number-and-extension';
import { lineId, tableOf } from '../../engine/flows/take';
import { demo } from '../../environments/demo';

type Person = Readonly<Record<string, string | null>>;
type Case = readonly [line: string, values: Person, absent: unknown, empty: unknown, filled: unknown];

/** Each line for a person with values, one with none (null) and one whose values were emptied (""). Worked out by hand. */
const same = (line: string, attribute: string): Case => [line, { [attribute]: 'Sofia' }, null, '', 'Sofia'];

const CASES: readonly Case[] = [
  same('ad → okta.firstName', 'firstName'),
  same('ad → okta.lastName', 'lastName'),
  // No email: the user name; emptied is not absent, so an emptied email goes through as it is.
  ['ad → okta.email', { email: 'ada@acme.test', userName: 'ada' }, null, '', 'ada@acme.test'],
  same('ad → okta.mobilePhone', 'mobilePhone'),
  same('ad → okta.streetAddress', 'streetAddress'),
  same('ad → okta.city', 'city'),
  same('ad → okta.state', 'state'),
  same('ad → okta.zipCode', 'postalCode'),
  same('ad → okta.countryCode', 'countryCode'),
  same('ad → okta.department', 'department'),
  // 321 is taken out of +1-415-555-6789;ext.321.
  ['ad → okta.extension', { telephoneNumber: '+1-415-555-6789;ext.321' }, null, null, '321'],
  ['okta → ringcentral.userName (usernameTemplate)', { email: 'ada@acme.test' }, null, '', 'ada@acme.test'],
  same('okta → ringcentral.firstName', 'firstName'),
  same('okta → ringcentral.lastName', 'lastName'),
  same('okta → ringcentral.email', 'email'),
  same('okta → ringcentral.mobilePhone', 'mobilePhone'),
  same('okta → ringcentral.street', 'streetAddress'),
  same('okta → ringcentral.city', 'city'),
  same('okta → ringcentral.state', 'state'),
  same('okta → ringcentral.zip', 'zipCode'),
  same('okta → ringcentral.country', 'countryCode'),
  same('okta → ringcentral.department', 'department'),
  same('ringcentral → okta.login', 'userName'),
  same('ringcentral → okta.firstName', 'firstName'),
  same('ringcentral → okta.lastName', 'lastName'),
  same('ringcentral → okta.email', 'userName'),
  same('okta → ringcentral.email (samlStatement)', 'email'),
  same('okta → ringcentral.number (samlStatement)', 'primaryPhone'),
  // Nothing known never erases: AD keeps +359 2 100.
  ['okta → ad.telephoneNumber', { primaryPhone: '+14155556789' }, '+359 2 100', '+359 2 100', '+14155556789'],
  ['okta → ringcentral.directNumber', { anything: 'x' }, 'blank', 'blank', 'blank'],
  ['okta → ringcentral.extensionNumber', { anything: 'x' }, 'blank', 'blank', 'blank'],
  [
    'ringcentral → okta.primaryPhone',
    { directNumber: '+14155556789', extensionNumber: '321' },
    null,
    null,
    '+14155556789#321',
  ],
  ['ringcentral → okta.extension', { extensionNumber: '321' }, null, null, '321'],
];

const HOPS = tableOf(parseEnvironment(demo)).hops;
const CONTEXT: EvaluationContext = { appUsers: { active_directory: [{ telephoneNumber: '+359 2 100' }] } };

function valueFor(line: string, person: Person, context: EvaluationContext = CONTEXT): unknown {
  const hop = HOPS.find((candidate) => lineId(candidate) === line);
  if (!hop) throw new Error(`no line ${line}`);
  return compile(hop.expr).evaluate({ [isInbound(hop) ? 'appuser' : 'user']: person }, { context });
}

const all = (person: Person, value: string | null): Person =>
  Object.fromEntries(Object.keys(person).map((key) => [key, value]));

describe('what each preset line does to people', () => {
  it('every line of the demo, and so of every preset of a domain, is worked out', () => {
    expect(CASES.map(([line]) => line).sort()).toEqual(HOPS.map(lineId).sort());
    const taken = new Set(demo.flows.presets.map(({ preset }) => preset));
    expect(PRESETS.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([
      ...['ldap-minimum', 'directory-extension', 'ldap-write-back'],
    ]);
  });

  it.each(CASES)('%s', (line, person, absent, empty, filled) => {
    expect([valueFor(line, all(person, null)), valueFor(line, all(person, '')), valueFor(line, person)]).toEqual([
      absent,
      empty,
      filled,
    ]);
  });

  it('a person without email keeps the user name', () => {
    expect(valueFor('ad → okta.email', { email: null, userName: 'ada@acme.test' })).toBe('ada@acme.test');
  });

  it('a number without nested extension gives none', () => {
    expect(valueFor('ad → okta.extension', { telephoneNumber: '+1-415-555-6789' })).toBeNull();
  });

  it('an extension of its own attribute is carried as it is', () => {
    const { hops } = PRESETS.find(({ id }) => id === 'directory-extension')!.lines({
      system: 'ad',
      from: 'ipPhone',
      to: 'extension',
    });
    const values = [null, '', '321'].map((ipPhone) => compile(hops[0]!.expr).evaluate({ appuser: { ipPhone } }));
    expect([hops.length, values]).toEqual([1, [null, '', '321']]);
  });

  it('an entry of an LDAP directory fills what RingCentral needs, and gets its number back', () => {
    const linesOf = (wanted: string) =>
      PRESETS.find(({ id }) => id === wanted)!.lines({ system: 'ldap', from: 'primaryPhone', to: 'telephoneNumber' })
        .hops;
    const values = (preset: string, variable: 'appuser' | 'user', person: Person) =>
      Object.fromEntries(
        linesOf(preset).map((hop) => [hop.to, compile(hop.expr).evaluate({ [variable]: person })] as const),
      );
    const entry = {
      ...{ givenName: 'Ada', sn: 'Lovelace', mail: 'ada@acme.test', userName: 'ada', mobile: '+4915112345678' },
      ...{ street: 'Am Markt 1', l: 'Jena', st: 'TH', postalCode: '07743', c: 'DE', departmentNumber: '42' },
    };
    expect(values('ldap-minimum', 'appuser', entry)).toEqual({
      ...{ 'okta.firstName': 'Ada', 'okta.lastName': 'Lovelace', 'okta.email': 'ada@acme.test' },
      ...{ 'okta.mobilePhone': '+4915112345678', 'okta.streetAddress': 'Am Markt 1', 'okta.city': 'Jena' },
      ...{ 'okta.state': 'TH', 'okta.zipCode': '07743', 'okta.countryCode': 'DE', 'okta.department': '42' },
    });
    expect(values('ldap-minimum', 'appuser', { ...entry, mail: null })).toMatchObject({ 'okta.email': 'ada' });
    for (const [number, written] of [
      ['+4930123456#12', '+4930123456 x12'],
      ['+4930123456', '+4930123456'],
      ['', null],
      [null, null],
    ])
      expect(values('ldap-write-back', 'user', { primaryPhone: number ?? null })).toEqual({
        'ldap.telephoneNumber': written,
      });
  });

  it('a person in no or several AD domains gets nothing written back from nothing', () => {
    const several = { appUsers: { active_directory: [{ telephoneNumber: '1' }, { telephoneNumber: '2' }] } };
    expect([valueFor('okta → ad.telephoneNumber', {}, several), valueFor('okta → ad.telephoneNumber', {}, {})]).toEqual(
      [null, null],
    );
  });
});

const ABSENT = [null, '', 'blank'] as const;

describe('number and extension', () => {
  const into = (more: object): NumberAndExtension => ({
    into: 'one',
    attribute: 'primaryPhone',
    both: '{number} x{extension}',
    numberOnly: '{number}',
    extensionOnly: '#{extension}',
    neither: 'nothing',
    ...more,
  });
  const value = (spec: NumberAndExtension, directNumber: string | null, extensionNumber: string | null, at = 0) =>
    compile(numberAndExtension(spec, 'rc').hops[at]!.expr).evaluate({ appuser: { directNumber, extensionNumber } });

  it('a person with both gets what is stated for both', () => {
    expect(value(into({}), '+14155556789', '321')).toBe('+14155556789 x321');
  });

  it.each(ABSENT)('an extension of %j is no extension: the person gets the bare direct number', (extension) => {
    expect(value(into({}), '+14155556789', extension)).toBe('+14155556789');
  });

  it.each(ABSENT)('a number of %j is no number: the person gets what is stated for the extension alone', (number) => {
    expect([value(into({}), number, '321'), value(into({ extensionOnly: 'nothing' }), number, '321')]).toEqual([
      '#321',
      null,
    ]);
  });

  it.each(ABSENT.flatMap((number) => ABSENT.map((extension) => [number, extension] as const)))(
    'a person with %j and %j gets what is stated for neither, never blank#blank',
    (number, extension) => {
      expect([
        value(into({}), number, extension),
        value(into({ neither: '+1 650 555 0100' }), number, extension),
      ]).toEqual([null, '+1 650 555 0100']);
    },
  );

  it('into two attributes, each has its own or nothing', () => {
    const spec: NumberAndExtension = { into: 'two', number: 'primaryPhone', extension: 'extension' };
    const people = [
      ['+14155556789', '321'],
      ['+14155556789', 'blank'],
      ['', '321'],
      [null, null],
    ] as const;
    expect(
      people.map(([number, extension]) => [value(spec, number, extension, 0), value(spec, number, extension, 1)]),
    ).toEqual([
      ['+14155556789', '321'],
      ['+14155556789', null],
      [null, '321'],
      [null, null],
    ]);
  });

  it('RingCentral owns the attributes it writes; a custom one is created, a base one is not', () => {
    expect(numberAndExtension({ into: 'two', number: 'primaryPhone', extension: 'ext' }, 'rc').attributes).toEqual({
      'okta.primaryPhone': { origin: 'base', type: 'string', sourcedBy: ['rc'] },
      'okta.ext': { origin: 'custom', type: 'string', title: 'ext', sourcedBy: ['rc'] },
    });
  });
});
