import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const V1 = '/restapi/v1.0/account/~';

describe('the embedded RingCentral account', () => {
  it('is the demo account in both API versions, reached by ~ or by its id only', async () => {
    const { get } = await harness();
    expect(await get(V1)).toMatchObject({ id: 400131426008, mainNumber: '14155550100' });
    expect(await get('/restapi/v2/accounts/400131426008')).toMatchObject({ id: '400131426008', companyName: 'Acme' });
    expect((await refusal(get('/restapi/v1.0/account/1'))).body).toMatchObject({
      errorCode: 'CMN-102',
      message: 'Resource for parameter [accountId] is not found.',
    });
  });

  it('shows Directory Integration when the plan allows it and Support switched it on', async () => {
    const { get, asAdmin } = await harness();
    const enabled = async () =>
      (await get(`${V1}/service-info`)).serviceFeatures.find(
        (feature) => 'featureName' in feature && feature.featureName === 'ExternalDirectoryIntegration',
      );
    const is = (on: boolean) => ({ featureName: 'ExternalDirectoryIntegration', enabled: on });
    expect(await enabled()).toEqual(is(false));
    await asAdmin('PUT', '/gates/ringcentral-directory-integration', { enabled: true });
    expect(await enabled()).toEqual(is(false));
    await asAdmin('PUT', '/plan', { level: 'Ultra' });
    expect(await enabled()).toEqual(is(true));
  });

  it('tells whether the administrator holds the right to switch Directory Integration on', async () => {
    const { get, asAdmin } = await harness();
    const path = `${V1}/extension/~/authz-profile`;
    const check = () => get(`${path}/check`, { permissionId: 'ActiveDirectory' });
    expect(await check()).toMatchObject({ successful: true, details: { effectiveRole: { id: '1' } } });
    await asAdmin('PUT', '/permissions', { permission: 'ActiveDirectory', granted: false });
    expect(await check()).toEqual({ successful: false });
    const held = (await get(path)).permissions.map(({ permission }) => permission.id);
    expect(held).toContain('ReadExtensions');
    expect(held).not.toContain('ActiveDirectory');
  });

  it('holds at most five custom fields, once an administrator enabled them', async () => {
    const { post, put, remove, get, asAdmin } = await harness();
    const path = `${V1}/custom-fields`;
    const create = (displayName: string) => post(path, { category: 'User', displayName });
    expect((await refusal(create('Employee ID'))).body.errorCode).toBe('CMN-109');
    await asAdmin('PUT', '/custom-fields', { enabled: true });
    const first = await create('Employee ID');
    expect((await refusal(create('Employee ID'))).body.errorCode).toBe('CMN-406');
    for (const name of ['B', 'C', 'D', 'E']) await create(name);
    expect((await refusal(create('F'))).status).toBe(403);
    await put(`${path}/${first.id}`, { displayName: 'Employee number' });
    const ids = (await get(path)).records.slice(1).map(({ id }) => id);
    expect((await remove(`${path}/${ids.join(',')}`)).status).toBe(204);
    expect((await get(path)).records).toEqual([{ id: first.id, category: 'User', displayName: 'Employee number' }]);
  });

  it('makes roles and gives them, Super Admin excepted', async () => {
    const { post, put, get, remove } = await harness();
    const maren = `${V1}/extension/400131430001/assigned-role`;
    const role = await post(`${V1}/user-role`, { displayName: 'Telephony', permissions: [{ id: 'ReadExtensions' }] });
    const assigned = await put(maren, { records: [{ id: role.id }] });
    expect(assigned.records.map(({ id }) => id)).toEqual([role.id]);
    expect((await refusal(put(maren, { records: [{ id: '1' }] }))).body.parameterName).toBe('records.id');
    expect((await refusal(remove(`${V1}/user-role/1`))).status).toBe(400);
    await remove(`${V1}/user-role/${role.id}`);
    expect((await get(maren)).records).toEqual([]);
  });

  it('makes sites, and moves people of a deleted one back to the main site', async () => {
    const { platform, post, get, remove } = await harness();
    const site = await post(`${V1}/sites`, { name: 'Berlin' });
    await platform.post(`${V1}/sites/${site.id}/bulk-assign`, { addedExtensionIds: [400131430001] });
    const siteOf = async () => (await get(`${V1}/extension/400131430001`)) as unknown as { site: { name: string } };
    expect((await siteOf()).site.name).toBe('Berlin');
    await remove(`${V1}/sites/${site.id}`);
    expect((await siteOf()).site.name).toBe('Main Site');
    expect((await refusal(remove(`${V1}/sites/main-site`))).status).toBe(400);
  });

  it('has dictionaries to check an address with, American Samoa’s odd code included', async () => {
    const { get } = await harness();
    const countries = (await get('/restapi/v1.0/dictionary/country', { perPage: 1000 })).records;
    const known = ['United States', 'Canada', 'United Kingdom'].map((of) => {
      const found = countries.find(({ name }) => name === of);
      return [found?.id, found?.isoCode];
    });
    expect(known).toEqual([
      ['1', 'US'],
      ['39', 'CA'],
      ['224', 'GB'],
    ]);
    const states = (await get('/restapi/v1.0/dictionary/state', { countryId: 1, perPage: 1000 })).records;
    expect(states.find(({ name }) => name === 'American Samoa')?.isoCode).toBe('AM');
    expect(states).toHaveLength(56);
  });

  it('changes the company’s address, checked like a person’s', async () => {
    const { put, get } = await harness();
    const path = `${V1}/business-address`;
    const changed = await put(path, { businessAddress: { state: 'New York', city: 'New York', zip: '10001' } });
    expect(changed.businessAddress).toMatchObject({ state: 'New York', country: 'United States' });
    const refused = await refusal(put(path, { businessAddress: { state: 'Bavaria' } }));
    expect(refused.body.parameterName).toBe('businessAddress.state');
    expect((await get(path)).businessAddress).toMatchObject({ state: 'New York' });
  });

  it('lists cost centers and templates, which no API changes', async () => {
    const { get } = await harness();
    expect((await get('/restapi/v2/accounts/~/cost-centers')).records).toHaveLength(1);
    expect((await get(`${V1}/templates`, { type: 'UserSettings' })).records).toHaveLength(1);
    expect(await get(`${V1}/templates/1`)).toMatchObject({ name: 'Office hours' });
  });

  it('shows the directory: people, rooms and queues with their numbers, nobody unassigned', async () => {
    const { get, post } = await harness();
    const { records } = await get(`${V1}/directory/entries`);
    expect(records).toHaveLength(18);
    expect(records.find(({ email }) => email === 'tobias.wrenfield@acme.test')).toMatchObject({
      id: '400131430002',
      type: 'User',
      extensionNumber: '102',
      phoneNumbers: [{ phoneNumber: '+14155550102', usageType: 'DirectNumber' }, { usageType: 'MobileNumber' }],
    });
    const found = await post(`${V1}/directory/entries/search`, { searchString: 'golden gate' });
    expect(found.records.map(({ name }) => name)).toEqual(['Conference Room Golden Gate']);
  });

  it('keeps an audit trail: who, when, what, newest first, of the last day', async () => {
    const { put, post, clock } = await harness();
    const maren = `${V1}/extension/400131430001`;
    await put(maren, { contact: { department: 'Sales' } });
    clock.pass(25 * 3_600_000);
    await put(maren, { contact: { department: 'Finance' } });
    const search = (body: Record<string, unknown>) => post(`${V1}/audit-trail/search`, body);
    expect((await search({})).records).toEqual([
      {
        id: '17804052000001',
        accountId: '400131426008',
        eventTime: '2026-06-02T13:00:00.000Z',
        actionId: 'CHANGE_USER_INFO',
        eventType: 'Update',
        initiator: {
          extensionId: '400131430014',
          name: 'Zelda Fitzwarren',
          extensionNumber: '115',
          role: 'Super Admin',
        },
        target: {
          objectId: '400131430001',
          objectType: 'Extension',
          name: 'Maren Holloway',
          extensionNumber: '101',
        },
        details: { parameters: [{ key: 'contact', value: '{"department":"Finance"}' }] },
        clientIp: '127.0.0.1',
      },
    ]);
    const older = { eventTimeFrom: '2026-06-01T00:00:00.000Z', actionIds: ['CHANGE_USER_INFO'] };
    expect((await search(older)).records).toHaveLength(2);
    expect((await search({ ...older, excludeActionIds: ['CHANGE_USER_INFO'] })).records).toEqual([]);
    expect((await search({ ...older, searchString: 'Sales', targetIds: ['400131430001'] })).records).toHaveLength(1);
  });

  it('asks for the app’s permission and the user’s, each by name', async () => {
    const { tenant, asAdmin, get } = await harness();
    const { clientId, clientSecret, code } = tenant.consentToOkta();
    const token = await fetch(`${tenant.url}/restapi/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const response = await fetch(`${tenant.url}${V1}/audit-trail/search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      {
        errorCode: 'CMN-401',
        message: 'In order to call this API endpoint, application needs to have [ReadAuditTrail] permission',
      },
    ]);
    await asAdmin('PUT', '/permissions', { permission: 'ReadExtensions', granted: false });
    expect((await refusal(get(`${V1}/extension`))).body.errorCode).toBe('CMN-408');
  });

  it('does not know other addresses, and cannot read a body that is no JSON', async () => {
    const { get, platform } = await harness();
    expect((await refusal(get(`${V1}/nothing`))).body).toMatchObject({ errorCode: 'CMN-120' });
    const sent = platform.post(`${V1}/extension`, [{ contact: {} }]);
    expect((await refusal(sent)).body).toMatchObject({ errorCode: 'CMN-103', message: 'JSON can not be parsed' });
  });
});
