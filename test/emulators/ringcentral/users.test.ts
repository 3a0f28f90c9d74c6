import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const EXTENSIONS = '/restapi/v1.0/account/~/extension';
const MAREN = `${EXTENSIONS}/400131430001`;
const POOL = `${EXTENSIONS}/400131439001`;
const NEW = { contact: { firstName: 'Rosa', lastName: 'Lindqvist', email: 'rosa.lindqvist@acme.test' } };

describe('users of the embedded RingCentral', () => {
  it('lists a page of a thousand with one call, and links to the neighbours of a small one', async () => {
    const { get } = await harness();
    const all = await get(EXTENSIONS, { perPage: 1000 });
    expect(all.paging).toEqual({ page: 1, perPage: 1000, pageStart: 0, pageEnd: 71, totalPages: 1, totalElements: 72 });
    const second = await get(EXTENSIONS, { page: 2, perPage: 10, status: ['Enabled', 'NotActivated'] });
    expect(second.paging).toEqual({
      page: 2,
      perPage: 10,
      pageStart: 10,
      pageEnd: 17,
      totalPages: 2,
      totalElements: 18,
    });
    expect(Object.keys(second.navigation)).toEqual(['firstPage', 'previousPage', 'lastPage']);
    const first = await get(second.navigation.previousPage.uri);
    expect(first.records).toHaveLength(10);
  });

  it('shows an unassigned extension bare', async () => {
    const { get, tenant } = await harness();
    const { records } = await get(EXTENSIONS, { status: 'Unassigned', perPage: 1 });
    const uri = `${tenant.url}/restapi/v1.0/account/400131426008/extension/400131439001`;
    expect(records).toEqual([
      { uri, id: 400131439001, type: 'User', status: 'Unassigned', profileImage: { uri: `${uri}/profile-image` } },
    ]);
  });

  it('shows custom fields only to who reads one extension', async () => {
    const { asAdmin, post, put, get } = await harness();
    await asAdmin('PUT', '/custom-fields', { enabled: true });
    const field = await post('/restapi/v1.0/account/~/custom-fields', { category: 'User', displayName: 'Employee ID' });
    await put(MAREN, { customFields: [{ id: field.id, value: 'E1001' }] });
    expect((await get(MAREN)).customFields).toEqual([{ id: field.id, displayName: 'Employee ID', value: 'E1001' }]);
    const listed = await get(EXTENSIONS, { email: 'maren.holloway@acme.test' });
    expect(listed.records.map((record: object) => 'customFields' in record)).toEqual([false]);
  });

  it('creates with 200, the next free number and a login that waits for activation', async () => {
    const { post, tenant } = await harness();
    expect(await post(EXTENSIONS, { type: 'User', ...NEW })).toMatchObject({
      extensionNumber: '201',
      status: 'NotActivated',
      setupWizardState: 'NotStarted',
      contact: { ...NEW.contact, emailAsLoginName: true },
    });
    expect(tenant.writes()).toEqual({ 'extension.create': 1 });
  });

  it('assigns a licence with status, contact and number; without a status it leaves a ghost', async () => {
    const { put, get } = await harness();
    expect(await put(POOL, { ...NEW, status: 'NotActivated', extensionNumber: '250' })).toMatchObject({
      id: 400131439001,
      status: 'NotActivated',
      extensionNumber: '250',
      name: 'Rosa Lindqvist',
    });
    const ghost = { contact: { ...NEW.contact, email: 'ghost@acme.test' } };
    expect(await put(`${EXTENSIONS}/400131439002`, ghost)).toMatchObject({
      status: 'Unassigned',
      contact: ghost.contact,
    });
    expect((await get(`${EXTENSIONS}/400131439002`)).extensionNumber).toBeUndefined();
  });

  it.each([
    ['an email that somebody has', { contact: { ...NEW.contact, email: 'Maren.Holloway@acme.test' } }, 409, 'EXT-226'],
    ['an extension number in use', { ...NEW, extensionNumber: '101' }, 400, 'EXT-218'],
    ['an extension number that starts with 0', { ...NEW, extensionNumber: '0123' }, 400, 'EXT-215'],
    ['a reserved extension number', { ...NEW, extensionNumber: '911' }, 400, 'EXT-217'],
    ['an extension number too long', { ...NEW, extensionNumber: '12345678' }, 400, 'EXT-219'],
    ['an email that is none', { contact: { ...NEW.contact, email: 'rosa' } }, 400, 'CMN-101'],
    ['no first name', { contact: { email: 'rosa@acme.test' } }, 400, 'CMN-102'],
    [
      'a RingCentral number as business phone',
      { contact: { ...NEW.contact, businessPhone: '+14155550101' } },
      400,
      'EXT-102',
    ],
    ['a business phone that is none', { contact: { ...NEW.contact, businessPhone: '555' } }, 400, 'EXT-103'],
    ['a toll-free mobile phone', { contact: { ...NEW.contact, mobilePhone: '+18005550100' } }, 400, 'CMN-101'],
    ['a site that does not exist', { ...NEW, site: { id: 'nowhere' } }, 400, 'CMN-102'],
    ['a weak password', { ...NEW, password: 'secret' }, 400, 'PWD-001'],
    ['a type that cannot be created', { ...NEW, type: 'Limited' }, 400, 'EXT-351'],
    ['a status out of the list', { ...NEW, status: 'Gone' }, 400, 'CMN-101'],
  ])('refuses %s', async (_what, body, status, errorCode) => {
    const { post, tenant } = await harness();
    const { status: seen, body: answer } = await refusal(post(EXTENSIONS, body));
    expect({ seen, errorCode: answer.errorCode, first: answer.errors[0]?.errorCode }).toEqual({
      seen: status,
      errorCode,
      first: errorCode,
    });
    expect(tenant.writes()).toEqual({});
  });

  it('keeps the state as sent, writes the country out, and refuses a state its country does not have', async () => {
    const { put } = await harness();
    const address = {
      street: '1 Example Plaza',
      city: 'San Francisco',
      state: 'California',
      zip: '94105',
      country: 'US',
    };
    const answer = await put(MAREN, { contact: { businessAddress: address } });
    expect(answer.contact.businessAddress).toEqual({ ...address, country: 'United States' });
    for (const [state, message] of [
      ['Kalifornia', 'Parameter [contact.businessAddress.state] value is invalid.'],
      ['AS', 'Parameter [contact.businessAddress.state] value is invalid.'],
      ['', 'Resource for parameter [contact.businessAddress.state] is not found.'],
    ]) {
      const { body } = await refusal(put(MAREN, { contact: { businessAddress: { ...address, state } } }));
      expect(body.message).toBe(message);
    }
    const berlin = { street: 'Musterstraße 5', city: 'Berlin', state: 'Irgendwo', zip: '10115', country: 'DE' };
    expect((await put(MAREN, { contact: { businessAddress: berlin } })).contact.businessAddress.country).toBe(
      'Germany',
    );
  });

  it('stops creating users without a licence at the account’s quota', async () => {
    const { post } = await harness();
    const create = (number: number) =>
      post(EXTENSIONS, { contact: { ...NEW.contact, email: `rosa.${number}@acme.test` } });
    let refused: unknown;
    for (let number = 0; number < 30 && !refused; number += 1) {
      await create(number).catch((error: unknown) => (refused = error));
    }
    expect((await refusal(create(99))).body).toMatchObject({
      errorCode: 'EXT-355',
      message: 'Maximum amount of [User] extensions reached',
    });
  });

  it('suspends with a reason and forgets it when the user is back', async () => {
    const { put } = await harness();
    const statusInfo = { reason: 'Voluntarily', comment: 'leave' };
    expect(await put(MAREN, { status: 'Disabled', statusInfo })).toMatchObject({ status: 'Disabled', statusInfo });
    expect((await put(MAREN, { status: 'Enabled' })).statusInfo).toBeUndefined();
  });

  it('refuses a change of type, and `hidden` on update', async () => {
    const { put } = await harness();
    expect((await refusal(put(MAREN, { type: 'Department' }))).body.errorCode).toBe('EXT-224');
    expect((await refusal(put(MAREN, { hidden: true }))).body.parameterName).toBe('hidden');
  });

  it('deletes a user and keeps the numbers, or returns the licence with its number to the pool', async () => {
    const { remove, get, tenant } = await harness();
    expect((await remove(`${EXTENSIONS}/400131430005?savePhoneLines=true`)).status).toBe(204);
    expect(await get(`${EXTENSIONS}/400131430005`)).toMatchObject({ status: 'Unassigned' });
    const kept = await get('/restapi/v1.0/account/~/extension/400131430005/phone-number', {
      usageType: 'DirectNumber',
    });
    expect(kept.records.map((number) => number.phoneNumber)).toEqual(['+14155550106']);
    await remove(MAREN);
    expect((await refusal(get(MAREN))).body).toMatchObject({
      errorCode: 'CMN-102',
      message: 'Resource for parameter [extensionId] is not found.',
    });
    const inventory = await get('/restapi/v2/accounts/~/phone-numbers', { usageType: 'Inventory' });
    expect(inventory.records.map((number) => number.phoneNumber)).toContain('+14155550101');
    expect(tenant.writes()).toEqual({ 'extension.delete': 2 });
  });

  it('deletes several through v2 and tells for each how it went', async () => {
    const { remove } = await harness();
    const answer = await remove('/restapi/v2/accounts/~/extensions', {
      keepAssetsInInventory: true,
      records: [{ id: '400131430001' }, { id: '1' }],
    });
    expect(await answer.json()).toEqual({
      records: [
        { id: '400131430001', bulkItemSuccessful: true },
        {
          id: '1',
          bulkItemSuccessful: false,
          bulkItemErrors: [{ errorCode: 'CMN-102', message: 'Resource for parameter [extensionId] is not found.' }],
        },
      ],
    });
  });

  it('updates in bulk as a task that reports each record', async () => {
    const { post, get } = await harness();
    const path = '/restapi/v1.0/account/~/extension-bulk-update';
    const task = await post(path, {
      records: [
        { id: '400131430001', contact: { department: 'Sales' } },
        { id: '400131430002', extensionNumber: '101' },
      ],
    });
    expect(task.status).toBe('Accepted');
    const done = await get(`${path}/tasks/${task.id}`);
    expect([done.status, done.result.affectedItems.result]).toEqual([
      'Completed',
      [
        { extensionId: '400131430001', status: 'Success' },
        {
          extensionId: '400131430002',
          status: 'Fail',
          errors: [{ errorCode: 'EXT-218', message: 'Extension number [101] is used by another extension' }],
        },
      ],
    ]);
  });

  it('answers for several ids at once in parts, as the SDK reads them', async () => {
    const { platform } = await harness();
    const response = await platform.get(`${EXTENSIONS}/400131430001,1`);
    const { SDK } = await import('@ringcentral/sdk');
    const parts = await new SDK({ server: 'http://127.0.0.1' }).client().multipart(response);
    expect(parts.map(({ status }: Response) => status)).toEqual([200, 404]);
  });

  it('provisions users who bring their own devices, enabled ones only', async () => {
    const { post } = await harness();
    const { results } = await post('/restapi/v2/accounts/~/batch-provisioning/users', {
      records: [
        { ...NEW, status: 'Enabled' },
        { contact: { ...NEW.contact, email: 'b@acme.test' }, status: 'Disabled' },
      ],
    });
    expect(results.map(({ successful }) => successful)).toEqual([true, false]);
  });
});
