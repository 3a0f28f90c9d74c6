import { afterAll, beforeAll, expect, it } from 'vitest';
import { Company } from './company';

let company: Company;
const groups: Record<string, string> = {};

beforeAll(async () => {
  company = await Company.start();
  const account = 'robin.newhire';
  await company.console('POST', '/active-directory/users', {
    account,
    givenName: 'Robin',
    sn: 'Newhire',
    groups: ['RingCentral Users'],
    attributes: { department: 'Sales' },
  });
  await company.import('active_directory', 'incremental');
  const { id } = await company.user(account);
  for (const name of ['Consultants', 'Pilots', '2024']) {
    const group = await company.api<{ id: string }>('POST', '/api/v1/groups', { profile: { name } });
    groups[name] = group.id;
    await company.api('PUT', `/api/v1/groups/${group.id}/users/${id}`);
  }
}, 60_000);
afterAll(() => company.close());

const assign = (name: string, body: object) =>
  company.api('PUT', `/api/v1/apps/${company.ringcentralApp}/groups/${groups[name]}`, body);
const unassign = (name: string) =>
  company.api('DELETE', `/api/v1/apps/${company.ringcentralApp}/groups/${groups[name]}`);
const department = async () => {
  await company.console('POST', '/okta/apply-mappings', { app: 'ringcentral_saml' });
  return (await company.appUser(company.ringcentralApp, 'robin.newhire'))?.profile['department'];
};

// Okta, app assignment priorities: "the group with the highest priority" decides, and 0 is the highest.
it('gives a member of several groups the value of the assignment with the lowest priority number', async () => {
  await assign('2024', { profile: { department: 'N' } });
  await assign('Consultants', { priority: 1, profile: { department: 'C' } });
  await assign('Pilots', { priority: 0, profile: { department: 'P' } });
  expect(await department()).toBe('P');
  await assign('Consultants', { priority: 0, profile: { department: 'C' } });
  expect(await department()).toBe('C');
});

it('puts an assignment that is made without a priority behind the others', async () => {
  for (const name of ['2024', 'Consultants', 'Pilots']) await unassign(name);
  await assign('Pilots', { priority: 0, profile: { department: 'P' } });
  await assign('2024', { profile: { department: 'N' } });
  expect(await department()).toBe('P');
});

// support.okta.com, "Does Okta support partial profile push": it does not.
it('pushes the whole profile with any change: create-only and unmapped attributes overwrite what RingCentral was given', async () => {
  const type = 'oty1acmedemo0000type';
  const login = 'noor.mobile';
  await company.map('0oa1acmead0000000app', type, { mobilePhone: 'appuser.mobilePhone' });
  await company.map(type, company.ringcentralApp, { mobilePhone: 'user.mobilePhone' }, 'DONT_PUSH');
  const attributes = { department: 'Sales', mobile: '+14155550111' };
  await company.console('POST', '/active-directory/users', {
    account: login,
    givenName: 'Noor',
    sn: 'Mobile',
    groups: ['RingCentral Users'],
    attributes,
  });
  await company.import('active_directory', 'incremental');
  const { ringcentralTenant } = company.emulators;
  const account = () => {
    const all = ringcentralTenant.snapshot() as { extensions: { contact?: Record<string, string> }[] };
    return { all, contact: all.extensions.find(({ contact }) => contact?.['email'] === `${login}@acme.test`)?.contact };
  };
  expect(account().contact).toMatchObject({ department: 'Sales', mobilePhone: '+14155550111' });
  const typed = structuredClone(account().all);
  for (const { contact } of typed.extensions)
    if (contact?.['email'] === `${login}@acme.test`) contact['mobilePhone'] = '+14155550199';
  ringcentralTenant.restore(typed);
  await company.console('PUT', `/active-directory/users/${login}/attributes`, { department: 'Support' });
  await company.import('active_directory', 'incremental');
  expect(account().contact).toMatchObject({ department: 'Support', mobilePhone: '+14155550111' });
});

it('gives a second person of one user name no account in RingCentral, and leaves the first one as they are', async () => {
  const people = () =>
    (
      company.emulators.ringcentralTenant.snapshot() as { extensions: { contact?: Record<string, string> }[] }
    ).extensions
      .map(({ contact }) => contact?.['email'])
      .filter((email) => email?.toLowerCase() === 'robin.newhire@acme.test');
  expect(people()).toHaveLength(1);
  await assign('Pilots', { priority: 0 });
  const profile = {
    login: 'robin.two@acme.test',
    email: 'Robin.Newhire@acme.test',
    firstName: 'Robin',
    lastName: 'Two',
  };
  const credentials = { password: { value: 'Abcd1234-once' } };
  const { id } = await company.api<{ id: string }>('POST', '/api/v1/users?activate=true', { profile, credentials });
  await company.api('PUT', `/api/v1/groups/${groups['Pilots']}/users/${id}`);
  expect((await company.failures()).at(-1)).toMatch(/user name robin.newhire@acme.test/);
  expect(people()).toEqual(['robin.newhire@acme.test']);
});
