import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import { compare } from '../../../engine/review/compare';
import type { PersonRecord } from '../../../engine/review/model';
import { personReader } from '../../../engine/review/person';
import { Refusing } from '../../../engine/review/refusing';
import { Tally } from '../../../engine/review/tally';
import { compileFlows, type Configuration, type Line } from '../../../engine/sync';
import { loadEnvironment } from '../../../project';
import { person } from '../../operations/review/people';

/** The demo when it is live; results below are worked out by hand from the guide and Okta's documentation. */
const LIVE = configurationFor({ ...loadEnvironment('demo', ''), phase: 'live' });

const withoutAccount = ({ id, profiles: { okta, ad } }: PersonRecord): PersonRecord => ({
  id,
  groups: ['Support'],
  profiles: { okta: okta!, ad: ad! },
});

const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('number', { number: '+16505550102' }),
  person('extension', { extension: '103' }),
  person('neither', {}),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
  withoutAccount(person('outsider', {})),
];

type Edit = (configuration: Configuration) => Configuration;
type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const at = (from: string, to: string) => (line: Line) => line.from === from && line.to === to;
const edit =
  (from: string, to: Line['to'], patch: Partial<Line> | undefined): Edit =>
  (configuration) => {
    if (!configuration.lines.some(at(from, to))) throw new Error(`no line ${from} → ${to}`);
    const lines = configuration.lines.flatMap((line) =>
      at(from, to)(line) ? (patch ? [{ ...line, ...patch }] : []) : [line],
    );
    return { ...configuration, lines };
  };
const groups =
  (names: readonly string[]): Edit =>
  (configuration) => ({
    ...configuration,
    systems: { ...configuration.systems, ringcentral: { ...configuration.systems['ringcentral']!, groups: names } },
  });
const phone = (expr: string) => edit('ringcentral', 'okta.primaryPhone', { expr });
const department = (expr: string) => edit('okta', 'ringcentral.department', { expr });

const STAFF = ['both', 'number', 'extension', 'neither'];
const ASSIGNED = [...STAFF, 'contractor'];
const EVERYBODY = [...ASSIGNED, 'outsider'];
const all = (ids: readonly string[], value: unknown) => Object.fromEntries(ids.map((id) => [id, value]));
/** A number goes into Okta and on into Active Directory. */
const inBoth = (values: Readonly<Record<string, unknown>>): Values => ({
  'okta.primaryPhone': values,
  'ad.telephoneNumber': values,
});

