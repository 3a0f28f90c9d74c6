import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { capture } from '../../../operations/doctor';
import type { Outcome } from '../../../operations/outcome';
import { play } from '../../../operations/fidelity/recordings/play';
import { schemaProblems } from '../../support/schema';
import { runningCompany } from '../companies/company';

/** Every text in a value, names of fields apart. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const CANARY = 'Wilhelmina';
const SAML = {
  signOn: {
    ssoAcsUrl: 'https://portal.test/acs',
    audience: 'portal',
    recipient: 'https://portal.test/acs',
    destination: 'https://portal.test/acs',
    subjectNameIdTemplate: '${user.userName}',
    subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    responseSigned: true,
    assertionSigned: true,
    signatureAlgorithm: 'RSA_SHA256',
    digestAlgorithm: 'SHA256',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  },
};

describe('a capture of a company that was wired by hand', () => {
  const company = runningCompany('awkward');
  let file: string;
  let outcome: Outcome;
  let written: string;
  let before: unknown;
  const writes = () => company().tenants.emulators.admin;
  const countWrites = async () => (await (await fetch(`${writes()}/writes`)).json()) as unknown;

  beforeAll(async () => {
    const { folder, connecting, tenants } = company();
    await tenants.okta('POST', '/api/v1/apps', { label: `${CANARY} portal`, signOnMode: 'SAML_2_0', settings: SAML });
    await tenants.okta('POST', '/api/v1/groups', { profile: { name: `${CANARY}s`, description: `Of ${CANARY}` } });
    const [somebody] = (await tenants.okta('GET', '/api/v1/users?limit=1')) as unknown as { id: string }[];
    // Words that say elsewhere how a tenant is set up.
    await tenants.okta('POST', `/api/v1/users/${somebody!.id}`, { profile: { state: CANARY, lastName: CANARY } });
    file = join(folder, 'org.json');
    before = await countWrites();
    outcome = await capture({ env: 'awkward', capture: file }, { ...connecting, output: folder });
    written = readFileSync(file, 'utf8');
  });

  it('reads everything, writes nothing and is for its owner alone', async () => {
    expect(outcome).toMatchObject({ exitCode: 0, json: { captured: { file } } });
    expect(schemaProblems('doctor', outcome.json)).toEqual([]);
    expect(await countWrites()).toEqual(before);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds nobody’s value, no id and no credential', () => {
    const { emulators } = company().tenants;
    const { org } = emulators.oktaTenant;
    const account = emulators.ringcentralTenant.snapshot() as {
      extensions: { contact?: object }[];
      phoneNumbers: object[];
    };
    const people = [...org.store.users.values()].map(({ profile }) => profile);
    const contacts = account.extensions.map(({ contact }) => contact);
    const personal = [
      people,
      contacts,
      account.phoneNumbers.map((number) => 'phoneNumber' in number && number.phoneNumber),
    ]
      .flatMap(textsOf)
      .filter((text) => text.length > 4 && /[A-Z@+]/.test(text));
    expect(personal.length).toBeGreaterThan(100);
    const holds = (text: string) =>
      new RegExp(`(?<![A-Za-z])${text.replaceAll(/\W/g, '\\$&')}(?![A-Za-z])`).test(written);
    // What everybody in the company shares in words of the vendors.
    const vendors = new Set(['Active', 'Okta', 'RingCentral']);
    expect(personal.filter((text) => !vendors.has(text) && holds(text))).toEqual([]);
    const ids = [
      ...org.store.users.keys(),
      ...org.store.apps.keys(),
      ...org.store.groups.keys(),
      ...org.store.mappings.keys(),
    ];
    expect(ids.filter((id) => written.includes(id))).toEqual([]);
    const secrets = Object.entries(emulators.env).filter(([name]) => /SECRET|JWT|KEY$|PASSWORD/.test(name));
    expect(secrets.filter(([, secret]) => written.includes(secret))).toEqual([]);
  });

  it('holds nothing of what somebody called an app, a group or a place', () => {
    const leaked = [...written.matchAll(new RegExp(`.{60}${CANARY}.{20}`, 'gi'))].map(([around]) => around);
    expect(leaked).toEqual([]);
  });

  it('keeps what a stranger has to see: the catalogue key, settings, names of attributes, expressions, features', () => {
    for (const told of [
      '"ringcentral',
      'signOnMode',
      'appuser.',
      'ExternalDirectoryIntegration',
      'RingEX',
      'PROFILE_MASTERING',
      'totalFound',
    ])
      expect(written.replaceAll('\\"', '"')).toContain(told);
  });

  it('played back agrees in everything', async () => {
    const { figures, differences } = await play(file);
    expect(differences).toEqual([]);
    expect(figures.okta).toMatchObject({ status: 100, keys: 100, echo: 100, exact: 100 });
    expect(figures.ringcentral).toMatchObject({ status: 100, keys: 100, exact: 100 });
    expect(figures.okta.interactions + figures.ringcentral.interactions).toBeGreaterThan(40);
  });
});
