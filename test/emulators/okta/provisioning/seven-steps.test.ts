import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVE_DIRECTORY_APP, Company } from './company';

describe("the guide's seven steps between the embedded tenants", () => {
  let company: Company;
  beforeAll(async () => {
    company = await Company.start();
    await company.import('active_directory');
    await company.import('ringcentral_saml');
  });
  afterAll(() => company.close());

  it('a person created in AD is imported, activated, and gets a RingCentral account through the group', async () => {
    await company.console('POST', '/active-directory/users', {
      account: 'robin.newhire',
      givenName: 'Robin',
      sn: 'Newhire',
      groups: ['RingCentral Users'],
      attributes: { department: 'Sales', l: 'San Francisco', st: 'CA', c: 'US' },
    });
    expect(await company.import('active_directory', 'incremental')).toMatchObject({ kind: 'incremental', created: 1 });
    const user = await company.user('robin.newhire');
    expect(user).toMatchObject({
      status: 'ACTIVE',
      profile: { firstName: 'Robin', department: 'Sales', countryCode: 'US' },
    });
    expect(user.profile.primaryPhone).toBeUndefined();
    expect(await company.appUser(company.ringcentralApp, 'robin.newhire')).toMatchObject({
      syncState: 'SYNCHRONIZED',
      profile: { userName: 'robin.newhire@acme.test', directNumber: 'blank', extensionNumber: 'blank' },
    });
  });

  it('its number and extension come back with the import from RingCentral', async () => {
    expect(await company.import('ringcentral_saml')).toMatchObject({ failed: [] });
    const { profile } = await company.user('robin.newhire');
    expect(profile.primaryPhone).toMatch(/^\+1415555\d{4}#\d+$/);
  });

  it('and stand in Active Directory', async () => {
    const { profile } = await company.user('robin.newhire');
    expect(JSON.stringify(await company.inDirectory('robin.newhire'))).toContain(String(profile.primaryPhone));
    expect(await company.appUser(ACTIVE_DIRECTORY_APP, 'robin.newhire')).toMatchObject({
      syncState: 'SYNCHRONIZED',
      profile: { telephoneNumber: profile.primaryPhone },
    });
  });

  it('nothing is left to do for a second import of either', async () => {
    await company.import('active_directory');
    expect(await company.import('active_directory')).toMatchObject({ created: 0, linked: 0, updated: 0, removed: 0 });
    expect(await company.import('ringcentral_saml')).toMatchObject({ created: 0, linked: 0, updated: 0, removed: 0 });
  });

  it('a profile update in AD is pushed to RingCentral', async () => {
    await company
      .console('PATCH', '/active-directory/users/robin.newhire', { department: 'Support' })
      .catch(() =>
        company.console('PUT', '/active-directory/users/robin.newhire/attributes', { department: 'Support' }),
      );
    await company.import('active_directory', 'incremental');
    expect(await company.appUser(company.ringcentralApp, 'robin.newhire')).toMatchObject({
      profile: { department: 'Support' },
    });
  });

  it('a mapping change leaves existing people stale until an admin applies it', async () => {
    await company.map('oty1acmedemo0000type', company.ringcentralApp, { department: '"Dept. " + user.department' });
    const stale = await company.appUser(company.ringcentralApp, 'robin.newhire');
    expect(stale?.profile.department).toBe('Support');
    await company.console('POST', '/okta/apply-mappings', { app: 'ringcentral_saml' });
    const fresh = await company.appUser(company.ringcentralApp, 'robin.newhire');
    expect(fresh?.profile.department).toBe('Dept. Support');
  });

  it('disabled in AD, the person is deactivated in Okta and gone from RingCentral; enabled again, both are back', async () => {
    await company.console('POST', '/active-directory/users/robin.newhire/disable');
    await company.import('active_directory', 'incremental');
    expect((await company.user('robin.newhire')).status).toBe('DEPROVISIONED');
    expect(await company.appUser(company.ringcentralApp, 'robin.newhire')).toBeUndefined();
    await company.console('POST', '/active-directory/users/robin.newhire/enable');
    await company.import('active_directory', 'incremental');
    expect((await company.user('robin.newhire')).status).toBe('ACTIVE');
    expect(await company.appUser(company.ringcentralApp, 'robin.newhire')).toMatchObject({ syncState: 'SYNCHRONIZED' });
  });

  it('without the override of its source primaryPhone is not filled', async () => {
    await company.gate('okta', 'attribute-source-primary-phone', false);
    await company.console('POST', '/active-directory/users', {
      account: 'una.sourced',
      givenName: 'Una',
      sn: 'Sourced',
      groups: ['RingCentral Users'],
      attributes: {},
    });
    await company.import('active_directory', 'incremental');
    await company.import('ringcentral_saml');
    expect((await company.user('una.sourced')).profile.primaryPhone).toBeUndefined();
    await company.gate('okta', 'attribute-source-primary-phone');
  });

  it('refuses an import while the agent is stopped', async () => {
    await company.gate('active-directory', 'ad-agent', false);
    await expect(company.import('active_directory')).rejects.toThrow(/409 .*agent is not running/);
    await company.gate('active-directory', 'ad-agent');
  });
});
