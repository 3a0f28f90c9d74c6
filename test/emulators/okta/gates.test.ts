import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRingCentral, startTestOrg, type TestOrg } from './org';

describe("what people do in Okta's console", () => {
  let org: TestOrg;
  beforeEach(async () => {
    org = await startTestOrg();
  });
  afterEach(() => org.close());
  const features = async (id: string) => (await org.call('GET', `/api/v1/apps/${id}`)).body.features;
  const gates = () => org.tenant.adminRoutes.flatMap(({ gate }) => gate ?? []);

  it('every gate opens, in the order of the list, and shuts again', async () => {
    const { id } = await addRingCentral(org);
    const shut = org.tenant.snapshot();
    for (const gate of gates()) expect([gate, await org.admin(gate)]).toEqual([gate, { gate, enabled: true }]);
    expect(await features(id)).toEqual([
      'PUSH_NEW_USERS',
      'PUSH_PROFILE_UPDATES',
      'PUSH_USER_DEACTIVATION',
      'IMPORT_NEW_USERS',
      'IMPORT_PROFILE_UPDATES',
      'IMPORT_USER_SCHEMA',
      'PROFILE_MASTERING',
    ]);
    const { settings, defaultUserSchema } = org.tenant.org.store;
    expect(settings.profileSourceOrder).toEqual(['0oa1acmead0000000app', id]);
    expect(defaultUserSchema.base.primaryPhone?.master).toEqual({
      type: 'OVERRIDE',
      priority: [{ type: 'APP', value: id }],
    });
    for (const gate of gates().reverse()) await org.admin(gate, { enabled: false });
    expect(await features(id)).toEqual([]);
    expect(org.tenant.org.store.settings.flags).toEqual((shut as { settings: { flags: unknown } }).settings.flags);
  });

  it('an app that is pushed to becomes a profile source only with the flag of Okta Support', async () => {
    await addRingCentral(org);
    await org.admin('ringcentral-update-attributes');
    await expect(org.admin('ringcentral-profile-source')).rejects.toThrow(/ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH/);
    await org.admin('okta-flag-mastering-and-push');
    await expect(org.admin('ringcentral-profile-source')).resolves.toBeDefined();
  });

  it('nothing of RingCentral can be clicked before its app is there', async () => {
    await expect(org.admin('ringcentral-authenticated')).rejects.toThrow(/no RingCentral app/);
    await expect(org.admin('import', { app: 'nobody' })).rejects.toThrow(/no app nobody/);
    await expect(org.admin('import', { app: 'active_directory' })).rejects.toThrow(
      /Nothing is connected behind acme.test/,
    );
  });

  it('what a line reads cannot be taken back from schema discovery', async () => {
    const { toUser } = await addRingCentral(org);
    await org.admin('ringcentral-discovered-attributes');
    const line = { expression: 'appuser.directNumber', pushStatus: 'DONT_PUSH' };
    await org.call('POST', `/api/v1/mappings/${toUser}`, { properties: { primaryPhone: line } });
    await expect(org.admin('ringcentral-discovered-attributes', { enabled: false })).rejects.toThrow(
      'Property directNumber cannot be deleted. It is used to populate user.primaryPhone.',
    );
  });

  it('the order of profile sources is an admin’s, and names each of them', async () => {
    const { id } = await addRingCentral(org);
    await org.admin('ad-profile-source');
    await org.admin('ringcentral-profile-source');
    await org.admin('profile-sources', { order: [id, '0oa1acmead0000000app'] });
    expect(org.tenant.org.store.settings.profileSourceOrder).toEqual([id, '0oa1acmead0000000app']);
    await org.admin('profile-source-order');
    expect(org.tenant.org.store.settings.profileSourceOrder).toEqual(['0oa1acmead0000000app', id]);
    await expect(org.admin('profile-sources', { order: [id] })).rejects.toThrow(/each profile source once/);
  });

  it('"Apply updates now" is remembered per mapping', async () => {
    const { id, toApp } = await addRingCentral(org);
    const applied = () => org.tenant.org.store.mappings.get(toApp)?.appliedAt;
    org.clock.forward(60);
    await org.admin('apply-mappings', { app: id });
    expect(applied()).toBe('2026-11-22T10:01:00.000Z');
    await org.admin('apply-updates-provisioning', { enabled: false });
    expect(applied()).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('a snapshot', () => {
  it('holds everything, and a new org takes it up whole', async () => {
    const org = await startTestOrg();
    const { id } = await addRingCentral(org);
    const profile = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };
    const user = await org.call('POST', '/api/v1/users', { profile });
    await org.call('POST', `/api/v1/apps/${id}/users`, { id: user.body.id });
    const other = await startTestOrg({ bare: true });
    other.tenant.restore(JSON.parse(JSON.stringify(org.tenant.snapshot())));
    expect(other.tenant.snapshot()).toEqual(org.tenant.snapshot());
    expect((await other.call('GET', '/api/v1/users/ada@acme.test')).body.id).toBe(user.body.id);
    expect((await other.call('POST', '/api/v1/groups', { profile: { name: 'New' } })).body.id).not.toBe(user.body.id);
    await Promise.all([org.close(), other.close()]);
  });
});
