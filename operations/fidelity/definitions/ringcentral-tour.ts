import { type Body, type Tenant, Visitor } from './tour';

const V1 = '/restapi/v1.0/account/{accountId}';
const V2 = '/restapi/v2/accounts/{accountId}';
const EXTENSION = `${V1}/extension/{extensionId}`;
const ids = { accountId: '~', extensionId: '~' };
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

const first = (list: Body, key = 'records'): Body => (list[key] as Body[])[0] ?? {};

async function account(visit: Visitor): Promise<void> {
  for (const part of ['', '/service-info', '/business-address'])
    await visit.ask({ operation: `GET ${V1}${part}`, ids });
  const change = { businessAddress: { street: '20 Davis Drive' } };
  await visit.ask({ operation: `PUT ${V1}/business-address`, ids, body: change });
  for (const part of ['', '/cost-centers']) await visit.ask({ operation: `GET ${V2}${part}`, ids });
  const templates = await visit.ask({ operation: `GET ${V1}/templates`, ids });
  await visit.ask({ operation: `GET ${V1}/templates/{templateId}`, ids: { ...ids, templateId: first(templates).id } });
  for (const what of ['country', 'state']) {
    const found = await visit.ask({ operation: `GET /restapi/v1.0/dictionary/${what}`, query: '?perPage=5' });
    if (what === 'country')
      await visit.ask({
        operation: 'GET /restapi/v1.0/dictionary/country/{countryId}',
        ids: { countryId: first(found).id },
      });
  }
}

async function extensions(visit: Visitor): Promise<void> {
  const own = `GET ${EXTENSION}`;
  for (const part of ['', '/phone-number', '/authz-profile', '/assigned-role'])
    await visit.ask({ operation: `${own}${part}`, ids });
  for (const permission of ['ActiveDirectory', 'NoSuchThing'])
    await visit.ask({ operation: `${own}/authz-profile/check`, ids, query: `?permissionId=${permission}` });
  await visit.ask({ operation: `GET ${V1}/extension`, ids, query: '?perPage=1000' });
  const contact = { firstName: 'Nora', lastName: 'Neumann', email: 'nora.neumann@acme.test' };
  const made = await visit.ask({
    operation: `POST ${V1}/extension`,
    ids,
    body: { contact, type: 'User', status: 'NotActivated' },
  });
  const one = { ...ids, extensionId: made.id };
  await visit.ask({ operation: `PUT ${EXTENSION}`, ids: one, body: { contact: { department: 'Sales' } } });
  await visit.ask({ operation: own, ids: one });
  await visit.ask({ operation: `PUT ${EXTENSION}/assigned-role`, ids: one, body: { records: [{ id: '7' }] } });
  const records = [
    { id: `${made.id}`, contact: { department: 'Support' } },
    { id: '1', contact: { department: 'X' } },
  ];
  const task = await visit.ask({ operation: `POST ${V1}/extension-bulk-update`, ids, body: { records } });
  await visit.ask({ operation: `GET ${V1}/extension-bulk-update/tasks/{taskId}`, ids: { ...ids, taskId: task.id } });
  await visit.ask({ operation: `POST ${V2}/send-welcome-email`, ids, body: { email: contact.email } });
  const enabled = { status: 'Enabled', contact: { ...contact, email: 'batch@acme.test' } };
  await visit.ask({
    operation: `POST ${V2}/batch-provisioning/users`,
    ids,
    body: { records: [enabled, { ...enabled, status: 'Disabled' }] },
  });
  const removed = { keepAssetsInInventory: true, records: [{ id: `${made.id}` }, { id: '1' }] };
  await visit.ask({ operation: `DELETE ${V2}/extensions`, ids, body: removed });
}

async function numbers(visit: Visitor): Promise<void> {
  const list = await visit.ask({ operation: `GET ${V1}/phone-number`, ids, query: '?perPage=1000' });
  await visit.ask({
    operation: `GET ${V1}/phone-number/{phoneNumberId}`,
    ids: { ...ids, phoneNumberId: first(list).id },
  });
  await visit.ask({ operation: `GET ${V2}/phone-numbers`, ids, query: '?perPage=1000' });
  const wanted = ['+12125550171', '+12125550172', 'nonsense'];
  const body = { records: wanted.map((phoneNumber) => ({ phoneNumber, usageType: 'Inventory' })) };
  const added = await visit.ask({ operation: `POST ${V2}/phone-numbers/bulk-add`, ids, body });
  const [one, other] = (added.records as Body[]).map(({ id }) => id);
  const me = await visit.ask({ operation: `GET ${EXTENSION}`, ids });
  const number = { ...ids, phoneNumberId: one };
  const given = { usageType: 'DirectNumber', extension: { id: `${me.id}` } };
  await visit.ask({ operation: `PATCH ${V2}/phone-numbers/{phoneNumberId}`, ids: number, body: given });
  const target = { targetPhoneNumberId: `${other}` };
  await visit.ask({ operation: `POST ${V2}/phone-numbers/{phoneNumberId}/replace`, ids: number, body: target });
  await visit.ask({ operation: `DELETE ${V2}/phone-numbers`, ids, body: { records: [{ id: `${one}` }, { id: '1' }] } });
}

