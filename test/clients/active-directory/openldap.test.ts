import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonName, Directory, directorySettings, parentOf } from '../../../clients/active-directory';
import { dnKey } from '../../../clients/active-directory/names';
import { IncompleteError, RefusedError, UsageError } from '../../../engine/errors';
import { skippingClock } from '../../support/skipping-clock';
import { ldapRefusals } from '../../../engine/systems/ldap-refusals';
import { describeOpenLdap, ldif, type OpenLdap, startOpenLdap } from '../../support/openldap';

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a distinguished name', () => {
  it.each([
    ['cn=Sales\\2C EMEA\\3B 2,ou=Groups,dc=acme,dc=test', 'Sales, EMEA; 2'],
    ['CN=Sales\\, EMEA,OU=Groups', 'Sales, EMEA'],
    ['cn=Caf\\C3\\A9 \\\\2C,ou=Groups', 'Café \\2C'],
    ['cn=Außendienst = Süd,ou=Groups', 'Außendienst = Süd'],
  ])('%s is called %s', (dn, name) => {
    expect(commonName(dn)).toBe(name);
  });

  it('is the same however a server spells it', () => {
    const spelled = ['uid=z\\C3\\A9\\2Ca, OU=People,dc=acme', 'UID=Zé\\,A,ou=people,DC=Acme'];
    expect(new Set(spelled.map(dnKey)).size).toBe(1);
    expect(dnKey('cn=a\\,b,ou=c')).not.toBe(dnKey('cn=a,cn=b,ou=c'));
    expect(parentOf('uid=a\\2Cb,ou=People,dc=acme')).toBe('ou=People,dc=acme');
  });
});

describe('the settings of an LDAP directory', () => {
  const complete = { LDAP_URL: 'ldaps://ldap.acme.test', LDAP_BIND_DN: 'uid=x', LDAP_BIND_PASSWORD: 'hidden-word' };
  const of = (given: Record<string, string>, system?: string) => directorySettings('ldap', given, system);

  it('are named like those of Active Directory, by system where there are several', () => {
    const own = Object.fromEntries(Object.entries(complete).map(([name, value]) => [`${name}_PARTNERS`, value]));
    expect(of({ ...own, LDAP_BASE_DN_PARTNERS: 'o=partners' }, 'partners')).toEqual({
      kind: 'ldap',
      url: 'ldaps://ldap.acme.test',
      bindDn: 'uid=x',
      bindPassword: 'hidden-word',
      base: 'o=partners',
    });
    expect(of(own)).toBeUndefined();
    expect(directorySettings('activeDirectory', complete)).toBeUndefined();
  });

  it('are refused half done, by their own names', () => {
    expect(() => of({ LDAP_URL_PARTNERS: complete.LDAP_URL }, 'partners')).toThrow(/LDAP_BIND_DN_PARTNERS: /);
  });

  it('take a plain address with StartTLS only, where it leads off this machine', () => {
    const plain = { ...complete, LDAP_URL: 'ldap://ldap.acme.test' };
    expect(() => of(plain)).toThrow(/LDAP_URL would send credentials/);
    expect(of({ ...plain, LDAP_START_TLS: 'true' })).toMatchObject({ startTls: true });
    expect(() => of({ ...complete, LDAP_URL: 'http://127.0.0.1:1' })).toThrow(/LDAP_URL: starts with ldaps/);
  });
});

/** Names that have to be escaped in a distinguished name, in a filter, or in both. */
const ODD = ['Semi; Colon', 'Comma, Plus+', 'Zoë "Q" Châtelain', '#Hash <a>', 'Paren (Toronto) *', 'Back\\slash'];