const CHANGES: readonly (readonly [string, Edit, Values, object?])[] = [
  ['nothing', (configuration) => configuration, {}],
  ['formatting alone', phone(LIVE.lines.find(at('ringcentral', 'okta.primaryPhone'))!.expr.replaceAll(' ', '  ')), {}],
  [
    "the guide's own expression: a dangling # or the text null",
    phone('(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber'),
    inBoth({ number: '+16505550102#null', extension: '#103', neither: '#null' }),
  ],
  [
    'the number alone; nothing known erases nothing',
    phone('appuser.directNumber'),
    inBoth({ both: '+16505550101', contractor: '+16505550105' }),
  ],
  [
    'the extension alone',
    phone('appuser.extensionNumber'),
    inBoth({ both: '101', extension: '103', contractor: '105' }),
  ],
  [
    'the number, else the extension',
    phone('appuser.directNumber ?: appuser.extensionNumber'),
    inBoth({ both: '+16505550101', extension: '103', contractor: '+16505550105' }),
  ],
  ['a constant for everybody who has an account', phone('"switchboard"'), inBoth(all(ASSIGNED, 'switchboard'))],
  [
    'two values without a guard; null and null is an error and changes nothing',
    phone('appuser.directNumber + appuser.extensionNumber'),
    inBoth({
      both: '+16505550101101',
      number: '+16505550102null',
      extension: 'null103',
      contractor: '+16505550105105',
    }),
  ],
  ['the line removed: Okta keeps what it wrote', edit('ringcentral', 'okta.primaryPhone', undefined), {}],
  ['the override lifted: RingCentral no longer writes', (configuration) => ({ ...configuration, sourcing: {} }), {}],
  [
    'the override lifted and the line changed: still nothing',
    (configuration) => phone('"x"')({ ...configuration, sourcing: {} }),
    {},
  ],
  [
    'a department from the city; a group’s own value wins',
    department('user.city'),
    { 'ringcentral.department': all(STAFF, 'Oakland') },
  ],
  ['a suffix', department('user.department + " dept"'), { 'ringcentral.department': all(STAFF, 'Sales dept') }],
  ['null: nothing known, nothing pushed', department('null'), {}],
  ['an empty text clears', department('""'), { 'ringcentral.department': all(STAFF, '') }],
  ['a function', department('String.toUpperCase(user.department)'), { 'ringcentral.department': all(STAFF, 'SALES') }],
  [
    'a condition that reaches one person',
    department('user.extension == "103" ? "Reception" : user.department'),
    { 'ringcentral.department': { extension: 'Reception' } },
  ],
  [
    'on create only: people who exist keep theirs',
    edit('okta', 'ringcentral.department', { expr: '"x"', push: 'onCreate' }),
    {},
  ],
  [
    "a group's own value beside a line that is for creation only: it holds for members who are there",
    edit('okta', 'ringcentral.department', {
      push: 'onCreate',
      groupValues: [{ group: { name: 'Contractors' }, value: 'Partners' }],
    }),
    { 'ringcentral.department': { contractor: 'Partners' } },
  ],
  ['another dummy, on create only', edit('okta', 'ringcentral.directNumber', { expr: '"none"' }), {}],
  [
    'the source attribute of a chain: Okta, then RingCentral',
    edit('ad', 'okta.department', { expr: 'appuser.title' }),
    { 'okta.department': all(EVERYBODY, 'Engineer'), 'ringcentral.department': all(STAFF, 'Engineer') },
  ],
  [
    'city and state in one',
    edit('ad', 'okta.city', { expr: 'appuser.city + ", " + appuser.state' }),
    { 'okta.city': all(EVERYBODY, 'Oakland, CA'), 'ringcentral.city': all(ASSIGNED, 'Oakland, CA') },
  ],
  [
    'a state written out',
    edit('ad', 'okta.state', { expr: '"California"' }),
    { 'okta.state': all(EVERYBODY, 'California'), 'ringcentral.state': all(ASSIGNED, 'California') },
  ],
  [
    'the wrong attribute for the zip code',
    edit('ad', 'okta.zipCode', { expr: 'appuser.city' }),
    { 'okta.zipCode': all(EVERYBODY, 'Oakland'), 'ringcentral.zip': all(ASSIGNED, 'Oakland') },
  ],
  [
    'two sources swapped',
    (configuration) =>
      edit('ad', 'okta.city', { expr: 'appuser.department' })(
        edit('ad', 'okta.department', { expr: 'appuser.city' })(configuration),
      ),
    {
      'okta.city': all(EVERYBODY, 'Sales'),
      'ringcentral.city': all(ASSIGNED, 'Sales'),
      'okta.department': all(EVERYBODY, 'Oakland'),
      'ringcentral.department': all(STAFF, 'Oakland'),
    },
  ],
  ['a dropped guard that guards nobody here', edit('ad', 'okta.email', { expr: 'appuser.email' }), {}],
  [
    'the fallback of the guide for everybody: the same address',
    edit('ad', 'okta.email', { expr: 'appuser.userName' }),
    {},
  ],
  [
    'the mobile number written back',
    edit('okta', 'ad.telephoneNumber', { expr: 'user.mobilePhone' }),
    { 'ad.telephoneNumber': all(EVERYBODY, '+14155550100') },
  ],
  [
    'the extension written back; without one nothing is erased',
    edit('okta', 'ad.telephoneNumber', { expr: 'user.extension' }),
    { 'ad.telephoneNumber': { both: '101', extension: '103', contractor: '105' } },
  ],
  ['the write-back removed: AD keeps its numbers', edit('okta', 'ad.telephoneNumber', undefined), {}],
  [
    "a group's own value",
    edit('okta', 'ringcentral.department', { groupValues: [{ group: { name: 'Contractors' }, value: 'Partners' }] }),
    { 'ringcentral.department': { contractor: 'Partners' } },
  ],
  [
    "no value of the group's own any more",
    edit('okta', 'ringcentral.department', { groupValues: [] }),
    { 'ringcentral.department': { contractor: 'Sales' } },
  ],
  [
    'a group out of scope: its member loses the account',
    groups(['RingCentral Users', 'RingCentral Pilots']),
    {},
    { access: { gained: 0, lost: 1 }, ringcentral: { created: 0, disabled: 0, deleted: 1 } },
  ],
  [
    'a group into scope: its member gets one',
    groups(['RingCentral Users', 'Contractors', 'Support']),
    {},
    { access: { gained: 1, lost: 0 }, ringcentral: { created: 1, disabled: 0, deleted: 0 } },
  ],
];

