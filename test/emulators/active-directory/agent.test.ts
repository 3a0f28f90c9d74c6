import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { fillGenuineDomain, fixturePassword } from '../../../emulators/active-directory';
import {
  ActiveDirectoryAgent,
  type AgentConnection,
  AgentService,
  type ImportResult,
} from '../../../emulators/active-directory/agent';
import { isInScope, PEOPLE, type Person, personOf } from '../../../emulators/company';
import { account, describeDomains, describeGenuineDomain, type TestDomain } from './domains';

/** Changes are made by the client and seen by the agent: two readers that share no code meet on one directory. */
describeDomains('the AD agent', (openDomain, genuine) => {
  let domain: TestDomain;
  let administrator: Directory;
  let service: AgentService;
  let names: string[];

  beforeAll(async () => {
    domain = await openDomain();
    administrator = await Directory.open(domain.administrator);
  });
  afterAll(async () => {
    await administrator?.close();
    await domain?.close();
  });

  const nameOf = (short: string) => `${short}.${domain.run}`;
  const dnOf = (short: string) => `CN=${nameOf(short)},${domain.units.users}`;
  const groupDn = () => `CN=Callers,${domain.units.groups}`;
  const agentWith = (connection: AgentConnection) =>
    new ActiveDirectoryAgent({ connection, service, units: domain.units });
  const upn = (short: string) => `${nameOf(short)}@acme.test`;
  const addPerson = async (short: string, attributes: Record<string, readonly string[]> = {}) => {
    names.push(short);
    await domain.add(account(nameOf(short), domain.units.users, attributes));
  };
  const userNames = ({ users }: ImportResult) => users.map(({ profile }) => profile['userName']).sort();
  const idOf = ({ users }: ImportResult, short: string) =>
    users.find(({ profile }) => profile['userName'] === upn(short))?.externalId ?? `no ${short}`;

  beforeEach(async () => {
    service = new AgentService();
    names = [];
    await addPerson('ada', {
      givenName: ['Ada'],
      sn: ['Bergström'],
      c: ['DE'],
      st: ['Berlin'],
      mobile: ['+491713920011'],
    });
    await addPerson('bob', { givenName: ['Bob'], mail: [`bob.${domain.run}@acme.test`] });
    await domain.add({
      dn: groupDn(),
      attributes: {
        objectClass: ['top', 'group'],
        sAMAccountName: [nameOf('callers')],
        description: ['People who call'],
        member: [dnOf('ada')],
      },
    });
  });

  afterEach(async () => {
    const people = await administrator.findUsers({ unit: domain.units.users });
    for (const person of people) await administrator.delete(person);
    await administrator.delete({ dn: groupDn() }).catch(() => undefined);
  });

  it('makes the first import a full one, whatever was asked for', async () => {
    const result = await agentWith(domain.ordinary).import('incremental');
    expect(result).toEqual({
      kind: 'full',
      users: [
        {
          externalId: idOf(result, 'ada'),
          dn: dnOf('ada'),
          enabled: true,
          profile: {
            userName: upn('ada'),
            firstName: 'Ada',
            lastName: 'Bergström',
            countryCode: 'DE',
            state: 'Berlin',
            mobilePhone: '+491713920011',
            samAccountName: nameOf('ada'),
          },
        },
        {
          externalId: idOf(result, 'bob'),
          dn: dnOf('bob'),
          enabled: true,
          profile: {
            userName: upn('bob'),
            firstName: 'Bob',
            email: `bob.${domain.run}@acme.test`,
            samAccountName: nameOf('bob'),
          },
        },
      ],
      groups: [
        {
          externalId: result.groups[0]?.externalId,
          dn: groupDn(),
          name: 'Callers',
          description: 'People who call',
          members: [idOf(result, 'ada')],
        },
      ],
      deletedUsers: [],
      deletedGroups: [],
      heldBack: [],
    });
    const ada = await administrator.findUser({ account: nameOf('ada') });
    expect(idOf(result, 'ada')).toBe(ada?.externalId);
  });

  it('reads only what changed when the import is incremental', async () => {
    const agent = agentWith(domain.ordinary);
    await agent.import('full');
    expect(await agent.import('incremental')).toMatchObject({ kind: 'incremental', users: [], groups: [] });
    await administrator.writeAttribute({ dn: dnOf('bob') }, 'department', 'Sales');
    await addPerson('cid');
    const changed = await agent.import('incremental');
    expect(userNames(changed)).toEqual([upn('bob'), upn('cid')]);
    expect(changed.users.find(({ dn }) => dn === dnOf('bob'))?.profile['department']).toBe('Sales');
    expect(changed.groups).toEqual([]);
    expect(userNames(await agent.import('full'))).toEqual([upn('ada'), upn('bob'), upn('cid')]);
  });

  it('reports a changed group with all of its members', async () => {
    const agent = agentWith(domain.ordinary);
    const start = await agent.import('full');
    await administrator.addMember({ dn: groupDn(), member: 'member' }, { dn: dnOf('bob') });
    const joined = await agent.import('incremental');
    expect(joined.groups.map(({ members }) => [...members].sort())).toEqual([
      [idOf(start, 'ada'), idOf(start, 'bob')].sort(),
    ]);
    await administrator.removeMember({ dn: groupDn(), member: 'member' }, { dn: dnOf('ada') });
    expect((await agent.import('incremental')).groups.map(({ members }) => members)).toEqual([[idOf(start, 'bob')]]);
  });

  it('sees a disabled and a re-enabled account in an incremental import', async () => {
    const agent = agentWith(domain.ordinary);
    await agent.import('full');
    const states = async () => (await agent.import('incremental')).users.map(({ dn, enabled }) => [dn, enabled]);
    await administrator.disable({ dn: dnOf('ada') });
    expect(await states()).toEqual([[dnOf('ada'), false]]);
    await administrator.enable({ dn: dnOf('ada') });
    expect(await states()).toEqual([[dnOf('ada'), true]]);
  });

  // support.okta.com, "User deleted from AD but still active in Okta after scheduled import".
  it('sees deletions in a full import only, whatever its account may read, and once', async () => {
    const agent = agentWith(domain.administrator);
    const start = await agent.import('full');
    await administrator.delete({ dn: dnOf('ada') });
    await administrator.delete({ dn: groupDn() });
    const nobody = { users: [], deletedUsers: [], deletedGroups: [] };
    expect(await agent.import('incremental')).toMatchObject(nobody);
    expect(await agent.import('full')).toMatchObject({
      deletedUsers: [idOf(start, 'ada')],
      deletedGroups: [start.groups[0]?.externalId],
    });
    expect(await agent.import('full')).toMatchObject({ deletedUsers: [], deletedGroups: [] });
  });

  it('takes a recreated account in a full import only, under a new external id', async () => {
    const agent = agentWith(domain.administrator);
    const start = await agent.import('full');
    await administrator.delete({ dn: dnOf('ada') });
    await agent.import('incremental');
    await addPerson('ada');
    const held = await agent.import('incremental');
    expect([userNames(held), held.heldBack.map(({ userName }) => userName)]).toEqual([[], [upn('ada')]]);
    expect(userNames(await agent.import('incremental'))).toEqual([]);
    const full = await agent.import('full');
    expect(userNames(full)).toEqual([upn('ada'), upn('bob')]);
    expect(idOf(full, 'ada')).not.toBe(idOf(start, 'ada'));
    await administrator.writeAttribute({ dn: dnOf('ada') }, 'title', 'Engineer');
    expect(userNames(await agent.import('incremental'))).toEqual([upn('ada')]);
  });

  it('holds a recreated account back even when deletion and creation fall between two imports', async () => {
    const agent = agentWith(domain.administrator);
    await agent.import('full');
    await administrator.delete({ dn: dnOf('ada') });
    await addPerson('ada');
    const result = await agent.import('incremental');
    expect([userNames(result), result.deletedUsers, result.heldBack.length]).toEqual([[], [], 1]);
  });

  it('goes on where it was after its memory was kept and brought back', async () => {
    const agent = agentWith(domain.ordinary);
    await agent.import('full');
    const kept: unknown = JSON.parse(JSON.stringify(agent.snapshot()));
    const later = agentWith(domain.ordinary);
    later.restore(kept as ReturnType<typeof agent.snapshot>);
    await administrator.writeAttribute({ dn: dnOf('bob') }, 'title', 'Engineer');
    expect(userNames(await later.import('incremental'))).toEqual([upn('bob')]);
  });

  describe('delegated authentication', () => {
    const signIn = (short: string, password = fixturePassword(nameOf(short))) =>
      agentWith(domain.serviceAccount).authenticate(upn(short), password);

    it('lets AD decide about the password', async () => {
      expect(await signIn('ada')).toEqual({ ok: true });
      expect(await signIn('ada', 'wrong')).toEqual({ ok: false, why: 'wrongCredentials' });
      expect(await signIn('nobody')).toEqual({ ok: false, why: 'wrongCredentials' });
    });

    it('never takes an empty password for a right one', async () => {
      expect(await signIn('ada', '')).toEqual({ ok: false, why: 'wrongCredentials' });
    });

    it('turns a disabled account away', async () => {
      await administrator.disable({ dn: dnOf('ada') });
      expect(await signIn('ada')).toEqual({ ok: false, why: 'accountDisabled' });
    });
  });

  it('does not write without the right, and writes telephoneNumber and nothing else with it', async () => {
    const agent = agentWith(domain.serviceAccount);
    const ada = idOf(await agent.import('full'), 'ada');
    const numbers = async () => {
      const found = await administrator.findUser({ account: nameOf('ada') });
      return [found?.attributes['telephoneNumber'], found?.attributes['ipPhone']];
    };
    await expect(agent.writeBack(ada, { telephoneNumber: '+14155550150#201' })).rejects.toMatchObject({
      why: 'rights',
    });
    await domain.allowWritingTelephoneNumber();
    await agent.writeBack(ada, { telephoneNumber: '+14155550150#201' });
    await expect(agent.writeBack(ada, { telephoneNumber: '+1', ipPhone: '201' })).rejects.toMatchObject({
      why: 'rights',
    });
    expect(await numbers()).toEqual([['+14155550150#201'], undefined]);
    expect((await agent.import('incremental')).users[0]?.profile['telephoneNumber']).toBe('+14155550150#201');
    await agent.writeBack(ada, { telephoneNumber: '' });
    expect(await numbers()).toEqual([undefined, undefined]);
  });

  it('writes to the person, not to whoever is called so now', async () => {
    const agent = agentWith(domain.administrator);
    const ada = idOf(await agent.import('full'), 'ada');
    await administrator.delete({ dn: dnOf('ada') });
    await addPerson('ada');
    await expect(agent.writeBack(ada, { telephoneNumber: '+14155550150' })).rejects.toMatchObject({ why: 'notFound' });
  });

  it('knows only attributes of the directory’s profile', async () => {
    const agent = agentWith(domain.administrator);
    await expect(agent.writeBack('x', { directNumber: '+1' })).rejects.toMatchObject({ why: 'refused' });
  });

  it('does nothing while its service is stopped', async () => {
    const agent = agentWith(domain.administrator);
    service.running = false;
    const asked = [agent.import('full'), agent.authenticate(upn('ada'), 'x'), agent.writeBack('x', { title: 'x' })];
    const answers = await Promise.allSettled(asked);
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason as unknown)).toMatchObject(
      asked.map(() => ({ why: 'agentDown' })),
    );
    service.running = true;
    expect(userNames(await agent.import('full'))).toHaveLength(2);
  });

  it('tells a wrong account of its own from a directory that does not answer', async () => {
    const wrong = agentWith({ ...domain.administrator, bindPassword: 'not-the-password' });
    await expect(wrong.import('full')).rejects.toMatchObject({ why: 'credentials' });
    const url = genuine ? 'ldaps://127.0.0.1:9' : 'http://127.0.0.1:9';
    await expect(agentWith({ ...domain.administrator, url }).import('full')).rejects.toMatchObject({
      why: 'unreachable',
      message: expect.stringContaining(url) as string,
    });
  });
});