const person = (uid: string, ou: string, attributes: Record<string, readonly string[]> = {}): string =>
  ldif(`cn=${uid.replaceAll(/[\\,+"<>;=#]/g, '\\$&')},${ou}`, {
    objectClass: ['inetOrgPerson', 'acmeStaff'],
    cn: [uid],
    uid: [uid],
    sn: ['Person'],
    givenName: [uid],
    mail: [`${uid.replaceAll(/[^a-z]/gi, '')}@acme.test`],
    ...attributes,
  });

describeOpenLdap('the directory client', () => {
  let server: OpenLdap;
  let directory: Directory;
  beforeAll(async () => {
    const [users, groups] = ['ou=People,dc=acme,dc=test', 'ou=Groups,dc=acme,dc=test'];
    const members = [...ODD, 'ada'].map((uid) => `cn=${uid.replaceAll(/[\\,+"<>;=#]/g, '\\$&')},${users}`);
    server = await startOpenLdap(
      [
        person('ada', users, { employeeNumber: ['E7'], telephoneNumber: ['+1 416 555 0101'], c: ['CA'] }),
        ...ODD.map((uid) => person(uid, users)),
        ldif(`cn=Callers\\3B \\28EMEA\\29,${groups}`, {
          objectClass: ['groupOfNames'],
          cn: ['Callers; (EMEA)'],
          member: members,
        }),
        ldif(`cn=Gone,${groups}`, {
          objectClass: ['groupOfUniqueNames'],
          cn: ['Gone'],
          uniqueMember: [`uid=nobody,${users}`],
        }),
      ].join(''),
    );
    directory = await Directory.open(server.writer);
  });
  afterAll(async () => {
    await directory?.close();
    await server?.close();
  });

  it('finds its tree and its domain by itself, and refuses an account without a password that fits', async () => {
    expect([directory.namingContext, directory.domain]).toEqual(['dc=acme,dc=test', 'acme.test']);
    const wrong = await failure(Directory.open({ ...server.reader, bindPassword: 'not-the-password' }));
    expect(wrong).toBeInstanceOf(UsageError);
    expect(wrong).toMatchObject({
      vendor: 'LDAP directory',
      remedy: expect.stringContaining('LDAP_BIND_DN') as string,
    });
  });

  it('reads a person by uid, mail and employee number, with entryUUID as id and the groups that name them', async () => {
    const ada = await directory.findUser({ account: 'ada' });
    expect(ada).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      externalId: ada?.id,
      account: 'ada',
      login: 'ada@acme.test',
      enabled: true,
      attributes: { telephoneNumber: ['+1 416 555 0101'], c: ['CA'] },
    });
    expect(ada?.memberOf.map(commonName)).toEqual(['Callers; (EMEA)']);
    for (const key of [{ login: 'ada' }, { login: 'ADA@acme.test' }, { mail: 'ada@acme.test' }, { employeeId: 'E7' }])
      expect((await directory.findUser(key))?.id, JSON.stringify(key)).toBe(ada?.id);
    expect(await directory.findUser({ account: '*' })).toBeUndefined();
  });

  it('gives attributes under the names that were asked for, however the server spells them', async () => {
    const ada = await directory.findUser({ account: 'ada' }, ['TELEPHONENUMBER']);
    expect(ada?.attributes['TELEPHONENUMBER']).toEqual(['+1 416 555 0101']);
  });

  it('finds odd names, and the members of a group with one, page by page', async () => {
    const paged = await Directory.open({ ...server.reader, pageSize: 2 });
    expect((await paged.findUsers()).map(({ account }) => account).sort()).toEqual([...ODD, 'ada'].sort());
    for (const uid of ODD) expect((await paged.findUser({ account: uid }))?.account).toBe(uid);
    const group = (await paged.findGroup('Callers; (EMEA)'))!;
    expect((await paged.members(group)).map(({ account }) => account).sort()).toEqual([...ODD, 'ada'].sort());
    expect(await paged.members(group, 2)).toHaveLength(2);
    expect(await paged.members((await paged.findGroup('Gone'))!)).toEqual([]);
    await paged.close();
  });

  it('makes a throw-away entry that its purpose finds, puts it into either kind of group, writes, and deletes it', async () => {
    const made = await directory.createUser({
      unit: server.units.users,
      account: 'rc.verify.1',
      login: 'rc.verify.1@acme.test',
      givenName: 'Verify',
      sn: 'One; Two',
      purpose: 'verify one',
      classes: ['inetOrgPerson', 'acmeStaff'],
      attributes: { c: 'US', street: '1 Example Plaza' },
    });
    for (const name of ['Callers; (EMEA)', 'Gone']) {
      const group = (await directory.findGroup(name))!;
      await directory.addMember(group, made);
      expect((await directory.members(group)).map(({ account }) => account)).toContain('rc.verify.1');
      await directory.removeMember(group, made);
    }
    await directory.writeAttribute(made, 'telephoneNumber', '+14155550147 x147');
    expect((await directory.findThrowAways('verify one'))[0]?.attributes['telephoneNumber']).toEqual([
      '+14155550147 x147',
    ]);
    // What a review foretells of a number, a server says of it (RFC 4517, 3.3.31).
    for (const value of ['+14155550147', '+1 (415) 555-0147, ext. 147', "415.555/0:1=2?'3", '+14155550147 X147']) {
      expect(ldapRefusals({ mobile: value }, new Set(['mobile'])), value).toEqual([]);
      await directory.writeAttribute(made, 'mobile', value);
    }
    for (const value of ['+14155550147#147', '+14155550147;ext=147', '+14155550147 *147', 'Büro 147', '1 & 2', 'a_b']) {
      expect(ldapRefusals({ mobile: value }, new Set(['mobile'])), value).toHaveLength(1);
      await expect(directory.writeAttribute(made, 'mobile', value), value).rejects.toThrow(/refuse|syntax/i);
    }
    await directory.writeAttribute(made, 'telephoneNumber', undefined);
    await directory.delete(made);
    expect(await directory.findThrowAways()).toEqual([]);
  });

  it('says what inetOrgPerson does not have, and what an account may not do', async () => {
    const ada = (await directory.findUser({ account: 'ada' }))!;
    const [schema, rights] = await Promise.all([
      failure(directory.writeAttribute(ada, 'dhcpHWAddress', 'x')),
      Directory.open(server.reader).then((reader) =>
        failure(reader.writeAttribute(ada, 'telephoneNumber', '+1')).finally(() => reader.close()),
      ),
    ]);
    expect([schema, rights].map((error) => error instanceof RefusedError)).toEqual([true, true]);
    expect(rights).toHaveProperty('remedy', expect.stringContaining("directory's administrator"));
  });

  it('opens TLS on the plain port before it says a word, and not to a server that nobody vouches for', async () => {
    const plain = { ...server.reader, url: server.plainUrl, startTls: true };
    const other = await Directory.open(plain);
    expect(await other.findUser({ account: 'ada' })).toBeDefined();
    await other.close();
    const { ca: _, ...untrusted } = plain;
    for (const settings of [untrusted, { ...untrusted, url: server.reader.url }]) {
      const error = await failure(Directory.open(settings));
      expect(error).toBeInstanceOf(UsageError);
      expect(error).toHaveProperty('remedy', expect.stringContaining('LDAP_CA_FILE'));
    }
  });

  it('says that a base is not there, and that nobody answers, as something it does not know', async () => {
    const lost = await Directory.open({ ...server.reader, base: 'o=elsewhere' });
    expect(await failure(lost.findUsers())).toBeInstanceOf(IncompleteError);
    await lost.close();
    const nobody = await failure(
      Directory.open({ ...server.reader, url: 'ldaps://127.0.0.1:9' }, { clock: skippingClock().clients }),
    );
    expect(nobody).toBeInstanceOf(IncompleteError);
    expect(nobody).toHaveProperty('remedy', expect.stringContaining('LDAP_URL'));
  });
});
