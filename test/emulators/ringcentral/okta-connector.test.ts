import { describe, expect, it } from 'vitest';
import { RingCentralConnector } from '../../../emulators/ringcentral';
import { type Harness, harness } from './harness';

const ROSA = {
  userName: 'rosa.lindqvist@acme.test',
  email: 'rosa.lindqvist@acme.test',
  firstName: 'Rosa',
  lastName: 'Lindqvist',
  department: 'Sales',
  mobilePhone: '+16285550142',
  street: '1 Example Plaza',
  city: 'San Francisco',
  state: 'CA',
  zip: '94105',
  country: 'US',
};

async function connected(
  options: Parameters<typeof harness>[0] = {},
): Promise<Harness & { okta: RingCentralConnector }> {
  const running = await harness(options);
  await running.openDirectory();
  const okta = new RingCentralConnector(running.tenant.url);
  await okta.authenticate(running.tenant.consentToOkta());
  return { ...running, okta };
}

const message = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );

describe('Okta provisioning to RingCentral', () => {
  it('creates a person on a free licence, who gets its number and the next extension', async () => {
    const { okta, get } = await connected();
    expect(await okta.create(ROSA)).toEqual({
      externalId: '400131439001',
      linked: false,
      status: 'enabled',
      profile: { ...ROSA, directNumber: '+14155550150', extensionNumber: '201' },
    });
    expect(await get('/restapi/v1.0/account/~/extension/400131439001')).toMatchObject({
      status: 'Enabled',
      name: 'Rosa Lindqvist',
      contact: { businessAddress: { state: 'CA', country: 'United States' } },
    });
  });

  it('links a person whose email is there already, and pushes the values', async () => {
    const { okta, tenant } = await connected();
    const linked = await okta.create({ ...ROSA, email: 'sofia.bergqvist@acme.test', userName: '', firstName: 'Sofia' });
    expect(linked).toMatchObject({
      externalId: '400131430011',
      linked: true,
      profile: { directNumber: '+14155550112', extensionNumber: '112', department: 'Sales' },
    });
    expect(tenant.writes()).toEqual({ 'user.update': 1 });
  });

  it('imports the first direct number only, none that is being ported, and nobody without a person', async () => {
    const { okta } = await connected();
    const accounts = await okta.accounts();
    const seen = Object.fromEntries(
      accounts.map(({ profile }): [string, unknown[]] => [
        String(profile.firstName),
        [profile.directNumber, profile.extensionNumber],
      ]),
    );
    expect(accounts).toHaveLength(14);
    expect(seen).toMatchObject({
      Owen: ['+14155550105', '105'],
      Kavita: ['+14155550108', undefined],
      Dylan: [undefined, '109'],
      Esme: [undefined, undefined],
      Hannah: [undefined, '113'],
    });
  });

  it('imports the number once the port is complete', async () => {
    const { okta, asAdmin } = await connected();
    await asAdmin('POST', '/ports/complete', { phoneNumber: '+442079460113' });
    const hannah = (await okta.accounts()).find(({ profile }) => profile.firstName === 'Hannah');
    expect(hannah?.profile.directNumber).toBe('+442079460113');
  });

  it('imports a temporary number only where that is what Okta is taken to do', async () => {
    const { okta, tenant } = await connected();
    const taking = new RingCentralConnector(tenant.url, okta.snapshot(), () => true);
    const hannah = (await taking.accounts()).find(({ profile }) => profile.firstName === 'Hannah');
    expect(hannah?.profile.directNumber).toBe('+442079460913');
    expect(await taking.account(hannah!.externalId)).toEqual(hannah);
  });

  it('pushes changes, removes what has no value, and never touches numbers', async () => {
    const { okta } = await connected();
    const changed = await okta.update('400131430001', { department: 'Finance', mobilePhone: '', directNumber: '+1' });
    expect(changed.profile).toMatchObject({ department: 'Finance', directNumber: '+14155550101' });
    expect(changed.profile).not.toHaveProperty('mobilePhone');
  });

  it('suspends and resumes without losing anything; deactivating deletes the person and frees the licence', async () => {
    const { okta } = await connected();
    const { externalId, profile } = await okta.create(ROSA);
    await okta.suspend(externalId);
    expect(await okta.account(externalId)).toEqual({ externalId, status: 'disabled', profile });
    await okta.resume(externalId);
    expect((await okta.account(externalId)).status).toBe('enabled');
    await okta.deactivate(externalId);
    expect((await okta.accounts()).map((account) => account.externalId)).not.toContain(externalId);
    const again = await okta.create(ROSA);
    expect(again).toMatchObject({ externalId, profile: { directNumber: '+14155550150', extensionNumber: '202' } });
  });

  it('renews its session, and goes on from a snapshot', async () => {
    const { okta, clock, tenant } = await connected();
    clock.pass(20 * 86_400_000);
    await okta.accounts();
    const later = new RingCentralConnector(tenant.url, okta.snapshot());
    clock.pass(20 * 86_400_000);
    expect(await later.accounts()).toHaveLength(14);
  });
});

