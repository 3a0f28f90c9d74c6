import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRingCentral, startTestOrg, type TestOrg } from './org';

const ada = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };

// Written by hand from Okta's pages, not from our checker: where the two differ, these tables win.
describe('the embedded Okta refuses what Okta refuses', () => {
  let org: TestOrg;
  let app: Awaited<ReturnType<typeof addRingCentral>>;
  beforeAll(async () => {
    org = await startTestOrg();
    app = await addRingCentral(org);
    const size = {
      title: 'Size',
      type: 'string',
      enum: ['S', 'M'],
      oneOf: [
        { const: 'S', title: 'S' },
        { const: 'M', title: 'M' },
      ],
    };
    const properties = { size, badge: { title: 'Badge', type: 'integer', unique: 'UNIQUE_VALIDATED' } };
    await org.call('POST', '/api/v1/meta/schemas/user/default', { definitions: { custom: { properties } } });
    await org.call('POST', '/api/v1/users', { profile: { ...ada, login: 'first@acme.test', badge: 7 } });
  });
  afterAll(() => org.close());

  // API reference, user profile: types, lengths and formats of the base attributes.
  it.each([
    ['login', 'zed'],
    ['email', 'nobody'],
    ['email', null],
    ['firstName', 'x'.repeat(51)],
    ['countryCode', 'UK'],
    ['countryCode', 'Germany'],
    ['locale', 'nonsense'],
    ['preferredLanguage', 'nonsense!'],
    ['timezone', 'Mars/Base'],
    ['department', 5],
    ['profileUrl', 'no address'],
    ['size', 'L'],
    ['badge', 'abc'],
    ['badge', 7],
    ['toString', 'x'],
  ])('a person whose %s is %j', async (name, value) => {
    const { status, body } = await org.call('POST', '/api/v1/users', { profile: { ...ada, [name]: value } });
    expect([status, body.errorCode, body.errorCauses.length]).toEqual([400, 'E0000001', 1]);
    expect(body.errorCauses[0]?.errorSummary).toContain(name);
  });

  it('a cause an attribute; where the words are not known the answer says so, and a switch lets them pass', async () => {
    const bad = { ...ada, login: 'ok@acme.test', countryCode: 'UK', department: 5 };
    const refused = await org.call('POST', '/api/v1/users', { profile: bad });
    expect([refused.body.errorCauses.length, refused.headers.get('x-embedded-wording')]).toEqual([2, 'unconfirmed']);
    await org.admin('switches', { values: 'accepted' });
    expect((await org.call('POST', '/api/v1/users', { profile: bad })).status).toBe(200);
    await org.admin('switches', { values: 'refused' });
  });

  // API reference, UserSchemaAttribute.
  it.each([
    ['an unknown type', { title: 'X', type: 'strin' }],
    ['an array without items', { title: 'X', type: 'array' }],
    ['an enum without oneOf', { title: 'X', type: 'string', enum: ['a'] }],
    ['crossed lengths', { title: 'X', type: 'string', minLength: 10, maxLength: 5 }],
    ['an unknown source', { title: 'X', type: 'string', master: { type: 'NOPE' } }],
    ['no title', { title: '', type: 'string' }],
  ])('an attribute with %s', async (_, property) => {
    const body = { definitions: { custom: { properties: { extra: property } } } };
    for (const path of ['user/default', `apps/${app.id}/default`])
      expect((await org.call('POST', `/api/v1/meta/schemas/${path}`, body)).status).toBe(400);
  });

  it("but it keeps whether an app's base attribute is required", async () => {
    const body = {
      definitions: { base: { properties: { firstName: { title: 'Given name', type: 'string', required: true } } } },
    };
    const answer = await org.call('POST', `/api/v1/meta/schemas/apps/${app.id}/default`, body);
    expect(answer.body.definitions.base.required).toEqual(['userName', 'firstName']);
  });

  // okta/okta issue 1117; causes that okta-sdk-python's test_profile_mapping_it matches.
  it.each([
    ['toUser', 'appuser.noSuch', 'Invalid property'],
    ['toUser', 'appuser.noSuch + String.nope(appuser.email) +', 'Invalid expression'],
    ['toUser', 'user.email', 'Attributes from the same profile cannot be mapped'],
    ['toUser', '', 'cannot be left blank'],
    ['toUser', 'nobody.email + 1 +', 'Invalid expression'],
    ['toApp', 'appuser.email', 'Attributes from the same profile cannot be mapped'],
    ['toApp', 'String.nope(user.email)', 'Invalid function'],
  ] as const)('a line %s: %s', async (direction, expression, cause) => {
    const { status, body } = await org.call('POST', `/api/v1/mappings/${app[direction]}`, {
      properties: { firstName: { expression, pushStatus: direction === 'toUser' ? 'DONT_PUSH' : 'PUSH' } },
    });
    expect([status, body.errorSummary]).toEqual([400, 'Api validation failed: updateMapping']);
    expect(body.errorCauses[0]?.errorSummary).toContain(cause);
  });

  // Expression reference, "Expressions in group rules"; the last ones are accepted (recorded, and the console's own condition).
  it.each([
    ['user.noSuch == "x" AND', 400],
    ['1+1', 400],
    ['appuser.x == "y"', 400],
    ['Convert.toInt("2018") == user.badge', 400],
    ['isMemberOfAnyGroup("00g0000000000000none")', 400],
    ['String.startsWith(user.firstName,String.toLowerCase("bob"))', 200],
    ['user.department == "Sales"', 200],
  ])('a group rule %s: %i', async (value, status) => {
    const group = (await org.call('POST', '/api/v1/groups', { profile: { name: `for ${value}` } })).body.id;
    const answer = await org.call('POST', '/api/v1/groups/rules', {
      type: 'group_rule',
      name: value.slice(0, 50),
      conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
      actions: { assignUserToGroups: { groupIds: [group] } },
    });
    expect(answer.status).toBe(status);
  });
});
