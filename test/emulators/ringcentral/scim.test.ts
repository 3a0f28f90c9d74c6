import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const USERS = '/scim/v2/Users';
const MAREN = `${USERS}/400131430001`;
const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ROSA = {
  schemas: [CORE, ENTERPRISE],
  externalId: '00u1rosa',
  userName: 'rosa.lindqvist@acme.test',
  name: { givenName: 'Rosa', familyName: 'Lindqvist' },
  emails: [{ type: 'work', value: 'rosa.lindqvist@acme.test' }],
  active: true,
  [ENTERPRISE]: { department: 'Sales' },
};

const scim = async (options: Parameters<typeof harness>[0] = {}) => {
  const running = await harness(options);
  await running.openDirectory();
  return running;
};

const patchOf = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

describe('SCIM over the embedded RingCentral', () => {
  it('creates a user with 201 on the same store that REST reads', async () => {
    const { platform, tenant, get } = await scim();
    const response = await platform.post(USERS, ROSA);
    const address = { street: '1 Example Plaza', city: 'San Francisco', state: 'CA', zip: '94105' };
    expect([response.status, await response.json()]).toEqual([
      201,
      {
        ...ROSA,
        // The vendor's definition knows this one only, although the enterprise part comes with it.
        schemas: [CORE],
        id: '400131439001',
        phoneNumbers: [
          { type: 'work', value: '+14155550150' },
          { type: 'other', value: '201' },
        ],
        addresses: [
          {
            type: 'work',
            streetAddress: address.street,
            locality: address.city,
            region: address.state,
            postalCode: address.zip,
            country: 'United States',
          },
        ],
        photos: [],
        meta: {
          resourceType: 'User',
          created: '2026-06-01T12:00:00.000Z',
          lastModified: '2026-06-01T12:00:00.000Z',
          location: `${tenant.url}/scim/v2/Users/400131439001`,
        },
      },
    ]);
    expect(await get('/restapi/v1.0/account/~/extension/400131439001')).toMatchObject({ status: 'Enabled' });
    expect(tenant.writes()).toEqual({ 'user.create': 1 });
  });

  it('creates a user who waits for activation without `active`, or where the account plays it so', async () => {
    const { post, get, asAdmin } = await scim();
    const { id, active } = await post(USERS, { ...ROSA, active: undefined });
    expect(active).toBe(false);
    await asAdmin('PUT', '/behaviour', { scimActiveMeans: 'NotActivated' });
    const email = 'other@acme.test';
    const other = await post(USERS, { ...ROSA, userName: email, emails: [{ type: 'work', value: email }] });
    expect(other.active).toBe(false);
    const states = [id, other.id].map(async (one) => (await get(`/restapi/v1.0/account/~/extension/${one}`)).status);
    expect(await Promise.all(states)).toEqual(['NotActivated', 'NotActivated']);
  });

  it.each([
    [
      'a duplicate email',
      { userName: 'maren.holloway@acme.test' },
      409,
      'uniqueness',
      'Extension e-mail already exists on account',
    ],
    [
      'a user name that is not the work email',
      { emails: [{ type: 'work', value: 'x@acme.test' }] },
      400,
      'invalidValue',
      'Parameter [userName] value is invalid.',
    ],
    ['a missing schema', { schemas: ['x'] }, 400, 'invalidSyntax', 'Parameter [schemas] value is invalid.'],
    [
      'a state that its country does not have',
      { addresses: [{ type: 'work', region: 'Kalifornia', country: 'US' }] },
      400,
      'invalidValue',
      'Parameter [extension.contact.businessAddress.state] value is invalid.',
    ],
    [
      'a mobile number that is none',
      { phoneNumbers: [{ type: 'mobile', value: '555' }] },
      400,
      'invalidValue',
      'Parameter [extension.contact.mobilePhone] value is invalid.',
    ],
  ])('refuses %s in SCIM’s words', async (_what, over: Record<string, unknown>, status, scimType, detail) => {
    const { post, tenant } = await scim();
    const emails = over.userName ? { emails: [{ type: 'work', value: over.userName }] } : {};
    expect((await refusal(post(USERS, { ...ROSA, ...emails, ...over }))).body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: `${status}`,
      scimType,
      detail,
    });
    expect(tenant.writes()).toEqual({});
  });

  it('refuses when no licence is left, without a SCIM type', async () => {
    const { post } = await scim({ bare: true });
    expect((await refusal(post(USERS, ROSA))).body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '403',
      detail: 'License limit has been reached.',
    });
  });

  it('finds by user name or email, with `eq` only', async () => {
    const { get, post } = await scim();
    for (const filter of ['userName eq "Maren.Holloway@acme.test"', 'email eq "maren.holloway@acme.test"']) {
      expect((await get(USERS, { filter })).totalResults).toBe(1);
    }
    expect((await post(`${USERS}/.search`, { filter: 'userName eq "nobody@acme.test"' })).totalResults).toBe(0);
    const refused = await refusal(get(USERS, { filter: 'userName sw "maren"' }));
    expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
  });

  it('pages from 1, and lists without numbers unless the account does', async () => {
    const { get, asAdmin } = await scim();
    const page = await get(USERS, { startIndex: 13, count: 5 });
    expect({ ...page, Resources: page.Resources.map(({ id }) => id) }).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 14,
      startIndex: 13,
      itemsPerPage: 2,
      Resources: ['400131430013', '400131430014'],
    });
    expect(page.Resources[0]).not.toHaveProperty('phoneNumbers');
    await asAdmin('PUT', '/behaviour', { scimListsNumbers: true });
    expect((await get(USERS, { count: 1 })).Resources[0]).toHaveProperty('phoneNumbers');
  });

  it('replaces a user and keeps the numbers, which are RingCentral’s', async () => {
    const { put } = await scim();
    const maren = {
      ...ROSA,
      userName: 'maren.holloway@acme.test',
      emails: [{ type: 'work', value: 'maren.holloway@acme.test' }],
    };
    const replaced = await put(MAREN, { ...maren, phoneNumbers: [{ type: 'work', value: '+19995550000' }] });
    expect(replaced).toMatchObject({ name: ROSA.name, externalId: '00u1rosa' });
    expect(replaced.phoneNumbers).toEqual([
      { type: 'work', value: '+14155550101' },
      { type: 'other', value: '101' },
    ]);
  });

  it('patches single values, whole values and strings for booleans', async () => {
    const { patch } = await scim();
    const changed = await patch(
      MAREN,
      patchOf(
        { op: 'Replace', path: 'active', value: 'False' },
        { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '+16285550177' },
        { op: 'replace', value: { title: 'Head', name: { familyName: 'Hollow' }, [ENTERPRISE]: { department: 'X' } } },
        { op: 'replace', path: 'addresses', value: [{ type: 'work', region: 'NY', country: 'US' }] },
      ),
    );
    expect(changed).toMatchObject({
      active: false,
      title: 'Head',
      name: { givenName: 'Maren', familyName: 'Hollow' },
      [ENTERPRISE]: { department: 'X' },
      addresses: [{ region: 'NY', country: 'United States' }],
    });
    expect(changed.phoneNumbers).toContainEqual({ type: 'mobile', value: '+16285550177' });
    const removed = await patch(MAREN, patchOf({ op: 'remove', path: 'phoneNumbers[type eq "mobile"]' }));
    expect(removed.phoneNumbers).not.toContainEqual(expect.objectContaining({ type: 'mobile' }));
  });

  it.each([
    [{ op: 'replace', path: 'nickName', value: 'M' }, 'invalidPath'],
    [{ op: 'replace', path: 'phoneNumbers[type eq "work"].value', value: '+1' }, 'mutability'],
    [{ op: 'replace', path: 'active', value: 'maybe' }, 'invalidValue'],
    [{ op: 'remove' }, 'noTarget'],
    [
      { op: 'replace', value: { userName: 'a@acme.test', emails: [{ type: 'work', value: 'b@acme.test' }] } },
      'invalidValue',
    ],
  ])('refuses the patch %j', async (operation, scimType) => {
    const { patch } = await scim();
    expect((await refusal(patch(MAREN, patchOf(operation)))).body).toMatchObject({ status: '400', scimType });
  });

  it('disables with `active: false` and keeps the licence; deletes with 204 and frees it', async () => {
    const { patch, remove, get, tenant } = await scim();
    const free = async () => (await get('/restapi/v1.0/account/~/extension', { status: 'Unassigned' })).records.length;
    expect(await free()).toBe(54);
    await patch(MAREN, patchOf({ op: 'replace', path: 'active', value: false }));
    expect(await get('/restapi/v1.0/account/~/extension/400131430001')).toMatchObject({ status: 'Disabled' });
    expect(await free()).toBe(54);
    expect((await remove(MAREN)).status).toBe(204);
    expect(await free()).toBe(55);
    expect((await refusal(get(MAREN))).status).toBe(404);
    expect(tenant.writes()).toEqual({ 'user.delete': 1, 'user.update': 1 });
  });

  it('returns surplus numbers to the account and keeps the primary one with the licence', async () => {
    const { remove, get } = await scim();
    await remove(`${USERS}/400131430005`);
    const inventory = await get('/restapi/v2/accounts/~/phone-numbers', { usageType: 'Inventory', perPage: 100 });
    expect(inventory.records.map(({ phoneNumber }) => phoneNumber)).toEqual([
      '+14155550105',
      '+14155550107',
      '+14155550141',
      '+14155550142',
      '+14155550143',
    ]);
  });

  it('shows the attributes that are asked for, by GET and by search', async () => {
    const { get, post } = await scim();
    const [only] = (await get(USERS, { count: 1, attributes: 'userName,name.familyName' })).Resources;
    expect(only).toEqual({
      schemas: [CORE],
      id: '400131430001',
      userName: 'maren.holloway@acme.test',
      name: { familyName: 'Holloway' },
    });
    const excludedAttributes = ['meta', 'name.givenName', `${ENTERPRISE}:department`];
    const [rest] = (await post(`${USERS}/.search`, { count: 1, excludedAttributes })).Resources;
    expect(rest).toMatchObject({ name: { familyName: 'Holloway' }, [ENTERPRISE]: {} });
    expect(Object.keys(rest ?? {})).not.toContain('meta');
  });

  it.each([
    ['DELETE', '/scim/v2/Schemas', 'GET'],
    ['PATCH', USERS, 'GET, POST'],
    ['POST', `${USERS}/400131430001`, 'GET, PUT, PATCH, DELETE'],
  ])('%s %s is a method that is not allowed', async (method, url, allow) => {
    const { platform } = await scim();
    const { status, headers } = await refusal(platform.send({ method, url, body: {} }));
    expect([status, headers.get('allow')]).toEqual([405, allow]);
  });

  it('tells what it can do, and allows no filter there', async () => {
    const { get } = await harness();
    expect(await get('/scim/v2/ServiceProviderConfig')).toMatchObject({ patch: { supported: true } });
    expect((await get('/scim/v2/ResourceTypes')).totalResults).toBe(1);
    expect((await get(`/scim/v2/Schemas/${CORE}`)).id).toBe(CORE);
    expect((await refusal(get('/scim/v2/Schemas', { filter: 'id eq "x"' }))).body.detail).toBe(
      'Filtering is not allowed',
    );
  });

  it('is closed while Directory Integration is off, unless the account plays it open', async () => {
    const { get, asAdmin } = await harness();
    expect((await refusal(get(USERS))).status).toBe(403);
    await asAdmin('PUT', '/behaviour', { scimWithoutDirectoryIntegration: 'open' });
    expect((await get(USERS)).totalResults).toBe(14);
  });

  it('cannot read what the SDK makes of an object sent as application/scim+json', async () => {
    const { platform } = await scim();
    const headers = { 'Content-Type': 'application/scim+json' };
    expect((await refusal(platform.send({ method: 'POST', url: USERS, body: ROSA, headers }))).body).toMatchObject({
      status: '400',
      scimType: 'invalidSyntax',
      detail: 'JSON can not be parsed',
    });
    const text = JSON.stringify(ROSA);
    expect((await platform.send({ method: 'POST', url: USERS, body: text, headers })).status).toBe(201);
  });
});
