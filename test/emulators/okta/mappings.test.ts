import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRingCentral, startTestOrg, type TestOrg } from './org';

const refusal = (cause: string) => ({
  status: 400,
  body: expect.objectContaining({
    errorCode: 'E0000001',
    errorSummary: 'Api validation failed: updateMapping',
    errorCauses: [{ errorSummary: cause }],
  }) as unknown,
});

describe('profile mappings', () => {
  let org: TestOrg;
  let ringcentral: Awaited<ReturnType<typeof addRingCentral>>;
  beforeEach(async () => {
    org = await startTestOrg();
    ringcentral = await addRingCentral(org);
  });
  afterEach(() => org.close());
  const post = (id: string, properties: unknown) => org.call('POST', `/api/v1/mappings/${id}`, { properties });
  const line = (expression: string, pushStatus = 'DONT_PUSH') => ({ expression, pushStatus });

  it('both directions are there as soon as the app is, and go with it', async () => {
    const list = async () => (await org.call('GET', '/api/v1/mappings?limit=200')).body;
    const pairs = (await list()).map(({ id }) => id);
    expect(pairs).toEqual(expect.arrayContaining([ringcentral.toUser, ringcentral.toApp]));
    await org.call('POST', `/api/v1/apps/${ringcentral.id}/lifecycle/deactivate`);
    await org.call('DELETE', `/api/v1/apps/${ringcentral.id}`);
    const left = (await list()).map(({ id }) => id);
    expect(left).toEqual(pairs.filter((id) => id !== ringcentral.toUser && id !== ringcentral.toApp));
  });

  it('a list leaves the lines out, one mapping has them, in the order of the target schema', async () => {
    const { body: items } = await org.call('GET', `/api/v1/mappings?sourceId=${ringcentral.id}`);
    expect(Object.keys(items[0] ?? {})).toEqual(['id', 'source', 'target', '_links']);
    const { body } = await post(ringcentral.toUser, { city: line('appuser.city'), title: line('"x"') });
    expect(Object.keys(body.properties)).toEqual(['login', 'firstName', 'lastName', 'email', 'title', 'city']);
  });

  it('a POST merges; null, or a line without expression, removes', async () => {
    await post(ringcentral.toApp, { city: line('user.city', 'PUSH'), zip: line('user.zipCode', 'PUSH') });
    const { body } = await post(ringcentral.toApp, { city: null, zip: { expression: null, pushStatus: null } });
    expect(body.properties).toEqual({
      firstName: line('user.firstName', 'PUSH'),
      lastName: line('user.lastName', 'PUSH'),
      email: line('user.email', 'PUSH'),
    });
  });

  it('an unknown target is refused, and nothing of the request is stored', async () => {
    const answer = await post(ringcentral.toApp, { city: line('user.city'), nonsense: line('user.city') });
    expect(answer).toMatchObject(refusal('Invalid target field nonsense'));
    const { body } = await org.call('GET', `/api/v1/mappings/${ringcentral.toApp}`);
    expect(body.properties.city).toBeUndefined();
  });

  it('an app that is no profile source may not push, one that is must', async () => {
    expect(await post(ringcentral.toUser, { city: line('appuser.city', 'PUSH') })).toMatchObject(
      refusal('Push status is allowed for profile mastering enabled apps only'),
    );
    await org.admin('ringcentral-profile-source');
    expect(await post(ringcentral.toUser, { city: line('appuser.city') })).toMatchObject(
      refusal('Profile mastering enabled apps support push status only'),
    );
    const { body } = await post(ringcentral.toUser, { city: line('appuser.city', 'PUSH') });
    expect(body.properties).toMatchObject({ city: line('appuser.city', 'PUSH'), email: line('appuser.email', 'PUSH') });
  });

  it('an attribute that a line reads cannot be deleted from its schema, in either family', async () => {
    const app = `/api/v1/meta/schemas/apps/${ringcentral.id}/default`;
    const user = '/api/v1/meta/schemas/user/default';
    const custom = (property: unknown) => ({ definitions: { custom: { properties: { badge: property } } } });
    const badge = { title: 'Badge', type: 'string' };
    await org.call('POST', app, custom(badge));
    await org.call('POST', user, custom(badge));
    await post(ringcentral.toUser, { badge: line('appuser.badge') });
    const refused = await org.call('POST', app, custom(null));
    expect([refused.status, refused.body.errorSummary, refused.body.errorCauses]).toEqual([
      400,
      'Api validation failed: updateAppUserSchemas',
      [{ errorSummary: 'Property badge cannot be deleted. It is used to populate user.badge.' }],
    ]);
    await post(ringcentral.toUser, { badge: null });
    await post(ringcentral.toApp, { badge: line('user.badge', 'PUSH') });
    const other = await org.call('POST', user, custom(null));
    expect([other.body.errorSummary, other.body.errorCauses]).toEqual([
      'Api validation failed: updateUserSchemas',
      [{ errorSummary: 'Property badge cannot be deleted. It is used to populate ringcentral_saml.badge.' }],
    ]);
  });

  it('a wrong id is told apart from a wrong pair', async () => {
    const missing = await org.call('GET', '/api/v1/mappings/prm0000000000000none');
    expect([missing.status, missing.body.errorSummary]).toEqual([
      404,
      'Not found: Resource not found: prm0000000000000none (ProfileMapping)',
    ]);
    const pair = await org.call('GET', '/api/v1/mappings?sourceId=nobody');
    expect([pair.status, pair.body.errorCode, pair.body.errorSummary]).toEqual([
      400,
      'E0000002',
      'The request was not valid: Invalid source or target id. Source or target id must be of either App Instance or UserType id',
    ]);
  });

  it('no app, no mapping', async () => {
    const bare = await startTestOrg({ bare: true });
    expect((await bare.call('GET', '/api/v1/mappings')).body).toEqual([]);
    await bare.close();
  });
});
