import { Client } from '@okta/okta-sdk-nodejs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulators, startEmulators } from '../../../emulators';

/** Every item of every page. */
async function collect<T>(items: { each(each: (item: T) => void): Promise<unknown> }): Promise<T[]> {
  const all: T[] = [];
  await items.each((item) => void all.push(item));
  return all;
}

describe('@okta/okta-sdk-nodejs on the embedded org', () => {
  let emulators: Emulators;
  beforeEach(async () => {
    emulators = await startEmulators();
  });
  afterEach(() => emulators.close());

  const client = ({ okta, oktaTenant }: Emulators) =>
    new Client({
      orgUrl: okta,
      token: oktaTenant.apiToken,
      // The SDK refuses plain HTTP otherwise; the org is on the loopback.
      testing: { disableHttpsCheck: true },
    } as ConstructorParameters<typeof Client>[0]);

  it('makes people, groups and memberships, and follows pages', async () => {
    const okta = client(emulators);
    const profile = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };
    const user = await okta.userApi.createUser({ body: { profile } });
    const group = await okta.groupApi.createGroup({ group: { profile: { name: 'Pilots' } } });
    await okta.groupApi.assignUserToGroup({ groupId: group.id ?? '', userId: user.id ?? '' });
    const members = await collect(await okta.groupApi.listGroupUsers({ groupId: group.id ?? '' }));
    expect(members.map((member) => member.profile?.login)).toEqual(['ada@acme.test']);
    const groups = await collect(await okta.groupApi.listGroups({ limit: 3 }));
    expect(groups.map((one) => one.profile?.name)).toEqual([
      'Everyone',
      'RingCentral Users',
      'RingCentral Managers',
      'Sales',
      'Engineering',
      'Support',
      'Contractors',
      'Pilots',
    ]);
  });

  it('reads apps and mappings, and is told errors in Okta’s words', async () => {
    const okta = client(emulators);
    const apps = await collect(await okta.applicationApi.listApplications());
    expect(apps.map(({ label }) => label)).toEqual(['acme.test', 'Zendesk']);
    const mappings = await collect(
      await okta.profileMappingApi.listProfileMappings({ sourceId: '0oa1acmead0000000app' }),
    );
    const mapping = await okta.profileMappingApi.getProfileMapping({ mappingId: mappings[0]?.id ?? '' });
    expect(mapping.target?.name).toBe('user');
    await expect(okta.userApi.getUser({ userId: 'nobody' })).rejects.toThrow(
      /Not found: Resource not found: nobody \(User\)/,
    );
  });
});
