import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRingCentral, ringcentralApp, startTestOrg, type TestOrg } from './org';

describe('apps', () => {
  let org: TestOrg;
  beforeEach(async () => {
    org = await startTestOrg();
  });
  afterEach(() => org.close());
  const groupId = async (name: string) =>
    (await org.call('GET', `/api/v1/groups?q=${encodeURIComponent(name)}`)).body[0]?.id ?? '';

  it('the demo company has its directory and the help desk, and no RingCentral', async () => {
    const { body } = await org.call('GET', '/api/v1/apps');
    expect(
      body.map(({ id, name, label, signOnMode, features }) => ({
        id,
        name,
        label,
        signOnMode,
        features,
      })),
    ).toEqual([
      {
        id: '0oa1acmead0000000app',
        name: 'active_directory',
        label: 'acme.test',
        signOnMode: null,
        features: ['IMPORT_PROFILE_UPDATES', 'IMPORT_USER_SCHEMA', 'IMPORT_NEW_USERS'],
      },
      {
        id: expect.stringMatching(/^0oa.{17}$/) as string,
        name: 'zendesk',
        label: 'Zendesk',
        signOnMode: 'AUTO_LOGIN',
        features: ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES'],
      },
    ]);
    const bare = await startTestOrg({ bare: true });
    expect((await bare.call('GET', '/api/v1/apps')).body).toEqual([]);
    await bare.close();
  });

  it('a catalogue app keeps what Okta keeps of its SAML settings, and never takes features', async () => {
    const { body } = await org.call('POST', '/api/v1/apps', { ...ringcentralApp(), features: ['PROFILE_MASTERING'] });
    expect([body.name, body.features, body.settings.app, body.settings.signOn]).toEqual([
      'ringcentral_saml',
      [],
      { brand: '1210' },
      {
        defaultRelayState: 'https://service.ringcentral.com',
        ssoAcsUrlOverride: null,
        audienceOverride: null,
        recipientOverride: null,
        destinationOverride: null,
        attributeStatements: [],
      },
    ]);
    const unknown = await org.call('POST', '/api/v1/apps', { ...ringcentralApp(), name: 'ringcentrall' });
    expect(unknown.status).toBe(400);
  });

  it('is found by the start of its label or name, by a filter, by its groups', async () => {
    const { id } = await addRingCentral(org);
    const sales = await groupId('Sales');
    await org.call('PUT', `/api/v1/apps/${id}/groups/${sales}`, {});
    const found = async (query: string) =>
      (await org.call('GET', `/api/v1/apps?${query}`)).body.map(({ label }) => label);
    expect(await found('q=ring&filter=status+eq+"ACTIVE"&limit=1')).toEqual(['RingCentral']);
    expect(await found('q=central')).toEqual([]);
    expect(await found(`filter=group.id+eq+"${sales}"`)).toEqual(['RingCentral']);
    expect(await found('filter=name+eq+"active_directory"')).toEqual(['acme.test']);
  });

  it('is deleted only once it is inactive', async () => {
    const { id } = await addRingCentral(org);
    const refused = await org.call('DELETE', `/api/v1/apps/${id}`);
    expect([refused.status, refused.body.errorCode, refused.body.errorCauses]).toEqual([
      403,
      'E0000056',
      [{ errorSummary: 'The application must be deactivated before deletion.' }],
    ]);
    expect((await org.call('POST', `/api/v1/apps/${id}/lifecycle/deactivate`)).body).toEqual({});
    expect((await org.call('DELETE', `/api/v1/apps/${id}`)).status).toBe(204);
    expect((await org.call('GET', `/api/v1/apps/${id}`)).body.errorSummary).toBe(
      `Not found: Resource not found: ${id} (AppInstance)`,
    );
  });

  it('has SAML metadata with a certificate, for who accepts XML', async () => {
    const { id } = await addRingCentral(org);
    const path = `/api/v1/apps/${id}/sso/saml/metadata`;
    const { body, headers } = await org.call('GET', path, undefined, { accept: 'application/xml' });
    const text = body as unknown as string;
    const [, certificate = ''] = /<ds:X509Certificate>(.+)<\/ds:X509Certificate>/.exec(text) ?? [];
    const { subject, publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    expect([headers.get('content-type'), subject, publicKey.asymmetricKeyType]).toEqual([
      'application/xml;charset=ISO-8859-1',
      'CN=acme-demo',
      'rsa',
    ]);
    const refused = await org.call('GET', path, undefined, { accept: 'application/json' });
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000019']);
  });

  // As okta/okta's own recordings of SAML apps show (TestAccResourceOktaAppSaml_crud).
  it('a custom SAML app keeps its logout, its issuer and its endpoints, and its metadata tells logout and name formats', async () => {
    const signOn = {
      ssoAcsUrl: 'https://acs.test/one',
      recipient: 'https://acs.test/one',
      destination: 'https://acs.test/one',
      audience: 'acme',
      idpIssuer: 'http://www.okta.com/${org.externalKey}',
      subjectNameIdTemplate: '${user.userName}',
      subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      responseSigned: true,
      assertionSigned: true,
      signatureAlgorithm: 'RSA_SHA256',
      digestAlgorithm: 'SHA256',
      honorForceAuthn: true,
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
      requestCompressed: false,
      allowMultipleAcsEndpoints: true,
      acsEndpoints: [{ url: 'https://acs.test/one', index: 0 }],
      slo: { enabled: true, issuer: 'https://acs.test', logoutUrl: 'https://acs.test/logout' },
    };
    const app = { label: 'Custom', signOnMode: 'SAML_2_0', settings: { signOn } };
    const { body } = await org.call('POST', '/api/v1/apps?activate=true', app);
    expect(body.settings.signOn).toMatchObject(signOn);
    const metadata = await org.call('GET', `/api/v1/apps/${body.id}/sso/saml/metadata`, undefined, {
      accept: 'application/xml',
    });
    expect(JSON.stringify(metadata.body)).toMatch(/SingleLogoutService.*nameid-format:emailAddress/s);
    const refused = await org.call('POST', '/api/v1/apps?activate=true', { ...app, label: 'None', settings: {} });
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001']);
  });

  it("provisioning cannot be configured by API, as for RingCentral's app", async () => {
    const { id } = await addRingCentral(org);
    const features = await org.call('GET', `/api/v1/apps/${id}/features`);
    expect([features.status, features.body.errorSummary, features.body.errorCauses]).toEqual([
      400,
      'Api validation failed: feature',
      [{ errorSummary: 'Provisioning is not supported.' }],
    ]);
    const unknown = await org.call('GET', `/api/v1/apps/${id}/features/NONSENSE`);
    expect(unknown.body.errorSummary).toBe('Not found: Resource not found: NONSENSE (PublicAppFeatureSetName)');
    expect((await org.call('GET', `/api/v1/apps/${id}/connections/default`)).body).toEqual({
      status: 'UNKNOWN',
      profile: { authScheme: 'UNKNOWN' },
    });
  });

  it('group assignments keep their numbers, gaps included; a number that is taken moves its holder down', async () => {
    const { id } = await addRingCentral(org);
    const assign = async (name: string, priority?: number) =>
      org.call('PUT', `/api/v1/apps/${id}/groups/${await groupId(name)}`, { priority });
    const order = async () => {
      const names = new Map<string, string>();
      for (const { id: group, profile } of (await org.call('GET', '/api/v1/groups')).body)
        names.set(group, profile.name);
      const { body } = await org.call('GET', `/api/v1/apps/${id}/groups`);
      return body.map((one) => `${one.priority} ${names.get(one.id)}`);
    };
    await assign('Sales');
    await assign('Support');
    await assign('Engineering', 0);
    expect(await order()).toEqual(['0 Engineering', '1 Sales', '2 Support']);
    await assign('Support', 1);
    expect(await order()).toEqual(['0 Engineering', '1 Support', '2 Sales']);
    await org.call('DELETE', `/api/v1/apps/${id}/groups/${await groupId('Engineering')}`);
    expect(await order()).toEqual(['1 Support', '2 Sales']);
    await assign('Engineering', 7);
    await assign('Sales', 3);
    expect(await order()).toEqual(['1 Support', '3 Sales', '7 Engineering']);
    const unknown = await org.call('PUT', `/api/v1/apps/${id}/groups/${await groupId('Sales')}`, {
      profile: { hat: 'x' },
    });
    expect(unknown.body.errorCauses).toEqual([{ errorSummary: "Property name 'hat' is not defined in profile" }]);
  });

  it("an assigned group's members get accounts, and lose them with their last group", async () => {
    const { id } = await addRingCentral(org);
    const profile = { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' };
    const user = (await org.call('POST', '/api/v1/users', { profile })).body.id;
    const contractors = await groupId('Contractors');
    await org.call('PUT', `/api/v1/apps/${id}/groups/${contractors}`, { profile: { department: 'External' } });
    await org.call('PUT', `/api/v1/groups/${contractors}/users/${user}`);
    const account = await org.call('GET', `/api/v1/apps/${id}/users/${user}`);
    expect([account.body.scope, account.body.profile, account.body.credentials.userName]).toEqual([
      'GROUP',
      { firstName: null, lastName: null, email: null, department: 'External' },
      'ada@acme.test',
    ]);
    await org.call('DELETE', `/api/v1/groups/${contractors}/users/${user}`);
    expect((await org.call('GET', `/api/v1/apps/${id}/users/${user}`)).status).toBe(404);
    await org.call('POST', `/api/v1/apps/${id}/users`, { id: user });
    await org.call('POST', `/api/v1/users/${user}/lifecycle/deactivate`);
    expect((await org.call('GET', `/api/v1/apps/${id}/users`)).body).toEqual([]);
  });
});
