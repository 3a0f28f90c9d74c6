import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Directory, type DirectorySettings, type DirectoryUser } from '../../../clients/active-directory';
import { IncompleteError, RefusedError, UsageError } from '../../../engine/errors';
import { account, describeDomains, type TestDomain } from '../../emulators/active-directory/domains';

/** What a promise failed with. */
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describeDomains('the Active Directory client', (openDomain, genuine) => {
  let domain: TestDomain;
  let directory: Directory;
  let unit: string;

  beforeAll(async () => {
    domain = await openDomain();
    unit = domain.units.users;
    directory = await Directory.open(domain.administrator);
    await domain.add(
      account(`zoe.${domain.run}`, unit, {
        givenName: ['Zoë'],
        sn: ['Châtelain (Toronto) *'],
        mail: [`zoe.${domain.run}@acme.test`],
        l: ['Toronto'],
        telephoneNumber: ['+1 416 555 0101'],
        otherTelephone: ['+1 416 555 0102', '+1 416 555 0103'],
      }),
      account(`off.${domain.run}`, unit, { userAccountControl: ['66050'], l: ['Berlin'] }),
    );
  });

  afterAll(async () => {
    await directory?.close();
    await domain?.close();
  });

  const find = async (name: string): Promise<DirectoryUser> => {
    const found = await directory.findUser({ account: `${name}.${domain.run}` });
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const newUser = (name: string) => ({
    unit,
    account: `${name}.${domain.run}`,
    login: `${name}.${domain.run}@acme.test`,
    givenName: 'Ümit',
    sn: `Throw, Away ${name}`,
    purpose: `verify ${domain.run}`,
  });

  it('says which domain and domain controller it speaks to', () => {
    expect([directory.domain, directory.server.toLowerCase()]).toEqual(['acme.test', 'dc1.acme.test']);
  });

  it('reads a person under LDAP names, without the attributes that have no value', async () => {
    const zoe = await find('zoe');
    const { objectGUID, uSNChanged: _, ...attributes } = zoe.attributes;
    expect({ ...zoe, attributes }).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      externalId: objectGUID?.[0],
      dn: `CN=zoe.${domain.run},${unit}`,
      account: `zoe.${domain.run}`,
      login: `zoe.${domain.run}@acme.test`,
      enabled: true,
      memberOf: [],
      attributes: {
        sAMAccountName: [`zoe.${domain.run}`],
        userPrincipalName: [`zoe.${domain.run}@acme.test`],
        userAccountControl: ['512'],
        givenName: ['Zoë'],
        sn: ['Châtelain (Toronto) *'],
        mail: [`zoe.${domain.run}@acme.test`],
        l: ['Toronto'],
        telephoneNumber: ['+1 416 555 0101'],
        otherTelephone: ['+1 416 555 0102', '+1 416 555 0103'],
      },
    });
  });

  it('finds users by filter, and nobody by a value that only looks like a filter', async () => {
    const berliners = await directory.findUsers({ unit, filter: '(l=Berlin)', attributes: ['l'] });
    expect(berliners.map((one) => one.account)).toEqual([`off.${domain.run}`]);
    expect(await directory.findUser({ mail: '*' })).toBeUndefined();
  });

  it('collects every page', async () => {
    const paged: DirectorySettings = { ...domain.administrator, pageSize: 1 };
    const other = await Directory.open(paged);
    const names = (await other.findUsers({ unit })).map((one) => one.account);
    await other.close();
    expect(names.sort()).toEqual([`off.${domain.run}`, `zoe.${domain.run}`]);
  });

  it('makes an enabled throw-away account that its purpose finds again, and deletes it', async () => {
    const created = await directory.createUser({ ...newUser('tmp'), attributes: { department: 'Sales' } });
    expect([created.enabled, created.attributes['department'], created.attributes['sn']]).toEqual([
      true,
      ['Sales'],
      ['Throw, Away tmp'],
    ]);
    const found = async () => (await directory.findThrowAways(`verify ${domain.run}`)).map((one) => one.dn);
    expect(await found()).toEqual([created.dn]);
    await directory.delete(created);
    expect(await found()).toEqual([]);
  });

  it('refuses a second account of the same name', async () => {
    const first = await directory.createUser(newUser('twice'));
    const error = await failure(directory.createUser({ ...newUser('twice'), sn: 'Another' }));
    await directory.delete(first);
    expect(error).toBeInstanceOf(RefusedError);
  });

  it('makes accounts whose password is the given one', async () => {
    const password = 'Correct-horse-7-battery';
    const created = await directory.createUser({ ...newUser('pass'), password });
    const own = await Directory.open({ ...domain.administrator, bindDn: created.dn, bindPassword: password });
    await own.close();
    await directory.delete(created);
    expect(own.domain).toBe('acme.test');
  });

  it('disables and enables, and leaves the other bits of the account alone', async () => {
    const off = await find('off');
    const control = async () => (await find('off')).attributes['userAccountControl'];
    expect(off.enabled).toBe(false);
    await directory.enable(off);
    expect(await control()).toEqual(['66048']);
    await directory.disable(off);
    expect(await control()).toEqual(['66050']);
  });

  it('reads and changes membership', async () => {
    const name = `Callers (${domain.run})`;
    await domain.add({
      dn: `CN=${name},${domain.units.groups}`,
      attributes: { objectClass: ['top', 'group'], sAMAccountName: [`callers-${domain.run}`] },
    });
    const group = await directory.findGroup(name);
    if (!group) throw new Error('no group');
    const zoe = await find('zoe');
    await directory.addMember(group, zoe);
    expect((await directory.members(group)).map((one) => one.dn)).toEqual([zoe.dn]);
    expect((await find('zoe')).memberOf).toEqual([group.dn]);
    await directory.removeMember(group, zoe);
    expect(await directory.members(group)).toEqual([]);
    expect(await directory.findGroup('No Such Group')).toBeUndefined();
  });

  it('takes, of groups of one name, the one whose account has that name', async () => {
    const name = `Twins ${domain.run}`;
    const group = (unit: string, account: string) => ({
      dn: `CN=${name},${unit}`,
      attributes: { objectClass: ['top', 'group'], sAMAccountName: [account] },
    });
    await domain.add(group(domain.units.groups, `other-${domain.run}`), group(domain.units.users, name));
    expect((await directory.findGroup(name))?.dn).toBe(`CN=${name},${domain.units.users}`);
  });

  it('replaces and removes the values of an attribute', async () => {
    const off = await find('off');
    const phones = async () => {
      const { telephoneNumber, otherTelephone } = (await find('off')).attributes;
      return { telephoneNumber, otherTelephone };
    };
    await directory.writeAttribute(off, 'telephonenumber', '+14155550147#147');
    await directory.writeAttribute(off, 'otherTelephone', ['+14155550148', '+14155550149']);
    expect(await phones()).toEqual({
      telephoneNumber: ['+14155550147#147'],
      otherTelephone: ['+14155550148', '+14155550149'],
    });
    await directory.writeAttribute(off, 'telephoneNumber', undefined);
    await directory.writeAttribute(off, 'otherTelephone', []);
    expect(await phones()).toEqual({});
  });

  it('refuses what the directory’s schema does not allow', async () => {
    const off = await find('off');
    const errors = await Promise.all([
      failure(directory.writeAttribute(off, 'telephoneNumber', ['+14155550148', '+14155550149'])),
      failure(directory.writeAttribute(off, 'telephoneNumber', '9'.repeat(65))),
      failure(directory.writeAttribute(off, 'directNumber', '+14155550148')),
    ]);
    expect(errors.map((error) => error instanceof RefusedError)).toEqual([true, true, true]);
  });

  it('reads what changed since an update sequence number: changes once, deletions by id', async () => {
    const before = await directory.highestUsn();
    const doomed = await directory.createUser(newUser('doomed'));
    await directory.writeAttribute(await find('zoe'), 'ipPhone', '101');
    const middle = await directory.changesSince(before, { unit });
    expect(middle.users.map((one) => one.account).sort()).toEqual([`doomed.${domain.run}`, `zoe.${domain.run}`]);
    await directory.delete(doomed);
    const after = await directory.changesSince(middle.highestUsn, { unit });
    expect(after.users).toEqual([]);
    expect(after.deleted).toContain(doomed.id);
    expect(after.highestUsn).toBeGreaterThan(middle.highestUsn);
  });

  it('gives a recreated account another id', async () => {
    const first = await directory.createUser(newUser('again'));
    await directory.delete(first);
    const second = await directory.createUser(newUser('again'));
    await directory.delete(second);
    expect(second.dn).toBe(first.dn);
    expect(second.id).not.toBe(first.id);
  });

  it('names the domain controller and the remedy when an account may not write', async () => {
    const ordinary = await Directory.open(domain.ordinary);
    const error = await failure(ordinary.writeAttribute(await find('zoe'), 'telephoneNumber', '+14165550109'));
    await ordinary.close();
    expect(error).toBeInstanceOf(RefusedError);
    expect((error as Error).message).toContain(domain.administrator.url);
    expect(error).toHaveProperty('remedy', expect.stringContaining('delegate the right'));
  });

  it('refuses a wrong password without repeating it', async () => {
    const error = await failure(Directory.open({ ...domain.administrator, bindPassword: 'not-the-password' }));
    expect(error).toBeInstanceOf(UsageError);
    expect(JSON.stringify([String(error), error])).not.toContain('not-the-password');
  });

  it('says that nobody answers', async () => {
    const nowhere = genuine ? 'ldaps://127.0.0.1:9' : 'http://127.0.0.1:9';
    const error = await failure(Directory.open({ ...domain.administrator, url: nowhere }));
    expect(error).toBeInstanceOf(IncompleteError);
    expect((error as Error).message).toContain(nowhere);
  });

  if (genuine) {
    it('signs in again when the domain controller has closed the connection', async () => {
      const sockets: Socket[] = [];
      const relay = createServer((socket) => {
        const onward = connect(636, '127.0.0.1');
        socket.pipe(onward).pipe(socket);
        socket.on('error', () => undefined);
        sockets.push(socket);
        onward.on('error', () => undefined);
      });
      await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
      const { port } = relay.address() as AddressInfo;
      const relayed = await Directory.open({ ...domain.administrator, url: `ldaps://127.0.0.1:${port}` });
      const first = await relayed.findUsers({ unit });
      const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
      await expect.poll(() => relayed.findUsers({ unit }).catch(() => undefined)).toHaveLength(first.length);
      await relayed.close();
      relay.close();
    });

    it('does not speak to a domain controller whose certificate nobody vouches for', async () => {
      const { ca: _, ...untrusted } = domain.administrator;
      const error = await failure(Directory.open(untrusted));
      expect(error).toBeInstanceOf(UsageError);
      expect(error).toHaveProperty('remedy', expect.stringContaining('AD_CA_FILE'));
    });
  } else {
    // Windows refers to the domain it takes to hold the object; Samba says at once that there is none.
    it('says that an object in another domain belongs elsewhere', async () => {
      const error = await failure(directory.findUsers({ unit: 'DC=elsewhere,DC=test' }));
      expect(error).toBeInstanceOf(UsageError);
      expect(error).toHaveProperty('remedy', expect.stringContaining('AD_URL'));
    });
  }
});