describeGenuineDomain('the company', (openDomain) => {
  it('fits into a genuine domain, awkward people included, and can be filled in twice', async () => {
    const { administrator, root, run } = await openDomain();
    const people = PEOPLE.map((person) => renamed(person, run));
    const placement = {
      people: `OU=Staff,${root}`,
      groups: `OU=Teams,${root}`,
      groupAccount: (name: string) => `${name}.${run}`,
    };
    await fillGenuineDomain(administrator, people, placement);
    await fillGenuineDomain(administrator, people, placement);
    const units = { users: placement.people, groups: placement.groups };
    const agent = new ActiveDirectoryAgent({ connection: administrator, service: new AgentService(), units });
    const { users, groups } = await agent.import('full');
    const seen = users.map(({ enabled, profile }) => [profile['userName'], profile['displayName'], enabled]);
    expect(seen.sort()).toEqual(
      people.map(({ ad, enabled }) => [ad.userPrincipalName, ad.displayName, enabled]).sort(),
    );
    expect(groups.find(({ name }) => name === 'RingCentral Users')?.members).toHaveLength(
      people.filter(isInScope).length,
    );
  });
});

/** The same person under an account name that no other test uses. */
function renamed(person: Person, run: string): Person {
  const account = `${person.ad.employeeID}.${run}`;
  return {
    ...person,
    account,
    ...(person.manager && { manager: `${personOf(person.manager).ad.employeeID}.${run}` }),
    ad: { ...person.ad, sAMAccountName: account, userPrincipalName: `${account}@acme.test` },
  };
}
