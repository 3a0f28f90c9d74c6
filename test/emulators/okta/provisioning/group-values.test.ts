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
