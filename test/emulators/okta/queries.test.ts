import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOrg, type TestOrg } from './org';

const person = (name: string, more: object = {}) => ({
  profile: { firstName: name, lastName: 'Bell', login: `${name}@acme.test`, email: `${name}@acme.test`, ...more },
});

const GROUPS = ['Support', 'Sales'];

describe("Okta's search and filter", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startTestOrg();
    const properties = {
      badge: { title: 'Badge', type: 'integer' },
      contractor: { title: 'Contractor', type: 'boolean' },
      tags: { title: 'Tags', type: 'array', items: { type: 'string' } },
    };
    await org.call('POST', '/api/v1/meta/schemas/user/default', { definitions: { custom: { properties } } });
    for (const one of [
      person('ann', { department: 'Sales and Marketing', badge: 900, contractor: true, city: 'Oslo' }),
      person('ben', { department: 'Sales', badge: 10_000, contractor: false, tags: ['cool', 'feature'] }),
      person('cat', { nickName: 'Kit' }),
    ]) {
      await org.call('POST', '/api/v1/users', one);
      org.clock.forward(60);
    }
  });
  afterAll(() => org.close());

  const found = async (query: string) => {
    const { status, body } = await org.call('GET', `/api/v1/users?${query}`);
    return status === 200
      ? body.map(({ profile }) => String(profile.firstName)).join(' ')
      : `${status} ${body.errorCode}`;
  };
  const search = (text: string, more = '') => found(`search=${encodeURIComponent(text)}${more}`);

  // API reference, "List all users", parameter search: SCIM's operators, strings in double quotes, dates in ISO 8601.
  it.each([
    ['profile.department eq "Sales and Marketing"', 'ann'],
    ['profile.firstName eq "ann" or profile.firstName eq "cat"', 'ann cat'],
    ['profile.lastName eq "Bell" and (profile.firstName eq "ann" or profile.firstName eq "ben")', 'ann ben'],
    ['profile.lastName eq "Bell" and profile.firstName eq "ann" or profile.firstName eq "cat"', 'ann cat'],
    ['profile.nickName pr', 'cat'],
    ['profile.badge gt 2000', 'ben'],
    ['profile.badge le 900', 'ann'],
    ['profile.contractor eq true', 'ann'],
    ['not (profile.firstName eq "ann")', 'ben cat'],
    ['profile.tags eq "feature"', 'ben'],
    ['profile.firstName sw "B"', 'ben'],
    ['profile.email co "AT@acme"', 'cat'],
    ['created gt "2026-11-22T10:00:30.000Z"', 'ben cat'],
    ['created gt "2026-11-22T12:00:30.000+02:00"', 'ben cat'],
    ['status eq "PROVISIONED"', 'ann ben cat'],
    ['type.id eq "oty1acmedemo0000type"', 'ann ben cat'],
    ['type.id eq "oty0000000000000none"', ''],
  ])('search %s', async (text, people) => {
    expect(await search(text)).toBe(people);
  });

  // "co" is for first name, last name, email and login; what no table names, and what SCIM cannot read, is E0000031.
  it.each([
    'profile.city co "Os"',
    'profile.noSuch eq "x"',
    'profile.toString pr',
    'profile.firstName ne "ann"',
    'profile.firstName ew "n"',
    'profile.firstName eq',
    'profile.firstName eq "ann" and',
    '(profile.firstName eq "ann"',
    'profile.firstName is "ann"',
    'created gt "yesterday"',
    'emails[type eq "work"]',
    'provenance.title eq "okta"',
    '',
  ])('search %s is refused', async (text) => {
    expect(await search(text || ' ')).toBe('400 E0000031');
  });

  it.each([
    ['status eq "PROVISIONED" and profile.firstName eq "ann"', 'ann'],
    ['lastUpdated gt "2026-11-22T10:00:30.000Z"', 'ben cat'],
    ['profile.department eq "Sales"', '400 E0000031'],
    ['profile.firstName sw "a"', '400 E0000031'],
    ['not (status eq "ACTIVE")', '400 E0000031'],
  ])('filter %s', async (text, people) => {
    expect(await found(`filter=${encodeURIComponent(text)}`)).toBe(people);
  });

  it('sorts what a search finds, people without a value last', async () => {
    const all = 'profile.lastName eq "Bell"';
    expect(await search(all, '&sortBy=profile.firstName&sortOrder=desc')).toBe('cat ben ann');
    expect(await search(all, '&sortBy=profile.badge&sortOrder=desc')).toBe('ben ann cat');
    expect(await search(all, '&sortBy=profile.noSuch')).toBe('400 E0000031');
    expect(await found('sortBy=profile.firstName')).toBe('400 E0000031');
  });

  it('groups and apps have tables of their own', async () => {
    const groups = async (query: string) => {
      const { status, body } = await org.call('GET', `/api/v1/groups?${query}`);
      return status === 200 ? body.map(({ profile }) => profile.name) : `${status} ${body.errorCode}`;
    };
    const ask = (kind: string, text: string) => groups(`${kind}=${encodeURIComponent(text)}`);
    expect(await ask('search', 'profile.name co "ales" or profile.name eq "Support"')).toEqual([...GROUPS].sort());
    expect(await ask('search', 'type eq "BUILT_IN"')).toEqual(['Everyone']);
    expect(await ask('filter', 'profile.name eq "Sales"')).toBe('400 E0000031');
    expect(
      await groups(`search=${encodeURIComponent('type eq "APP_GROUP"')}&sortBy=profile.name&sortOrder=desc`),
    ).toEqual(['Support', 'Sales', 'RingCentral Users', 'RingCentral Managers', 'Engineering']);
    const apps = async (text: string) =>
      (await org.call('GET', `/api/v1/apps?filter=${encodeURIComponent(text)}`)).status;
    expect([await apps('status eq "ACTIVE"'), await apps('label eq "Zendesk"')]).toEqual([200, 400]);
  });

  it('a list of people shows who has an app, and an app who has it', async () => {
    const { body: apps } = await org.call('GET', '/api/v1/apps?q=zendesk');
    const { body: everyone } = await org.call('GET', '/api/v1/groups?q=everyone');
    const url = `/api/v1/apps/${apps[0]?.id}`;
    await org.call('PUT', `${url}/groups/${everyone[0]?.id}`, {});
    const embedded = async (path: string) =>
      ((await org.call('GET', path)).body[0] as unknown as { _embedded: Record<string, { id: string }> })._embedded;
    expect((await embedded(`${url}/groups?expand=group`)).group?.id).toBe(everyone[0]?.id);
    const { body: users } = await org.call('GET', `${url}/users`);
    expect((await embedded(`${url}/users?expand=user`)).user?.id).toBe(users[0]?.id);
  });
});