describe('what Okta shows when provisioning to RingCentral fails', () => {
  it('the state is no state', async () => {
    const { okta } = await connected();
    expect(await message(okta.create({ ...ROSA, state: 'Kalifornia' }))).toBe(
      'The [extension.contact.businessAddress.state] is invalid. Please correct the parameter in Active Directory.',
    );
  });

  it('a value is missing in Active Directory', async () => {
    const { okta } = await connected();
    expect(await message(okta.create({ ...ROSA, state: undefined }))).toBe(
      'Resource for parameter [extension.contact.businessAddress.state] is not found.',
    );
    expect(await message(okta.create({ ...ROSA, lastName: '' }))).toBe(
      'Resource for parameter [extension.contact.lastName] is not found.',
    );
  });

  it('a value breaks the JSON', async () => {
    const { okta } = await connected();
    expect(await message(okta.create({ ...ROSA, department: 'Sales\u0000' }))).toBe(
      'JSON can not be parsed. Please check your data AD and correct it.',
    );
  });

  it('RingCentral is not there for the moment', async () => {
    const { okta, asAdmin } = await connected();
    await asAdmin('POST', '/faults', { kind: '503', path: '/scim/' });
    expect(await message(okta.create(ROSA))).toBe('Service Temporarily Unavailable. Please check back later.');
    expect(await message(okta.create(ROSA))).toBe('nothing was refused');
  });

  it('a new person asks for an extension number in use', async () => {
    const { okta } = await connected();
    expect(await message(okta.create({ ...ROSA, extensionNumber: '101' }))).toBe(
      "Extension already in use. Please go to RingCentral's web portal and see what extensions are available.",
    );
  });

  it('two people have the same extension number in Active Directory', async () => {
    const { okta } = await connected();
    expect(await message(okta.update('400131430001', { extensionNumber: '102' }))).toBe(
      'Extension number is duplicate. Please correct in Active Directory if you have an extension field. Otherwise edit it in the RingCentral Service web portal.',
    );
  });

  it('two records carry one email', async () => {
    const { okta, asAdmin } = await connected();
    await asAdmin('POST', '/duplicate-email', { email: 'zelda.fitzwarren@acme.test' });
    for (const email of ['marcus.tillery@acme.test', 'zelda.fitzwarren@acme.test']) {
      expect(await message(okta.create({ ...ROSA, email, userName: email }))).toBe(
        `More than one record found for Email: [${email}]`,
      );
    }
  });

  it('no licence is left, until somebody buys one', async () => {
    const { okta, asAdmin } = await connected({ bare: true });
    expect(await message(okta.create(ROSA))).toBe('License limit has been reached.');
    await asAdmin('POST', '/unassigned-extensions', { count: 1 });
    expect(await okta.create(ROSA)).toMatchObject({ linked: false, profile: { directNumber: '+16505550100' } });
  });

  it('the session lapsed, after a month or at a click', async () => {
    const { okta, clock, asAdmin, tenant } = await connected();
    const expired = 'The session with RingCentral has expired. Please authenticate with RingCentral again.';
    clock.pass(31 * 86_400_000);
    expect(await message(okta.accounts())).toBe(expired);
    expect(okta.authenticated).toBe(false);
    await okta.authenticate(tenant.consentToOkta());
    await asAdmin('DELETE', '/okta-session');
    expect(await message(okta.create(ROSA))).toBe(expired);
  });

  it('Directory Integration is off', async () => {
    const { okta, asAdmin } = await connected();
    await asAdmin('PUT', '/gates/ringcentral-directory-integration', { enabled: false });
    expect(await message(okta.create(ROSA))).toBe('Directory Integration is not enabled for this account.');
  });
});
