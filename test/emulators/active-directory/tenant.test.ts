import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAdmin } from '../../../emulators/admin';
import { type ActiveDirectoryTenant, startActiveDirectory } from '../../../emulators/active-directory';
import { ActiveDirectoryAgent, type ImportResult } from '../../../emulators/active-directory/agent';
import { COMPANY, isInScope, PEOPLE, peopleWith, personOf } from '../../../emulators/company';
import type { RunningServer } from '../../../emulators/http';

const clock = { now: () => new Date('2026-01-05T09:00:00Z') };
const units = { users: COMPANY.peopleOu, groups: COMPANY.groupsOu };

describe('the embedded domain', () => {
  let tenant: ActiveDirectoryTenant;
  let admin: RunningServer;

  beforeEach(async () => {
    tenant = await startActiveDirectory({ clock });
    admin = await startAdmin({ tenants: [tenant] });
  });
  afterEach(async () => {
    await admin.close();
    await tenant.close();
  });

  const agentOf = (one: ActiveDirectoryTenant) =>
    new ActiveDirectoryAgent({ connection: one.agentConnection, service: one.agentService, units });
  const userOf = ({ users }: ImportResult, account: string) =>
    users.find(({ profile }) => profile['samAccountName'] === account);
  const click = async (method: string, path: string, body?: unknown): Promise<{ status: number; answer: unknown }> => {
    const init =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${admin.url}/active-directory${path}`, { method, ...init });
    return { status: response.status, answer: await response.json() };
  };
  const protocol = async (path: string, body: unknown, authorization?: string) => {
    const { bindDn, bindPassword } = tenant.connection;
    const basic = `Basic ${Buffer.from(`${bindDn}:${bindPassword}`).toString('base64')}`;
    const response = await fetch(`${tenant.url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: authorization ?? basic },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };

  it('holds the company’s people and groups', async () => {
    const result = await agentOf(tenant).import('full');
    expect(result.users.map(({ profile }) => profile['samAccountName']).sort()).toEqual(
      PEOPLE.map(({ account }) => account).sort(),
    );
    const groups = Object.fromEntries(result.groups.map(({ name, members }) => [name, members.length]));
    expect(groups).toEqual({
      'RingCentral Users': PEOPLE.filter(isInScope).length,
      'RingCentral Managers': 11,
      Sales: 14,
      Engineering: 14,
      Support: 12,
    });
  });

  it('shows awkward people as a directory does: no empty values, disabled accounts, managers by name', async () => {
    const result = await agentOf(tenant).import('full');
    const [emptyMobile] = peopleWith('mobileEmpty');
    expect(userOf(result, emptyMobile?.account ?? '')?.profile).not.toHaveProperty('mobilePhone');
    expect(userOf(result, 'ruth.kilbride')?.profile).not.toHaveProperty('email');
    expect(userOf(result, 'walter.grimshaw')?.enabled).toBe(false);
    const wang = userOf(result, 'ming.wang');
    expect([wang?.dn, wang?.profile['managerDn']]).toEqual([
      'CN=明 王,OU=People,DC=acme,DC=test',
      'CN=Anton Bergeron,OU=People,DC=acme,DC=test',
    ]);
  });

  it('starts without people when bare', async () => {
    const bare = await startActiveDirectory({ clock, bare: true });
    const result = await agentOf(bare).import('full');
    await bare.close();
    expect([result.users, result.groups.map(({ members }) => members)]).toEqual([[], [[], [], [], [], []]]);
  });

  it('lists what a domain administrator can do, with bodies that work', async () => {
    const listed = (await (await fetch(admin.url)).json()) as { id: string; gate?: string }[];
    expect(listed.map(({ id }) => id)).toEqual([
      'ad-users',
      'ad-user',
      'ad-user-create',
      'ad-user-disable',
      'ad-user-enable',
      'ad-user-delete',
      'ad-user-recreate',
      'ad-user-groups',
      'ad-user-attributes',
      'ad-agent-state',
      'ad-agent',
      'ad-agent-account-rights',
      'faults-list',
      'faults-arm',
      'faults-clear',
    ]);
    expect(listed.flatMap(({ gate }) => gate ?? [])).toEqual(['ad-agent', 'ad-agent-account-rights']);
    for (const { method, path, body } of tenant.adminRoutes) {
      if (method === 'DELETE' || path.endsWith('recreate')) continue;
      expect(await click(method, path.replace(':account', 'kira.blomgren'), body)).toMatchObject({ status: 200 });
    }
  });

  it('creates, disables, enables, moves and changes a user', async () => {
    const agent = agentOf(tenant);
    await agent.import('full');
    await click('POST', '/users', {
      account: 'robin.newhire',
      givenName: 'Robin',
      sn: 'Newhire',
      groups: ['Sales'],
      attributes: { department: 'Sales', st: 'CA' },
    });
    const created = await agent.import('incremental');
    const robin = userOf(created, 'robin.newhire');
    expect(robin).toMatchObject({
      enabled: true,
      profile: {
        userName: 'robin.newhire@acme.test',
        email: 'robin.newhire@acme.test',
        department: 'Sales',
        state: 'CA',
      },
    });
    expect(created.groups.map(({ name }) => name)).toEqual(['Sales']);
    await click('POST', '/users/robin.newhire/disable');
    expect(userOf(await agent.import('incremental'), 'robin.newhire')?.enabled).toBe(false);
    await click('POST', '/users/robin.newhire/enable');
    await click('PUT', '/users/robin.newhire/attributes', { department: null, ipPhone: '201' });
    const changed = userOf(await agent.import('incremental'), 'robin.newhire');
    expect([changed?.enabled, changed?.profile['department'], changed?.profile['ipPhone']]).toEqual([
      true,
      undefined,
      '201',
    ]);
    await click('PUT', '/users/robin.newhire/groups', { groups: ['RingCentral Users', 'Support'] });
    const moved = await agent.import('incremental');
    const holds = (group: { members: readonly string[] }) => group.members.includes(robin?.externalId ?? '');
    expect(moved.groups.map((group) => [group.name, holds(group)])).toEqual([
      ['RingCentral Users', true],
      ['Sales', false],
      ['Support', true],
    ]);
  });

  it('deletes and recreates an employee: the same person under another id, in the same groups', async () => {
    const agent = agentOf(tenant);
    const before = userOf(await agent.import('full'), 'kira.blomgren');
    expect(await click('DELETE', '/users/kira.blomgren')).toMatchObject({ status: 200 });
    expect((await agent.import('incremental')).deletedUsers).toEqual([]);
    expect((await agent.import('full')).deletedUsers).toEqual([before?.externalId]);
    expect(await click('POST', '/users/kira.blomgren/recreate')).toMatchObject({ status: 200 });
    const full = await agent.import('full');
    const after = userOf(full, 'kira.blomgren');
    expect(after).toEqual({ ...before, externalId: after?.externalId });
    expect(after?.externalId).not.toBe(before?.externalId);
    const groups = full.groups.filter(({ members }) => members.includes(after?.externalId ?? ''));
    expect(groups.map(({ name }) => name).sort()).toEqual([...personOf('kira.blomgren').groups].sort());
  });

  it('says what the console would: nobody of that name, taken already, no such attribute', async () => {
    const taken = { account: 'kira.blomgren', givenName: 'Kira', sn: 'Other' };
    expect([
      (await click('POST', '/users/no.body/disable')).status,
      (await click('POST', '/users', taken)).status,
      (await click('PUT', '/users/kira.blomgren/attributes', { directNumber: '1' })).status,
      (await click('PUT', '/users/kira.blomgren/groups', { groups: ['No Such'] })).status,
      (await click('POST', '/users', { account: 'x' })).status,
    ]).toEqual([404, 409, 400, 404, 400]);
  });

  it('stops and starts the agent, and grants and takes back the right to write', async () => {
    const agent = agentOf(tenant);
    const kira = userOf(await agent.import('full'), 'kira.blomgren')?.externalId ?? '';
    const write = () => agent.writeBack(kira, { telephoneNumber: '+14155550150' });
    await expect(write()).rejects.toMatchObject({ why: 'rights' });
    await click('PUT', '/gates/ad-agent-account-rights', { enabled: true });
    await write();
    await click('PUT', '/gates/ad-agent-account-rights', { enabled: false });
    await expect(write()).rejects.toMatchObject({ why: 'rights' });
    expect((await click('PUT', '/gates/ad-agent', { enabled: false })).answer).toEqual({
      running: false,
      mayWrite: [],
    });
    await expect(agent.import('full')).rejects.toMatchObject({ why: 'agentDown' });
    await click('PUT', '/gates/ad-agent', { enabled: true });
    await agent.import('full');
  });

  it('counts writes through its own interface, not an administrator’s', async () => {
    const agent = agentOf(tenant);
    const kira = userOf(await agent.import('full'), 'kira.blomgren')?.externalId ?? '';
    await click('PUT', '/gates/ad-agent-account-rights', { enabled: true });
    expect(tenant.writes()).toEqual({});
    await agent.writeBack(kira, { telephoneNumber: '+14155550150' });
    expect(tenant.writes()).toEqual({ 'user.modify': 1 });
  });

  it('is the same after it was kept and brought back', async () => {
    await click('DELETE', '/users/kira.blomgren');
    await click('PUT', '/gates/ad-agent-account-rights', { enabled: true });
    await click('PUT', '/gates/ad-agent', { enabled: false });
    const kept: unknown = JSON.parse(JSON.stringify(tenant.snapshot()));
    const other = await startActiveDirectory({ clock, bare: true });
    other.restore(kept);
    const again = other.snapshot();
    other.agentService.running = true;
    const result = await agentOf(other).import('full');
    await other.close();
    expect(again).toEqual(kept);
    expect(result.users).toHaveLength(59);
  });

  it('answers nobody who does not say who they are', async () => {
    const query = { base: COMPANY.namingContext };
    const wrong = `Basic ${Buffer.from(`${tenant.connection.bindDn}:wrong`).toString('base64')}`;
    const nobody = `Basic ${Buffer.from(`${tenant.connection.bindDn}:`).toString('base64')}`;
    const answers = [
      await protocol('search', query, ''),
      await protocol('search', query, wrong),
      await protocol('search', query, nobody),
    ];
    expect(answers.map(({ status, answer }) => [status, answer['resultCode']])).toEqual([
      [401, 49],
      [401, 49],
      [400, 1],
    ]);
  });

  it.each([
    ['a second value for a single-valued attribute', ['a', 'b'], 'telephoneNumber', 19],
    ['an empty value', [''], 'telephoneNumber', 21],
    ['an attribute that only the directory writes', ['1'], 'uSNChanged', 19],
    ['an attribute outside the schema', ['1'], 'directNumber', 17],
    ['a manager who does not exist', ['CN=Nobody,DC=acme,DC=test'], 'manager', 32],
    ['an account name that is taken', ['maren.holloway'], 'sAMAccountName', 68],
  ])('refuses %s', async (_what, values, attribute, resultCode) => {
    const dn = 'CN=Kira Blomgren,OU=People,DC=acme,DC=test';
    const { answer } = await protocol('modify', { dn, changes: [{ operation: 'replace', attribute, values }] });
    expect(answer['resultCode']).toBe(resultCode);
  });

  it('changes all attributes of one request or none', async () => {
    const dn = 'CN=Kira Blomgren,OU=People,DC=acme,DC=test';
    const replace = (attribute: string, values: string[]) => ({ operation: 'replace', attribute, values });
    await protocol('modify', { dn, changes: [replace('title', ['Changed']), replace('telephoneNumber', [''])] });
    const { answer } = await protocol('search', { base: dn, scope: 'base', attributes: ['title'] });
    expect(answer['entries']).toEqual([{ dn, attributes: { title: ['Support Engineer'] } }]);
  });

  it.each([
    [
      '(&(objectCategory=person)(userAccountControl:1.2.840.113556.1.4.803:=2))',
      ['derek.plumstead', 'walter.grimshaw'],
    ],
    ['(SAMACCOUNTNAME=KIRA.*GREN)', ['kira.blomgren']],
    [
      '(&(memberOf=cn=ringcentral managers,ou=groups,dc=acme,dc=test)(|(l=London)(l=Toronto)))',
      ['aoife.oshaughnessy', 'colette.marchbanks', 'felix.amberley', 'ingrid.solheim'],
    ],
    ['(&(objectClass=user)(!(mail=*))(userPrincipalName=*))', ['ruth.kilbride']],
  ])('finds by %s', async (filter, accounts) => {
    const { answer } = await protocol('search', { base: COMPANY.peopleOu, filter, attributes: ['samaccountname'] });
    const found = answer['entries'] as { attributes: Record<string, string[]> }[];
    expect(found.map(({ attributes }) => attributes['sAMAccountName']?.[0]).sort()).toEqual(accounts);
  });
});
