import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRingCentral, startTestOrg, type TestOrg } from './org';

describe('schemas', () => {
  let org: TestOrg;
  beforeEach(async () => {
    org = await startTestOrg();
  });
  afterEach(() => org.close());
  const USER = '/api/v1/meta/schemas/user/default';
  const custom = (properties: unknown) => ({ definitions: { custom: { id: '#custom', type: 'object', properties } } });
  const base = (properties: unknown) => ({ definitions: { base: { id: '#base', type: 'object', properties } } });
  const text = (title: string, more: object = {}) => ({ title, type: 'string', ...more });
  const override = (app: string) => ({ master: { type: 'OVERRIDE', priority: [{ type: 'APP', value: app }] } });
  const primaryPhone = async () => (await org.call('GET', USER)).body.definitions.base.properties.primaryPhone;

  it('a new org has the 31 base attributes, hidden from people where Okta hides them', async () => {
    const { body } = await org.call('GET', USER);
    const properties = body.definitions.base.properties as Record<string, unknown>;
    expect([
      Object.keys(properties).length,
      body.definitions.base.required,
      body.definitions.custom.properties,
    ]).toEqual([31, ['login', 'firstName', 'lastName', 'email'], {}]);
    expect(properties.primaryPhone).toEqual({
      title: 'Primary phone',
      type: 'string',
      maxLength: 100,
      mutability: 'READ_WRITE',
      scope: 'NONE',
      permissions: [{ principal: 'SELF', action: 'HIDE' }],
      master: { type: 'PROFILE_MASTER' },
    });
  });

  it("a POST merges into the property, and leaves a base attribute's title alone", async () => {
    await org.call('POST', USER, custom({ extension: text('Extension', { maxLength: 10 }) }));
    const answer = await org.call('POST', USER, custom({ extension: { title: 'Ext.' } }));
    expect(answer.body.definitions.custom.properties.extension).toEqual({
      title: 'Ext.',
      type: 'string',
      maxLength: 10,
      mutability: 'READ_WRITE',
      scope: 'NONE',
    });
    const permissions = [{ principal: 'SELF', action: 'READ_ONLY' }];
    await org.call('POST', USER, base({ primaryPhone: { title: 'Desk phone', permissions } }));
    expect(await primaryPhone()).toMatchObject({ title: 'Primary phone', permissions });
  });

  it("an app's schema shows neither master nor permissions, and discovered attributes only once somebody added them", async () => {
    const { id } = await addRingCentral(org);
    const path = `/api/v1/meta/schemas/apps/${id}/default`;
    const permissions = [{ principal: 'SELF', action: 'READ_ONLY' }];
    const sent = { ...text('Badge'), scope: 'NONE', required: false, union: 'DISABLE', permissions };
    const { body } = await org.call('POST', path, custom({ badge: { ...sent, master: { type: 'PROFILE_MASTER' } } }));
    expect(body.definitions.custom.properties.badge).toEqual({ title: 'Badge', type: 'string', scope: 'NONE' });
    expect(body.definitions.custom.properties.directNumber).toBeUndefined();
    await org.admin('ringcentral-discovered-attributes');
    const discovered = (await org.call('GET', path)).body.definitions.custom.properties;
    expect([discovered.directNumber, discovered.extensionNumber]).toEqual([
      text('Direct number', { scope: 'NONE', externalName: 'directNumber' }),
      text('Extension number', { scope: 'NONE', externalName: 'extensionNumber' }),
    ]);
  });

  it('an override needs the flag: refused, or dropped where the org is of that kind', async () => {
    const { id } = await addRingCentral(org);
    const write = () => org.call('POST', USER, custom({ extension: text('Extension', override(id)) }));
    const refused = await write();
    expect([refused.status, refused.body.errorCode]).toEqual([401, 'E0000015']);
    await org.admin('switches', { overrideWithoutFlag: 'dropped' });
    expect((await write()).body.definitions.custom.properties.extension?.master).toBeUndefined();
    await org.admin('okta-flag-attribute-level-mastering');
    expect((await write()).body.definitions.custom.properties.extension).toMatchObject(override(id));
  });

  it('an override of a base attribute is accepted, refused or dropped, as the org is told to behave', async () => {
    const { id } = await addRingCentral(org);
    await org.admin('okta-flag-attribute-level-mastering');
    const write = () => org.call('POST', USER, base({ primaryPhone: override(id) }));
    await org.admin('switches', { masterOnBase: 'dropped' });
    expect([(await write()).status, (await primaryPhone())?.master]).toEqual([200, { type: 'PROFILE_MASTER' }]);
    await org.admin('switches', { masterOnBase: 'refused' });
    expect((await write()).status).toBe(400);
    await org.admin('switches', { masterOnBase: 'accepted' });
    await write();
    expect(await primaryPhone()).toMatchObject(override(id));
    await org.admin('switches', { masterHidden: true });
    expect((await primaryPhone())?.master).toBeUndefined();
  });

  it('of two racing writes one is lost, while the org is told to lose updates', async () => {
    const race = async () => {
      const write = (name: string) => org.call('POST', USER, custom({ [name]: text(name) }));
      const answers = await Promise.all([write('one'), write('two')]);
      const { body } = await org.call('GET', USER);
      return [answers.map(({ status }) => status), Object.keys(body.definitions.custom.properties)];
    };
    await org.admin('switches', { lostSchemaUpdates: 100 });
    const [statuses, kept] = await race();
    expect([statuses, kept]).toEqual([[200, 200], [expect.stringMatching(/^(one|two)$/)]]);
    await org.admin('switches', { lostSchemaUpdates: 0 });
    expect((await race())[1]).toHaveLength(2);
  });

  it('a deleted name stays taken for a while, and a schema can be late, where the org is told so', async () => {
    await org.admin('switches', { deletionPending: 60 });
    await org.call('POST', USER, custom({ extension: text('Extension') }));
    await org.call('POST', USER, custom({ extension: null }));
    const early = await org.call('POST', USER, custom({ extension: text('Extension') }));
    expect([early.status, early.body.errorCauses[0]?.errorSummary]).toEqual([
      400,
      expect.stringContaining('deletion process for an attribute with the same variable name is incomplete'),
    ]);
    org.clock.forward(61);
    expect((await org.call('POST', USER, custom({ extension: text('Extension') }))).status).toBe(200);
    const { id } = await addRingCentral(org);
    await org.admin('switches', { schemaNotReady: 1 });
    const path = `/api/v1/meta/schemas/apps/${id}/default`;
    expect([(await org.call('GET', path)).status, (await org.call('GET', path)).status]).toEqual([404, 200]);
  });
});
