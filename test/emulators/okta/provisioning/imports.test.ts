import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Company } from './company';

const AD = '0oa1acmead0000000app';
const USER_TYPE = 'oty1acmedemo0000type';
const ACCOUNT = 'robin.newhire';

/** Attributes as an administrator of the directory writes them; null empties one. */
const write = (company: Company, attributes: object) =>
  company.console('PUT', `/active-directory/users/${ACCOUNT}/attributes`, attributes);

// support.okta.com, on imports from Active Directory.
describe('what imports from the directory leave out', () => {
  let company: Company;
  beforeAll(async () => {
    company = await Company.start();
    await company.console('POST', '/active-directory/users', {
      account: ACCOUNT,
      givenName: 'Robin',
      sn: 'Newhire',
      groups: ['RingCentral Users'],
      attributes: { c: 'US' },
    });
    await company.import('active_directory');
  });
  afterAll(() => company.close());

  it('an account whose value Okta refuses fails alone, and stays as it was', async () => {
    await write(company, { c: 'UK', department: 'Support' });
    const report = (await company.import('active_directory', 'incremental')) as { failed: string[]; updated: number };
    expect([report.updated, report.failed.join()]).toEqual([0, expect.stringContaining('countryCode')]);
    expect((await company.user(ACCOUNT)).profile).toMatchObject({ countryCode: 'US' });
    await write(company, { c: 'US' });
  });

  it('so does "Apply updates": one person stays as they were, and the log says why', async () => {
    const told = (await company.failures()).length;
    await company.map(AD, USER_TYPE, { countryCode: '"UK"' });
    await company.console('POST', '/okta/apply-mappings', { app: 'active_directory' });
    expect((await company.user(ACCOUNT)).profile).toMatchObject({ countryCode: 'US' });
    expect((await company.failures()).slice(told).join()).toContain('countryCode');
    await company.map(AD, USER_TYPE, { countryCode: 'appuser.countryCode' });
  });

  it('an account without a last name is skipped, and a full import then deactivates its person', async () => {
    await write(company, { sn: null });
    const report = (await company.import('active_directory', 'incremental')) as { failed: string[] };
    expect(report.failed.join()).toContain('lastName');
    expect(await company.user(ACCOUNT)).toMatchObject({ status: 'ACTIVE', profile: { lastName: 'Newhire' } });
    await company.import('active_directory');
    expect(await company.user(ACCOUNT)).toMatchObject({ status: 'DEPROVISIONED', profile: { lastName: 'Newhire' } });
  });

  it('POST <admin>/reset takes every tenant back to how it started', async () => {
    expect(await company.console('POST', '/reset')).toEqual({ reset: ['okta', 'ringcentral', 'active-directory'] });
    expect(await company.console('GET', '/active-directory/users')).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ dn: expect.stringContaining('Newhire') as string })]),
    );
  });

  it('an administrator who confirms everybody gets everybody but the account that Okta refuses', async () => {
    await company.gate('okta', 'ad-profile-source');
    await company.map(AD, USER_TYPE, { email: 'appuser.email' });
    for (const [account, mail] of [
      ['first.mail', 'first.mail@acme.test'],
      ['no.mail', null],
      ['second.mail', 'second.mail@acme.test'],
    ] as const) {
      const attributes = { c: 'US', ...(mail && { mail }) };
      const groups = ['RingCentral Users'];
      await company.console('POST', '/active-directory/users', {
        account,
        givenName: account,
        sn: 'Mail',
        groups,
        attributes,
      });
      await company.console('PUT', `/active-directory/users/${account}/attributes`, { mail });
    }
    const { held } = (await company.import('active_directory')) as { held: number };
    const { confirmed, failed } = (await company.console('POST', '/okta/confirm', { app: 'active_directory' })) as {
      confirmed: number;
      failed: string[];
    };
    // Ruth Kilbride of the demo company has no mail either.
    const blank = 'Api validation failed: newUser: email: The field cannot be left blank';
    expect(failed).toEqual([`ruth.kilbride@acme.test: ${blank}`, `no.mail@acme.test: ${blank}`]);
    expect(confirmed).toBe(held - failed.length);
    // Those behind the refused one arrive as those before it, with the groups that the directory brings.
    for (const account of ['first.mail', 'second.mail']) {
      const { id, status } = await company.user(account);
      const groups = await company.api<{ profile: { name: string } }[]>('GET', `/api/v1/users/${id}/groups`);
      expect([status, groups.map(({ profile }) => profile.name)]).toEqual([
        'ACTIVE',
        expect.arrayContaining(['RingCentral Users']),
      ]);
    }
  });
});
