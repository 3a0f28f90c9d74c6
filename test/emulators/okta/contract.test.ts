import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRingCentral, ringcentralApp, startTestOrg, type TestOrg } from './org';

interface Shapes {
  version: string;
  discriminators: Record<string, { property: string; mapping: Record<string, string> }>;
  responses: Record<string, Record<string, object>>;
  schemas: Record<string, object>;
}
const readJson = <T>(file: string): T =>
  JSON.parse(readFileSync(join(__dirname, '../../../contracts/openapi', file), 'utf8')) as T;
const shapes = readJson<Shapes>('okta-2026.06.3.json');

/** Answers that differ from Okta's own document, each because real orgs do. */
const KNOWN_GAPS = readJson<{ at: string; why: string }[]>('okta-known-gaps.json').map(({ at }) => new RegExp(at));
const metGaps = new Set<RegExp>();

function isKnown(problem: string): boolean {
  const gap = KNOWN_GAPS.find((at) => at.test(problem));
  if (gap) metGaps.add(gap);
  return gap !== undefined;
}

/** Closes every object whose fields are listed: a field that Okta's document lacks is then an error. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => [key, close(value)]);
  const closed = Object.fromEntries(entries);
  if (closed.properties && typeof closed.type !== 'undefined' && closed.additionalProperties === undefined)
    closed.additionalProperties = false;
  return closed;
}

const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
ajv.addSchema({ $id: 'okta', ...(close({ schemas: shapes.schemas }) as object) });

/** The named schema, or the one that its discriminator picks for this answer. */
function schemaFor(reference: string, value: Record<string, unknown>): string {
  const name = reference.replace('#/schemas/', '');
  const choice = shapes.discriminators[name];
  return (choice && choice.mapping[String(value[choice.property])]) ?? name;
}

function problems(shape: { $ref?: string; type?: string; items?: { $ref: string } }, body: unknown): string[] {
  const items = shape.type === 'array' ? (body as Record<string, unknown>[]) : [body as Record<string, unknown>];
  const reference = shape.$ref ?? shape.items?.$ref ?? '';
  return items.flatMap((item) => {
    const validate = ajv.compile({ $ref: `okta#/schemas/${schemaFor(reference, item)}` });
    if (validate(item)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params, data }) => {
      const extra = (params as { additionalProperty?: string }).additionalProperty;
      const what = extra ? `/${extra} unknown` : ` ${data === null ? 'null' : message}`;
      return `${instancePath}${what}`;
    });
  });
}

describe(`answers have the shapes of Okta's OpenAPI document ${shapes.version}`, () => {
  let org: TestOrg;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    org = await startTestOrg();
    const ringcentral = await addRingCentral(org);
    const profile = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };
    const user = await org.call('POST', '/api/v1/users', { profile });
    const group = await org.call('POST', '/api/v1/groups', { profile: { name: 'Pilots' } });
    const rule = await org.call('POST', '/api/v1/groups/rules', {
      type: 'group_rule',
      name: 'Sales',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Sales"' } },
      actions: { assignUserToGroups: { groupIds: [group.body.id] } },
    });
    await org.call('PUT', `/api/v1/apps/${ringcentral.id}/groups/${group.body.id}`, {});
    await org.call('POST', `/api/v1/apps/${ringcentral.id}/users`, { id: user.body.id });
    const policies = await org.call('GET', '/api/v1/policies?type=ACCESS_POLICY');
    const keys = await org.call('GET', `/api/v1/apps/${ringcentral.id}/credentials/keys`);
    Object.assign(ids, {
      appId: ringcentral.id,
      mappingId: ringcentral.toUser,
      groupId: group.body.id,
      groupRuleId: rule.body.id,
      userId: user.body.id,
      id: user.body.id,
      schemaId: 'default',
      typeId: 'default',
      policyId: policies.body[0]?.id,
      keyId: keys.body[0]?.kid,
    });
  });
  afterAll(() => org.close());

  const bodies: Record<string, () => unknown> = {
    'POST /api/v1/apps': () => ringcentralApp('Second'),
    'PUT /api/v1/apps/{appId}': () => ringcentralApp(),
    'POST /api/v1/mappings/{mappingId}': () => ({ properties: {} }),
    'POST /api/v1/meta/schemas/apps/{appId}/default': () => ({
      definitions: { custom: { properties: { badge: { title: 'Badge', type: 'string' } } } },
    }),
    'POST /api/v1/meta/schemas/user/{schemaId}': () => ({
      definitions: { custom: { properties: { badge: { title: 'Badge', type: 'string' } } } },
    }),
    'POST /api/v1/groups': () => ({ profile: { name: 'More' } }),
    'PUT /api/v1/groups/{groupId}': () => ({ profile: { name: 'Pilots' } }),
    'POST /api/v1/groups/rules': () => ({
      type: 'group_rule',
      name: 'Support',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Support"' } },
      actions: { assignUserToGroups: { groupIds: [ids.groupId] } },
    }),
    'PUT /api/v1/groups/rules/{groupRuleId}': () => ({
      type: 'group_rule',
      name: 'Sales',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Sales"' } },
      actions: { assignUserToGroups: { groupIds: [ids.groupId] } },
    }),
    'POST /api/v1/users': () => ({
      profile: { firstName: 'Ben', lastName: 'Bell', email: 'ben@acme.test', login: 'ben@acme.test' },
    }),
    'POST /api/v1/users/{id}': () => ({ profile: { department: 'Sales' } }),
    'PUT /api/v1/users/{id}': () => ({
      profile: { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' },
    }),
    'POST /api/v1/apps/{appId}/users': () => ({ id: ids.userId }),
    'POST /api/v1/apps/{appId}/users/{userId}': () => ({ profile: { department: 'Sales' } }),
    'PUT /api/v1/apps/{appId}/groups/{groupId}': () => ({ priority: 0 }),
  };
  const queries: Record<string, string> = {
    'GET /api/v1/policies': '?type=ACCESS_POLICY',
    'POST /api/v1/apps/{appId}/credentials/keys/generate': '?validityYears=2',
  };

  it.each(Object.entries(shapes.responses))('%s', async (operation, byStatus) => {
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
    const answer = await org.call(method, `${path}${queries[operation] ?? ''}`, bodies[operation]?.());
    expect(Object.keys(byStatus)).toContain(String(answer.status));
    const found = problems(byStatus[String(answer.status)] ?? {}, answer.body);
    expect([...new Set(found.filter((problem) => !isKnown(problem)))]).toEqual([]);
  });

  it('errors too', async () => {
    const { status, body } = await org.call('GET', '/api/v1/apps/0oa0000000000000none');
    expect([status, problems({ $ref: '#/schemas/Error' }, body)]).toEqual([404, []]);
  });

  it('no known gap has closed', () => {
    expect(KNOWN_GAPS.filter((gap) => !metGaps.has(gap))).toEqual([]);
  });
});