const STILL = { access: { gained: 0, lost: 0 }, ringcentral: { created: 0, disabled: 0, deleted: 0 } };

describe('changes whose results are worked out by hand', () => {
  it('are thirty at least', () => {
    expect(CHANGES.length).toBeGreaterThanOrEqual(30);
  });

  const rows = CHANGES.map(([name, change, expected, counts]) => [name, change, expected, counts ?? STILL] as const);
  it.each(rows)('%s', (_, change, expected, counts) => {
    const { difference } = compare(compileFlows(LIVE), compileFlows(change(LIVE)));
    const tally = new Tally();
    const found: Record<string, Record<string, unknown>> = {};
    for (const record of PEOPLE) {
      const result = difference(record);
      tally.add(record.id, result);
      if (result?.account === 'created') continue;
      for (const { path, after } of result?.changes ?? []) found[path] = { ...found[path], [record.id]: after };
    }
    expect(found).toEqual(expected);
    expect(tally.impact()).toMatchObject(counts);
  });
});

describe('what only comes in a later round', () => {
  it('an account that is still to be created is created as each side has it, with what is for creation only', () => {
    const waiting = withoutAccount(person('waiting', {}));
    const record = { ...waiting, groups: ['RingCentral Users'] };
    const after = department('String.toUpperCase(user.department)')(edit('okta', 'ringcentral.city', undefined)(LIVE));
    const { difference } = compare(compileFlows(LIVE), compileFlows(after));
    expect(new Map(difference(record)?.changes.map(({ path, ...values }) => [path, values]))).toEqual(
      new Map<string, object>([
        ['ringcentral.department', { before: 'Sales', after: 'SALES' }],
        ['ringcentral.city', { before: 'Oakland', after: null }],
      ]),
    );
  });

  it('what was pushed before a refused import was mended stays pushed, though the next push is refused', () => {
    const limits = { attributes: { okta: { title: { maxLength: 5 } } } };
    const titles: Line[] = [
      { from: 'ad', to: 'okta.title', expr: 'appuser.title', push: 'always' },
      { from: 'okta', to: 'ad.title', expr: 'user.title', push: 'always' },
    ];
    const flows = compileFlows({ ...LIVE, lines: [...LIVE.lines, ...titles] });
    const { profiles, ...rest } = person('held', {});
    const record = {
      ...rest,
      profiles: {
        ...profiles,
        okta: { ...profiles['okta'], title: 'Chef', city: 'Bern' },
        // Okta does not take this title, writes its own back, and takes the rest with the next import: a mobile number that RingCentral refuses.
        ad: { ...profiles['ad'], title: 'Engineer', mobilePhone: 'none' },
      },
    };
    const settled = new Refusing(flows, limits).settle(personReader(flows)(record));
    expect(settled.refusals).toMatchObject([{ system: 'ringcentral', attribute: 'mobilePhone' }]);
    expect(settled.person.okta!.profile).toMatchObject({ city: 'Oakland', title: 'Chef' });
    expect(settled.person.appUsers['ringcentral']!.profile).toMatchObject({ city: 'Bern' });
  });
});
