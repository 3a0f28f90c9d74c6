import { type Body, Visitor } from './tour';

const USERS = '/api/v1/users';
const GROUPS = '/api/v1/groups';
const RULES = '/api/v1/groups/rules';
const APPS = '/api/v1/apps';
const APP = `${APPS}/{appId}`;

const person = (name: string) => ({
  profile: { firstName: name, lastName: 'Byron', email: `${name}@tour.test`, login: `${name}@tour.test` },
});

const rule = (name: string, groupId: unknown) => ({
  type: 'group_rule',
  name,
  conditions: { expression: { type: 'urn:okta:expression:1.0', value: `user.department == "${name}"` } },
  actions: { assignUserToGroups: { groupIds: [groupId] } },
});

const app = (label: string) => ({
  name: 'ringcentral_saml',
  label,
  signOnMode: 'SAML_2_0',
  credentials: { userNameTemplate: { template: 'user.email', type: 'CUSTOM' } },
  settings: { app: { brand: '1210' }, signOn: { defaultRelayState: '', attributeStatements: [] } },
});

const badge = { definitions: { custom: { properties: { badge: { title: 'Badge', type: 'string' } } } } };

const firstOf = (list: Body): Body => (list as unknown as Body[])[0] ?? {};

async function org(visit: Visitor): Promise<void> {
  for (const path of ['/.well-known/okta-organization', '/api/v1/org', '/api/v1/features', '/api/v1/logs'])
    await visit.ask({ operation: `GET ${path}` });
  await visit.ask({ operation: 'GET /api/v1/features/{featureId}', ids: { featureId: 'ftr0000000000000none' } });
  for (const [list, id] of [
    ['/api/v1/meta/types/user', 'typeId'],
    ['/api/v1/meta/schemas/user', 'schemaId'],
  ] as const) {
    if (id === 'typeId') await visit.ask({ operation: `GET ${list}` });
    await visit.ask({ operation: `GET ${list}/{${id}}`, ids: { [id]: 'default' } });
  }
  await visit.ask({
    operation: 'POST /api/v1/meta/schemas/user/{schemaId}',
    ids: { schemaId: 'default' },
    body: badge,
  });
}

async function people(visit: Visitor): Promise<{ id: unknown }> {
  const { id: userId } = await visit.ask({ operation: `POST ${USERS}`, query: '?activate=false', body: person('ada') });
  const ids = { id: userId, userId };
  await visit.ask({ operation: `GET ${USERS}`, query: '?limit=200' });
  await visit.ask({ operation: `GET ${USERS}/{id}`, ids });
  await visit.ask({ operation: `POST ${USERS}/{id}`, ids, body: { profile: { department: 'Sales' } } });
  await visit.ask({ operation: `PUT ${USERS}/{id}`, ids, body: person('ada') });
  await visit.ask({ operation: `GET ${USERS}/{id}/groups`, ids });
  await visit.ask({ operation: `GET ${USERS}/{userId}/roles`, ids });
  const question = { question: 'Who?', answer: 'Annabella' };
  for (const operation of ['activate', 'reactivate'])
    await visit.ask({ operation: `POST ${USERS}/{id}/lifecycle/${operation}`, ids, query: '?sendEmail=false' });
  const password = { newPassword: { value: 'Analytical1815!' }, oldPassword: { value: '' } };
  await visit.ask({ operation: `POST ${USERS}/{userId}/credentials/change_password`, ids, body: password });
  await visit.ask({
    operation: `POST ${USERS}/{userId}/credentials/change_recovery_question`,
    ids,
    body: { password: { value: 'Analytical1815!' }, recovery_question: question },
  });
  for (const operation of ['suspend', 'unsuspend', 'unlock', 'reset_password', 'expire_password'])
    await visit.ask({ operation: `POST ${USERS}/{id}/lifecycle/${operation}`, ids });
  return { id: userId };
}

async function groups(visit: Visitor, userId: string): Promise<string> {
  const { id } = await visit.ask({ operation: `POST ${GROUPS}`, body: { profile: { name: 'Pilots' } } });
  const ids = { groupId: id, userId };
  await visit.ask({ operation: `GET ${GROUPS}`, query: '?limit=200' });
  await visit.ask({ operation: `GET ${GROUPS}/{groupId}`, ids });
  await visit.ask({
    operation: `PUT ${GROUPS}/{groupId}`,
    ids,
    body: { profile: { name: 'Pilots', description: 'They fly' } },
  });
  await visit.ask({ operation: `PUT ${GROUPS}/{groupId}/users/{userId}`, ids });
  await visit.ask({ operation: `GET ${GROUPS}/{groupId}/users`, ids });
  await visit.ask({ operation: `DELETE ${GROUPS}/{groupId}/users/{userId}`, ids });
  const { id: groupRuleId } = await visit.ask({ operation: `POST ${RULES}`, body: rule('Sales', id) });
  const one = { groupRuleId };
  await visit.ask({ operation: `GET ${RULES}` });
  await visit.ask({ operation: `GET ${RULES}/{groupRuleId}`, ids: one });
  await visit.ask({ operation: `PUT ${RULES}/{groupRuleId}`, ids: one, body: rule('Sales', id) });
  for (const operation of ['activate', 'deactivate'])
    await visit.ask({ operation: `POST ${RULES}/{groupRuleId}/lifecycle/${operation}`, ids: one });
  await visit.ask({ operation: `DELETE ${RULES}/{groupRuleId}`, ids: one });
  return String(id);
}