async function directory(visit: Visitor): Promise<void> {
  await visit.ask({ operation: `GET ${V1}/directory/entries`, ids, query: '?perPage=2000' });
  await visit.ask({ operation: `POST ${V1}/directory/entries/search`, ids, body: { searchString: 'a' } });
  await visit.ask({ operation: `POST ${V1}/audit-trail/search`, ids, body: { page: 1, perPage: 100 } });
}

/** What an administrator arranges: roles, sites, custom fields; each is made, changed, used and taken away. */
async function arrangements(visit: Visitor): Promise<void> {
  for (const { path, name, made, used } of [
    {
      path: 'user-role',
      name: 'roleId',
      made: { displayName: 'Readers', permissions: [{ id: 'ReadCompanyInfo' }] },
      used: true,
    },
    { path: 'sites', name: 'siteId', made: { name: 'Berlin', code: '49' }, used: true },
    { path: 'custom-fields', name: 'fieldId', made: { category: 'User', displayName: 'Floor' }, used: false },
  ]) {
    const list = `${V1}/${path}`;
    const { id } = await visit.ask({ operation: `POST ${list}`, ids, body: made });
    const one = { ...ids, [name]: id };
    await visit.ask({ operation: `GET ${list}`, ids });
    if (used) await visit.ask({ operation: `GET ${list}/{${name}}`, ids: one });
    await visit.ask({ operation: `PUT ${list}/{${name}}`, ids: one, body: made });
    if (used)
      await visit.ask({ operation: `POST ${list}/{${name}}/bulk-assign`, ids: one, body: { addedExtensionIds: [] } });
    await visit.ask({ operation: `DELETE ${list}/{${name}}`, ids: one });
  }
}

async function scim(visit: Visitor): Promise<void> {
  await visit.ask({ operation: 'GET /scim/v2/ServiceProviderConfig' });
  for (const [what, variable] of [
    ['ResourceTypes', 'type'],
    ['Schemas', 'uri'],
  ] as const) {
    const list = await visit.ask({ operation: `GET /scim/v2/${what}` });
    const id = first(list, 'Resources').id;
    await visit.ask({ operation: `GET /scim/v2/${what}/{${variable}}`, ids: { [variable]: id } });
  }
  const users = '/scim/v2/Users';
  const email = 'mira.molnar@acme.test';
  const draft = {
    schemas: [USER],
    userName: email,
    name: { givenName: 'Mira', familyName: 'Molnar' },
    emails: [{ type: 'work', value: email }],
  };
  const made = await visit.ask({ operation: `POST ${users}`, body: draft });
  const scimUserId = made.id;
  const one = `${users}/{scimUserId}`;
  await visit.ask({ operation: `GET ${users}`, query: '?count=100' });
  await visit.ask({
    operation: `POST ${users}/.search`,
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], count: 5 },
  });
  await visit.ask({ operation: `GET ${one}`, ids: { scimUserId } });
  await visit.ask({ operation: `PUT ${one}`, ids: { scimUserId }, body: { ...draft, title: 'Pilot' } });
  const patch = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'title', value: 'Captain' }],
  };
  await visit.ask({ operation: `PATCH ${one}`, ids: { scimUserId }, body: patch });
  await visit.ask({ operation: `DELETE ${one}`, ids: { scimUserId } });
}

/** Every operation of the embedded account once. */
export async function ringcentralTour(url: string, credentials: { id: string; secret: string; jwt: string }) {
  const basic = Buffer.from(`${credentials.id}:${credentials.secret}`).toString('base64');
  const signIn = new Visitor({ url, authorization: `Basic ${basic}` });
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: credentials.jwt };
  const token = await signIn.ask({ operation: 'POST /restapi/oauth/token', body: new URLSearchParams(grant) });
  const tenant: Tenant = { url, authorization: `Bearer ${String(token.access_token)}` };
  const visit = new Visitor(tenant);
  for (const part of [account, extensions, numbers, arrangements, scim, directory]) await part(visit);
  return [...signIn.answers, ...visit.answers];
}
