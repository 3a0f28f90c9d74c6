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
});