describe('the System Log', () => {
  it('filters by what an event shows, and without an end goes on for ever', async () => {
    const org = await startTestOrg();
    await org.call('POST', '/api/v1/users', person('ann'));
    const list = (query: string) => org.call('GET', `/api/v1/logs?${query}`);
    const types = async (filter: string) =>
      (await list(`filter=${encodeURIComponent(filter)}`)).body.map(({ eventType }) => eventType);
    for (const filter of [
      'severity eq "INFO"',
      'client.userAgent.rawUserAgent co "embedded"',
      'outcome.result eq "SUCCESS" and eventType ew ".create"',
      'not (eventType sw "group")',
      'target.type eq "User"',
    ])
      expect([filter, await types(filter)]).toEqual([filter, ['user.lifecycle.create']]);
    expect(await types('outcome.reason pr')).toEqual([]);
    expect((await list('filter=noSuch+eq+"x"')).body.errorCode).toBe('E0000031');

    const next = ({ headers }: { headers: Headers }) => /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    const poll = next(await list('limit=10')) ?? '';
    const empty = await org.call('GET', poll.slice(org.tenant.url.length));
    expect(empty.body).toEqual([]);
    await org.call('POST', '/api/v1/users', person('ben'));
    const news = await org.call('GET', (next(empty) ?? '').slice(org.tenant.url.length));
    expect(news.body.map(({ eventType }) => eventType)).toEqual(['user.lifecycle.create']);

    const bounded = await list('since=2026-11-22T00:00:00Z&until=2026-11-23T00:00:00Z&limit=2');
    const last = await org.call('GET', (next(bounded) ?? '').slice(org.tenant.url.length));
    expect([bounded.body.length, last.body.length, next(last)]).toEqual([2, 0, undefined]);
    await org.close();
  });
});
