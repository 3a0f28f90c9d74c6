import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OKTA_SYSTEM } from '../../../emulators/okta';
import { addRingCentral, startTestOrg, type TestOrg } from './org';

/** Always shown, without a value too (recorded on every user). */
const unset = { mobilePhone: null, secondEmail: null };
const ada = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };

describe('people and groups', () => {
  let org: TestOrg;
  beforeEach(async () => {
    org = await startTestOrg();
  });
  afterEach(() => org.close());
  const create = async (profile: object = ada) => (await org.call('POST', '/api/v1/users', { profile })).body.id;
  const groupId = async (name: string) =>
    (await org.call('GET', `/api/v1/groups?q=${encodeURIComponent(name)}`)).body[0]?.id ?? '';

  it('a person is found by id, login, search, filter and the start of a name', async () => {
    const id = await create({ ...ada, department: 'Sales' });
    await create({ firstName: 'Ben', lastName: 'Bell', email: 'ben@acme.test', login: 'ben@acme.test' });
    const logins = async (path: string) => {
      const { body } = await org.call('GET', path);
      return (Array.isArray(body) ? body : [body]).map(({ profile }) => profile.login);
    };
    for (const path of [
      `/api/v1/users/${id}`,
      '/api/v1/users/ADA@acme.test',
      '/api/v1/users?search=profile.department+eq+"Sales"',
      '/api/v1/users?filter=profile.email+eq+"ada@acme.test"+and+status+eq+"PROVISIONED"',
      '/api/v1/users?q=byr',
    ])
      expect([path, await logins(path)]).toEqual([path, ['ada@acme.test']]);
  });

  it('an unknown attribute, a missing one and a taken login are refused in Okta’s words', async () => {
    await create();
    const causes = async (profile: object) => {
      const { body } = await org.call('POST', '/api/v1/users', { profile });
      return [body.errorSummary, body.errorCauses[0]?.errorSummary];
    };
    const what = 'Api validation failed: newUser';
    expect(await causes({ ...ada, hat: 'x' })).toEqual([what, "Property name 'hat' is not defined in profile"]);
    expect(await causes({ ...ada, lastName: '' })).toEqual([what, 'lastName: The field cannot be left blank']);
    expect(await causes(ada)).toEqual([
      what,
      'login: An object with this field already exists in the current organization',
    ]);
  });

  it('POST merges a profile, PUT replaces it, null clears', async () => {
    const id = await create({ ...ada, city: 'Oslo', title: 'Lead' });
    await org.call('POST', `/api/v1/users/${id}`, { profile: { city: null, department: 'Sales' } });
    expect((await org.call('GET', `/api/v1/users/${id}`)).body.profile).toEqual({
      ...ada,
      ...unset,
      title: 'Lead',
      department: 'Sales',
    });
    await org.call('PUT', `/api/v1/users/${id}`, { profile: ada });
    expect((await org.call('GET', `/api/v1/users/${id}`)).body.profile).toEqual({ ...ada, ...unset });
  });

  it('an attribute that a profile source gave refuses edits, once the source is one', async () => {
    const id = await create({ ...ada, title: 'Lead' });
    const user = org.tenant.org.store.user(id);
    if (user) user.provenance.title = '0oa1acmead0000000app';
    const edit = async () => (await org.call('POST', `/api/v1/users/${id}`, { profile: { title: 'Chief' } })).status;
    await org.admin('ad-profile-source');
    expect(await edit()).toBe(403);
    await org.admin('ad-profile-source', { enabled: false });
    expect(await edit()).toBe(200);
  });

  it('somebody without a password is asked for one before they are active; with one they are active at once', async () => {
    const credentials = { password: { value: 'Abcd1234' }, recovery_question: { question: 'Who?', answer: 'Me' } };
    const pending = await org.call('POST', '/api/v1/users', { profile: ada });
    const active = await org.call('POST', '/api/v1/users', {
      profile: { ...ada, login: 'ada2@acme.test' },
      credentials,
    });
    const staged = await org.call('POST', '/api/v1/users?activate=false', {
      profile: { ...ada, login: 'ada3@acme.test' },
    });
    expect([pending, active, staged].map(({ body }) => [body.status, body.credentials])).toEqual([
      ['PROVISIONED', { provider: { type: 'OKTA', name: 'OKTA' } }],
      ['ACTIVE', { password: {}, recovery_question: { question: 'Who?' }, provider: { type: 'OKTA', name: 'OKTA' } }],
      ['STAGED', { provider: { type: 'OKTA', name: 'OKTA' } }],
    ]);
    expect((await org.call('GET', `/api/v1/users/${pending.body.id}`)).headers.get('etag')).toMatch(/^W\/"/);
  });

  // API reference, "User Lifecycle", and the error codes page on suspending somebody who is not active.
  it.each([
    ['PROVISIONED', 'suspend', 400, 'E0000001'],
    ['PROVISIONED', 'activate', 403, 'E0000016'],
    ['PROVISIONED', 'reactivate', 200, undefined],
    ['ACTIVE', 'reactivate', 403, 'E0000038'],
    ['ACTIVE', 'suspend', 200, undefined],
    ['ACTIVE', 'unsuspend', 400, 'E0000001'],
    ['STAGED', 'suspend', 400, 'E0000001'],
    ['STAGED', 'activate', 200, undefined],
    ['STAGED', 'deactivate', 200, undefined],
  ])('%s, %s: %i', async (status, operation, answer, errorCode) => {
    const credentials = status === 'ACTIVE' ? { password: { value: 'Abcd1234' } } : {};
    const path = `/api/v1/users?activate=${status !== 'STAGED'}`;
    const { id } = (await org.call('POST', path, { profile: ada, credentials })).body;
    const { status: got, body } = await org.call('POST', `/api/v1/users/${id}/lifecycle/${operation}`);
    expect([got, body.errorCode]).toEqual([answer, errorCode]);
  });

  it('an app of everybody is given to whoever comes new', async () => {
    const app = await addRingCentral(org);
    await org.call('PUT', `/api/v1/apps/${app.id}/groups/${await groupId('Everyone')}`, {});
    const id = await create();
    expect((await org.call('GET', `/api/v1/apps/${app.id}/users/${id}`)).body.scope).toBe('GROUP');
  });

  it('a login with a percent sign, and a parameter that is sent twice, are answered', async () => {
    expect((await org.call('GET', '/api/v1/users/100%25@acme.test')).status).toBe(404);
    await create();
    expect((await org.call('GET', '/api/v1/users?limit=1&limit=2')).body).toHaveLength(1);
  });

  it('goes through its life in the order that Okta allows', async () => {
    const { body: made } = await org.call('POST', '/api/v1/users', {
      profile: ada,
      credentials: { password: { value: 'Abcd1234' } },
    });
    const id = made.id;
    const step = async (operation: string) => {
      const { status } = await org.call('POST', `/api/v1/users/${id}/lifecycle/${operation}`);
      return [status, (await org.call('GET', `/api/v1/users/${id}`)).body.status];
    };
    expect(await step('suspend')).toEqual([200, 'SUSPENDED']);
    expect(await step('activate')).toEqual([403, 'SUSPENDED']);
    expect(await step('unsuspend')).toEqual([200, 'ACTIVE']);
    expect(await step('deactivate')).toEqual([200, 'DEPROVISIONED']);
    expect((await org.call('DELETE', `/api/v1/users/${id}`)).status).toBe(204);
    expect((await org.call('GET', `/api/v1/users/${id}`)).status).toBe(404);
  });

  it("only Okta's own groups change by API", async () => {
    const id = await create();
    const put = async (name: string) =>
      (await org.call('PUT', `/api/v1/groups/${await groupId(name)}/users/${id}`)).status;
    expect([await put('Contractors'), await put('Sales'), await put('Everyone')]).toEqual([204, 403, 403]);
    expect((await org.call('DELETE', `/api/v1/groups/${await groupId('Sales')}`)).status).toBe(403);
    const groups = (await org.call('GET', `/api/v1/users/${id}/groups`)).body;
    expect(groups.map(({ profile }) => profile.name)).toEqual(['Everyone', 'Contractors']);
    const members = (await org.call('GET', `/api/v1/groups/${await groupId('Contractors')}/users`)).body as {
      id: string;
    }[];
    expect(members.map((member) => member.id)).toEqual([id]);
  });

  it('a rule is made inactive, fills its groups once active, changes and goes only while inactive', async () => {
    const contractors = await groupId('Contractors');
    const rule = (value: string, groupIds = [contractors]) => ({
      type: 'group_rule',
      name: 'By department',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
      actions: { assignUserToGroups: { groupIds } },
    });
    org.tenant.org.provisioning = {
      ...org.tenant.org.provisioning,
      ruleHolds: (expression, user) => expression.includes(String(user.profile.department)),
    };
    const id = await create({ ...ada, department: 'Sales' });
    const { body: made } = await org.call('POST', '/api/v1/groups/rules', rule('user.department == "Sales"'));
    expect([made.status, made.conditions.people, made.allGroupsValid]).toEqual([
      'INACTIVE',
      { users: { exclude: [] }, groups: { exclude: [] } },
      true,
    ]);
    const path = `/api/v1/groups/rules/${made.id}`;
    await org.admin('switches', { groupRulesBusy: 1 });
    const busy = await org.call('POST', `${path}/lifecycle/activate`);
    expect([busy.status, busy.body.errorCode]).toEqual([423, 'E0000239']);
    expect((await org.call('POST', `${path}/lifecycle/activate`)).status).toBe(204);
    expect([...org.tenant.org.store.membersOf(contractors)]).toEqual([id]);
    const [last] = org.tenant.org.store.logs.slice(-2);
    expect([last?.eventType, last?.actor]).toEqual(['group.user_membership.add', OKTA_SYSTEM]);
    expect((await org.call('PUT', path, rule('user.city == "Oslo"'))).status).toBe(400);
    expect((await org.call('DELETE', path)).status).toBe(400);
    await org.call('POST', `${path}/lifecycle/deactivate`);
    expect((await org.call('PUT', path, rule('user.city == "Oslo"'))).status).toBe(200);
    const removed = await org.call('DELETE', `${path}?removeUsers=false`);
    expect([removed.status, removed.body]).toEqual([202, {}]);
    const foreign = await org.call('POST', '/api/v1/groups/rules', rule('true', [await groupId('Sales')]));
    expect(foreign.status).toBe(400);
  });
});
