import { afterAll, beforeAll, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { describeOpenLdap, ldif, type OpenLdap, startOpenLdap } from '../../support/openldap';

const SUFFIX = 'dc=acme,dc=test';
const PEOPLE = 20_000;
const MEMBERS = 2_000;

/** Names that have to be escaped in a distinguished name, in a filter, or in both, or that are not ASCII. */
const ODD = [
  ...['Semi; Colon', 'Comma, Junior', 'Plus + Minus', 'Equals = Sign', 'Quote "Q" Quote'],
  ...['#Hash', 'Angle <a>', 'Paren (Toronto) *', 'Back\\slash', 'Zoë Châtelain-王'],
];

const dnOf = (name: string): string => `cn=${name.replaceAll(/[\\,+"<>;=#]/g, '\\$&')},ou=People,${SUFFIX}`;
const person = (name: string, uid: string): string =>
  ldif(dnOf(name), {
    objectClass: ['inetOrgPerson'],
    cn: [name],
    uid: [uid],
    sn: [name],
    mail: [`${uid}@acme.test`],
    telephoneNumber: ['+1 415 555 0100'],
  });

describeOpenLdap(`a directory of ${PEOPLE} people`, () => {
  let server: OpenLdap;
  let directory: Directory;
  beforeAll(async () => {
    const names = [...ODD, ...Array.from({ length: PEOPLE - ODD.length }, (_, n) => `Person ${n}`)];
    const group = {
      objectClass: ['groupOfNames'],
      cn: ['Everybody; (2000)'],
      member: names.slice(0, MEMBERS).map(dnOf),
    };
    server = await startOpenLdap(
      [
        ...names.map((name, n) => person(name, `p${n}`)),
        ldif(`cn=Everybody\\; (2000),ou=Groups,${SUFFIX}`, group),
      ].join(''),
    );
    directory = await Directory.open(server.reader);
  });
  afterAll(async () => {
    await directory?.close();
    await server?.close();
  });

  it('is read whole, each person once, by ids that nobody shares', async () => {
    const users = await directory.findUsers({ attributes: ['telephoneNumber'] });
    expect(users).toHaveLength(PEOPLE);
    expect(new Set(users.map(({ externalId }) => externalId)).size).toBe(PEOPLE);
    expect(new Set(users.map(({ account }) => account)).size).toBe(PEOPLE);
  });

  it('has a group of two thousand whose members are found, the odd names among them', async () => {
    const group = (await directory.findGroup('Everybody; (2000)'))!;
    const members = await directory.members(group);
    expect(members.map(({ account }) => account).sort()).toEqual(
      Array.from({ length: MEMBERS }, (_, n) => `p${n}`).sort(),
    );
    expect(await directory.members(group, 1)).toHaveLength(1);
  });

  it('finds each of the ten odd names, with the group that they are in', async () => {
    for (const [n, name] of ODD.entries()) {
      const user = await directory.findUser({ mail: `p${n}@acme.test` }, ['cn']);
      expect(user?.attributes['cn'], name).toEqual([name]);
      expect(user?.memberOf, name).toHaveLength(1);
    }
  });
});
