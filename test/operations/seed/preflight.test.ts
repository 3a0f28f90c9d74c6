import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHECKS } from '../../../operations/preflight/checks/catalogue';
import type { State } from '../../../emulators/ringcentral/entities';
import { startTenants, type Tenants } from '../people';
import { addPerson, intoScope, open, prepared, runSeed, type Change } from './company';

/** Three people whom nothing stands against: two newcomers, and one who uses RingCentral already. */
const CLEAN = 3;

let tenants: Tenants;
beforeAll(async () => {
  tenants = await startTenants();
  await prepared(tenants);
  await addPerson(tenants, 'ada.clean', { state: 'California', division: 'us', countryCode: 'US', city: 'Oakland' });
  await addPerson(tenants, 'ben.clean', {
    state: 'ENG',
    division: 'United Kingdom',
    countryCode: 'GB',
    city: 'London',
  });
  await addPerson(tenants, 'tobias.wrenfield', { employeeNumber: 'E1002' });
  tenants.keep();
});
beforeEach(() => tenants.reset());

/** Changes the account as an administrator could, where the portal of the embedded one has no page for it. */
const account = (change: (state: State) => void) => () => {
  const { ringcentralTenant } = tenants.emulators;
  const state = ringcentralTenant.snapshot() as State;
  change(state);
  ringcentralTenant.restore(state);
};

const console_ = (path: string, body: object) => () => tenants.admin('PUT', `/ringcentral${path}`, body);
const person = (name: string, profile: Record<string, string> = {}) => addPerson(tenants, name, profile);
const withLine =
  (attribute: string, from: string, more: object = {}): Change =>
  (environment) => ({
    ...environment,
    flows: {
      ...environment.flows,
      attributes: {
        ...environment.flows.attributes,
        [`ringcentral.${attribute}`]: { origin: 'discovered', type: 'string' },
      },
      lines: [
        ...(environment.flows.lines ?? []),
        { from: 'okta', to: `ringcentral.${attribute}`, expr: `user.${from}`, phase: 'bidirectional', ...more },
      ],
    },
  });
/** Okta's own attribute holds two capitals alone; who has countries in words or in small letters keeps them elsewhere. */
const countryInWords: Change = (environment) => ({
  ...environment,
  flows: {
    ...environment.flows,
    lines: [
      ...(environment.flows.lines ?? []),
      {
        from: 'okta',
        to: 'ringcentral.country',
        expr: 'user.division != null AND user.division != "" ? user.division : user.countryCode',
      },
    ],
  },
});
const except =
  (...logins: string[]): Change =>
  (environment) => ({ ...environment, people: { except: logins.map((login) => ({ login, reason: 'a room' })) } });

/** From Active Directory, with the number that it holds. */
async function fromDirectory(name: string) {
  for (const id of ['ad-confirmation', 'ad-matching-rules', 'ad-profile-source'])
    await tenants.admin('PUT', `/okta/gates/${id}`, { enabled: true });
  await tenants.admin('PUT', '/active-directory/gates/ad-agent', { enabled: true });
  await tenants.admin('POST', '/okta/import', { app: 'active_directory', kind: 'full' });
  await intoScope(tenants, (await tenants.okta('GET', `/api/v1/users/${name}@acme.test`)).id);
}
const contractorsOnly: Change = (environment) => ({
  ...environment,
  access: {
    ...environment.access,
    groups: environment.access.groups.filter(({ name }) => name !== 'RingCentral Users'),
  },
});

interface Planted {
  readonly plant: () => unknown;
  /** Every check that opens, with its people. */
  readonly found: Readonly<Record<string, number>>;
  /** Said about them. */
  readonly says: string;
  readonly change?: Change;
  /** Looks only: a run would mend it. */
  readonly dryRun?: boolean;
}