async function appParts(visit: Visitor, appId: string): Promise<void> {
  const ids = { appId };
  const keys = await visit.ask({ operation: `GET ${APP}/credentials/keys`, ids });
  await visit.ask({
    operation: `GET ${APP}/credentials/keys/{keyId}`,
    ids: { appId, keyId: String(firstOf(keys).kid) },
  });
  await visit.ask({ operation: `POST ${APP}/credentials/keys/generate`, ids, query: '?validityYears=2' });
  const policies = await visit.ask({ operation: 'GET /api/v1/policies', query: '?type=ACCESS_POLICY' });
  const policy = { appId, policyId: firstOf(policies).id };
  await visit.ask({ operation: 'GET /api/v1/policies/{policyId}', ids: policy });
  await visit.ask({ operation: `PUT ${APP}/policies/{policyId}`, ids: policy });
  const feature = { appId, featureName: 'USER_PROVISIONING' };
  await visit.ask({ operation: `GET ${APP}/features`, ids });
  await visit.ask({ operation: `GET ${APP}/features/{featureName}`, ids: feature });
  await visit.ask({ operation: `PUT ${APP}/features/{featureName}`, ids: feature, body: {} });
  await visit.ask({ operation: `GET ${APP}/connections/default`, ids });
  await visit.ask({ operation: `POST ${APP}/connections/default`, ids, body: {} });
  for (const operation of ['activate', 'deactivate'])
    await visit.ask({ operation: `POST ${APP}/connections/default/lifecycle/${operation}`, ids });
}

async function assignments(visit: Visitor, appId: string, groupId: string, userId: string): Promise<void> {
  const ids = { appId, groupId, userId };
  await visit.ask({ operation: `PUT ${APP}/groups/{groupId}`, ids, body: { priority: 0 } });
  await visit.ask({ operation: `GET ${APP}/groups`, ids });
  await visit.ask({ operation: `GET ${APP}/groups/{groupId}`, ids });
  await visit.ask({ operation: `POST ${APP}/users`, ids, body: { id: userId } });
  await visit.ask({ operation: `GET ${APP}/users`, ids });
  await visit.ask({ operation: `GET ${APP}/users/{userId}`, ids });
  await visit.ask({ operation: `POST ${APP}/users/{userId}`, ids, body: { profile: { department: 'Sales' } } });
  await visit.ask({ operation: `DELETE ${APP}/users/{userId}`, ids });
  await visit.ask({ operation: `DELETE ${APP}/groups/{groupId}`, ids });
}

async function mappings(visit: Visitor, appId: string): Promise<void> {
  const ids = { appId };
  await visit.ask({ operation: 'GET /api/v1/meta/schemas/apps/{appId}/default', ids });
  await visit.ask({ operation: 'POST /api/v1/meta/schemas/apps/{appId}/default', ids, body: badge });
  const list = await visit.ask({ operation: 'GET /api/v1/mappings', query: `?sourceId=${appId}` });
  const mapping = { mappingId: firstOf(list).id };
  await visit.ask({ operation: 'GET /api/v1/mappings/{mappingId}', ids: mapping });
  const lines = { properties: { nickName: { expression: 'appuser.badge', pushStatus: 'PUSH' } } };
  await visit.ask({ operation: 'POST /api/v1/mappings/{mappingId}', ids: mapping, body: lines });
}

/** Every operation of the embedded org once. */
export async function oktaTour(url: string, apiToken: string) {
  const visit = new Visitor({ url, authorization: `SSWS ${apiToken}` });
  await org(visit);
  const userId = String((await people(visit)).id);
  const groupId = await groups(visit, userId);
  const made = await visit.ask({ operation: `POST ${APPS}`, body: app('Tour') });
  const appId = String(made.id);
  await visit.ask({ operation: `GET ${APPS}`, query: '?limit=200' });
  await visit.ask({ operation: `GET ${APP}`, ids: { appId } });
  await visit.ask({ operation: `PUT ${APP}`, ids: { appId }, body: app('Tour') });
  await visit.ask({ operation: `GET ${APP}`, ids: { appId: '0oa0000000000000none' } });
  await appParts(visit, appId);
  await mappings(visit, appId);
  await assignments(visit, appId, groupId, userId);
  for (const operation of ['deactivate', 'activate', 'deactivate'])
    await visit.ask({ operation: `POST ${APP}/lifecycle/${operation}`, ids: { appId } });
  await visit.ask({ operation: `DELETE ${APP}`, ids: { appId } });
  await visit.ask({ operation: `DELETE ${GROUPS}/{groupId}`, ids: { groupId } });
  await visit.ask({ operation: `POST ${USERS}/{id}/lifecycle/deactivate`, ids: { id: userId } });
  await visit.ask({ operation: `DELETE ${USERS}/{id}`, ids: { id: userId } });
  return visit.answers;
}