const PLANTED: Readonly<Record<string, Planted>> = {
  'plan-level': {
    plant: console_('/plan', { level: 'Core' }),
    found: { 'plan-level': CLEAN, 'directory-integration': CLEAN },
    says: 'the plan is RingEX Core; whether it comes with Directory Integration only RingCentral can tell: ask',
  },
  'directory-integration': {
    plant: console_('/gates/ringcentral-directory-integration', { enabled: false }),
    found: { 'directory-integration': CLEAN, 'plan-level': CLEAN },
    says: 'ExternalDirectoryIntegration is off',
  },
  'directory-permission': {
    plant: console_('/permissions', { permission: 'ActiveDirectory', granted: false }),
    found: { 'directory-permission': 0 },
    says: 'the signed-in user may not manage Directory Integration',
  },
  'employee-id-field': {
    plant: account(({ customFields }) => {
      for (const displayName of ['One', 'Two', 'Three', 'Four', 'Five'])
        customFields.push({ id: displayName, category: 'User', displayName });
    }),
    found: { 'employee-id-field': 0, 'employee-ids': 1 },
    says: 'no custom field "Employee ID", and all 5 are taken: One, Two, Three, Four, Five',
  },
  'employee-ids': {
    plant: async () => {
      for (const permission of ['EditUserInfo', 'EditUserCredentials'])
        await tenants.admin('PUT', '/ringcentral/permissions', { permission, granted: false });
    },
    found: { 'employee-ids': 1 },
    says: '1 of 1 RingCentral users lack their employee id',
  },
  licences: {
    plant: account((state) => {
      const unassigned = state.extensions.filter(({ status }) => status === 'Unassigned').slice(1);
      state.extensions = state.extensions.filter((extension) => !unassigned.includes(extension));
    }),
    found: { licences: 1, 'direct-numbers': 1 },
    says: '2 people get a new RingCentral user, 0 licences are kept for special phones, 1 is free',
  },
  'direct-numbers': {
    plant: account((state) => {
      const free = state.extensions.filter(({ status }) => status === 'Unassigned').map(({ id }) => id);
      state.phoneNumbers = state.phoneNumbers.filter(({ extensionId }) => !free.includes(extensionId ?? 0));
    }),
    found: { 'direct-numbers': 2 },
    says: '0 of 54 free licences have a direct number, 2 people need one',
  },
  'extension-numbers': {
    plant: async () => {
      await person('in.use', { employeeNumber: '101' });
      await person('one.twin', { employeeNumber: '4711' });
      await person('other.twin', { employeeNumber: '4711' });
      await person('in.danger', { employeeNumber: '911' });
    },
    change: withLine('extensionNumber', 'employeeNumber'),
    // Tobias, whose employee id is no extension number, is one of them.
    found: { 'extension-numbers': 5 },
    says: 'in.use@acme.test: 101 is in use by User Maren Holloway',
  },
  'number-swaps': {
    plant: async () => {
      await person('hannah.pettibone');
      const arrived = { phoneNumber: '+442079460113', swap: false };
      await tenants.admin('POST', '/ringcentral/ports/complete', arrived);
    },
    dryRun: true,
    found: { 'number-swaps': 1, 'ported-numbers': 1, 'employee-id-field': 0, 'employee-ids': 1 },
    says: '1 ported numbers have come and are to take the place of temporary ones',
  },
  'ported-numbers': {
    plant: () => person('hannah.pettibone'),
    found: { 'ported-numbers': 1 },
    says: 'numbers of 1 person in scope are being ported',
  },
  'several-direct-numbers': {
    plant: () => person('owen.castlebury'),
    found: { 'several-direct-numbers': 1 },
    says: 'owen.castlebury@acme.test: 3 direct numbers; Okta imports the first, not the primary one',
  },
  'business-phones': {
    plant: async () => {
      await person('own.number', { primaryPhone: '(415) 555-0102' });
      await person('other.number', { primaryPhone: '+15105550144' });
    },
    change: withLine('businessPhone', 'primaryPhone'),
    // And Tobias: once live his own RingCentral number would come back to him.
    found: { 'business-phones': 2 },
    says: 'own.number@acme.test: businessPhone is a number of this RingCentral account',
  },
  'special-phones': {
    plant: async () => {
      await person('room.goldengate');
      await person('room.baybridge');
    },
    change: except('room.baybridge@acme.test', 'room.twinpeaks@acme.test'),
    found: { 'special-phones': 3 },
    says: 'room.baybridge@acme.test is left alone by the environment, and in a group in scope: Okta assigns it',
  },
  'duplicate-emails': {
    plant: async () => {
      await person('marcus.tillery');
      await person('one.shared', { email: 'shared@acme.test' });
      await person('other.shared', { email: 'Shared@acme.test' });
    },
    found: { 'duplicate-emails': 3 },
    says: 'one.shared@acme.test and other.shared@acme.test: no extension yet',
  },
  addresses: {
    plant: async () => {
      await person('wrong.state', { state: 'Kalifornia', countryCode: 'US', city: 'Oakland' });
      await person('spaced.state', { state: 'New-York', countryCode: 'US', city: 'New York' });
      await person('no.state', { countryCode: 'CA', city: 'Toronto' });
      await person('no.country', { state: 'Bavaria', city: 'Oakland' });
      await person('wrong.country', { division: 'Atlantis', countryCode: 'DE', city: 'Poseidonis' });
      await person('no.states.there', { state: 'Berlin', division: 'Germany', countryCode: 'DE', city: 'Berlin' });
    },
    change: countryInWords,
    found: { addresses: 5 },
    says: 'wrong.state@acme.test: state Kalifornia; RingCentral knows California (CA)',
  },
  'first-write-back': {
    plant: () => fromDirectory('oscar.vandermolen'),
    change: (environment) => ({
      ...contractorsOnly(environment),
      acknowledgements: [{ id: 'cutover', reason: 'read', expires: '2027-06-01' }],
    }),
    // A newcomer: the number comes with the account, and would replace the directory's.
    found: { 'first-write-back': 1 },
    says: 'oscar.vandermolen@acme.test: ad.telephoneNumber',
  },
  cutover: {
    plant: () => fromDirectory('esme.thornycroft').then(() => fromDirectory('leila.farahmand')),
    change: (environment) => ({
      ...contractorsOnly(environment),
      acknowledgements: [
        { id: 'RCO029', address: 'ad.telephoneNumber', reason: 'old numbers', expires: '2027-06-01' },
        { id: 'cutover', reason: 'read a year ago', expires: '2025-01-01' },
      ],
    }),
    found: { cutover: 1 },
    says: '1 same, 1 different, 0 only in a directory, 0 only in RingCentral',
  },
};

// RingCentral API reference, EXT-215 to EXT-219.
it('tells which extension numbers of newcomers would be refused where they are sent on creation only', async () => {
  const wanted = { zero: '0101', emergency: '911', used: '101', word: '12a', short: '12', long: '123456789' };
  for (const [name, employeeNumber] of Object.entries(wanted)) await person(`${name}.wish`, { employeeNumber });
  for (const name of ['one', 'other']) await person(`${name}.wish`, { employeeNumber: '4711' });
  await person('fine.wish', { employeeNumber: '4712' });
  const change: Change = (environment) => ({
    ...withLine('extensionNumber', 'employeeNumber', { push: 'onCreate' })(environment),
    phase: 'bidirectional',
  });
  const { json, text } = await runSeed(tenants, { dryRun: true, change });
  expect(open(json)['extension-numbers']).toBe(8);
  expect(text).toContain('8 of 9 extension numbers that are pushed would be refused');
  for (const row of [
    'zero.wish@acme.test: 0101 is no extension number',
    'emergency.wish@acme.test: 911 is reserved by RingCentral',
    'used.wish@acme.test: 101 is in use by User Maren Holloway',
    'word.wish@acme.test: 12a is no extension number',
    'one.wish@acme.test: 4711 is meant for other.wish@acme.test too',
  ])
    expect(text).toContain(row);
});

// One address links one RingCentral user: two people's employee ids would overwrite each other for ever.
it('writes nothing for people who share an address, in whatever letter case', async () => {
  await person('shared.first', { email: 'maren.holloway@acme.test', employeeNumber: 'E9001' });
  await person('shared.second', { email: 'Maren.Holloway@ACME.test', employeeNumber: 'E9002' });
  const { json, text } = await runSeed(tenants);
  expect(open(json)).toMatchObject({ 'duplicate-emails': 2 });
  expect(text).toContain('shared.first@acme.test and shared.second@acme.test: User 101');
  // Tobias alone, who has an address of his own.
  expect(await tenants.admin('GET', '/writes')).toMatchObject({ 'ringcentral.extension.update': 1 });
});

describe('the preflight of npx ringcentral-okta seed', () => {
  it('finds nothing in a clean company', async () => {
    const { exitCode, json } = await runSeed(tenants);
    expect({ exitCode, remaining: json.remaining, open: json.checks.filter(({ ok }) => !ok) }).toEqual({
      exitCode: 0,
      remaining: [],
      open: [],
    });
  });

  it('has somebody planted for every check', () => {
    expect(Object.keys(PLANTED)).toEqual(CHECKS.map(({ id }) => id));
  });

  it.each(Object.entries(PLANTED))('%s finds its own', async (_id, { plant, found, says, change, dryRun = false }) => {
    await plant();
    const { exitCode, json, text } = await runSeed(tenants, { dryRun, ...(change ? { change } : {}) });
    expect(open(json)).toEqual(found);
    expect(exitCode).toBe(1);
    expect(text).toContain(says);
  });
});
