import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../engine/errors';
import { explain } from '../../../operations/explain/explain';
import type { Whois } from '../../../operations/whois/model';
import { whois } from '../../../operations/whois/whois';
import { schemaProblems } from '../../support/schema';
import { live, LiveCompany } from '../verify/live-company';

let company: LiveCompany;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whois-'));
  writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
  company = await LiveCompany.start();
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (person: string, variables: NodeJS.ProcessEnv = {}, showValues = true) => {
  const { connecting } = company.tenants;
  const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json'), ...variables };
  const outcome = await whois({ env: 'demo', person, showValues }, { ...connecting, env });
  return { ...outcome, json: outcome.json as Whois };
};

const attribute = ({ attributes }: Whois, name: string) => attributes.find((one) => one.attribute === name);

describe('npx ringcentral-okta explain --env', () => {
  it('finds whom a message happened to, and the attribute on its way from the directory', async () => {
    const { connecting } = company.tenants;
    const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json') };
    const message =
      'The [extension.contact.businessAddress.state] is invalid. Please correct the parameter in Active Directory.';
    const { json, exitCode } = await explain(message, { env: 'demo', connecting: { ...connecting, env } });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({
      id: 'state-invalid',
      located: [
        {
          person: 'grace.winterbourne@acme.test',
          attribute: 'ringcentral.state',
          from: ['okta.state', 'ad.state'],
          value: expect.stringMatching(/^\p{L}•+$/u) as string,
        },
      ],
    });
    expect(schemaProblems('explain', json)).toEqual([]);
  });
});

describe('npx ringcentral-okta person show', () => {
  it('shows a person in every system side by side, with source, line and way of the number', async () => {
    const { exitCode, json, text } = await run('tobias.wrenfield@acme.test');
    const phone = attribute(json, 'primaryPhone');
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ person: 'tobias.wrenfield@acme.test', why: [] });
    expect(phone).toEqual({
      attribute: 'primaryPhone',
      source: 'ringcentral',
      values: { okta: '+14155550102#102', ad: '+14155550102#102', ringcentral: '+14155550102#102' },
      expression: phone?.expression,
      next: 'goes to ad.telephoneNumber',
    });
    expect(phone?.expression).toContain('appuser.directNumber + "#" + appuser.extensionNumber');
    expect(attribute(json, 'department')).toEqual({
      attribute: 'department',
      source: 'ad',
      values: { okta: 'Sales', ad: 'Sales', ringcentral: 'Sales' },
      expression: 'appuser.department',
      next: 'goes to ringcentral.department',
    });
    expect(attribute(json, 'ringcentral.directNumber')).toEqual({
      attribute: 'ringcentral.directNumber',
      source: 'ringcentral',
      values: { okta: '+14155550102', ringcentral: '+14155550102' },
      next: 'goes to okta.primaryPhone',
    });
    expect(text).toContain('The number is everywhere it belongs.');
    expect(schemaProblems('whois', json)).toEqual([]);
  });

  it('says where a value goes only where the app takes what Okta pushes: its features decide', async () => {
    const feature = { feature: 'PUSH_PROFILE_UPDATES', enabled: false };
    await company.tenants.admin('PUT', '/okta/apps/ringcentral_saml/features', feature);
    const { json } = await run('tobias.wrenfield@acme.test');
    expect(attribute(json, 'department')).not.toHaveProperty('next');
    expect(attribute(json, 'primaryPhone')?.next).toBe('goes to ad.telephoneNumber');
  });

  it.each([
    ['an email in other letters', 'Tobias.Wrenfield@acme.test'],
    ['an account name', 'tobias.wrenfield'],
    ['an employee id', 'E1002'],
    ['a number', '+1 (415) 555-0102'],
    ['a number with its extension', '+14155550102#102'],
    ['an extension', '102'],
  ])('finds a person by %s', async (_, wanted) => {
    expect((await run(wanted)).json.person).toBe('tobias.wrenfield@acme.test');
  });

  it('finds a person by Okta id, and refuses what names nobody', async () => {
    const { json } = await run('tobias.wrenfield');
    expect((await run(json.id)).json.person).toBe('tobias.wrenfield@acme.test');
    await expect(run('nobody@acme.test')).rejects.toThrow(RefusedError);
  });

  it('shows shapes unless asked for values: the same value looks the same in every system', async () => {
    const { json, text } = await run('tobias.wrenfield', {}, false);
    const { values } = attribute(json, 'primaryPhone')!;
    expect(values['okta']).toMatch(/^\+1415•+\d\d#1••$/);
    expect(new Set(Object.values(values)).size).toBe(1);
    expect(text).not.toContain('555');
  });

  it.each([
    ['grace.winterbourne', ['ringcentral:state-invalid']],
    ['hannah.pettibone', ['ringcentral:being-ported']],
    ['noor.almansouri', ['okta:not-in-scope', 'ringcentral:no-account']],
    ['dylan.marwick', ['ringcentral:no-direct-number']],
    ['marcus.tillery', ['ringcentral:duplicate-email-records']],
  ])('says why %s has no number', async (person, expected) => {
    const { exitCode, json } = await run(person);
    expect(json.why.map(({ at, id }) => `${at}:${id}`)).toEqual(expected);
    expect(exitCode).toBe(1);
    expect(schemaProblems('whois', json)).toEqual([]);
  });

  it('says that a suspended person gets none, and that the directory refused to be written', async () => {
    const { json } = await run('tobias.wrenfield');
    await company.tenants.okta('POST', `/api/v1/users/${json.id}/lifecycle/suspend`);
    expect((await run(json.id)).json.why[0]).toMatchObject({ at: 'okta', id: 'not-active' });
    await company.tenants.okta('POST', `/api/v1/users/${json.id}/lifecycle/unsuspend`);
    await company.gate('ad-agent-account-rights', false);
    await company.tenants.admin('PUT', '/ringcentral/users', { email: json.person, phoneNumber: '+12025550143' });
    await company.tenants.admin('POST', '/okta/import', { app: 'ringcentral_saml', kind: 'full' });
    expect((await run(json.id)).json.why).toMatchObject([{ at: 'ad', id: 'ldap-rights' }]);
  });

  it('says that no mapping brings a number back that only RingCentral has, number and extension first', async () => {
    const { okta } = company.tenants;
    const { id } = (await run('tobias.wrenfield')).json;
    const mapping = await company.mappingId('ringcentral', 'toOkta');
    await okta('POST', `/api/v1/mappings/${mapping}`, { properties: { primaryPhone: null, extension: null } });
    const master = { type: 'OKTA' };
    for (const [name, title] of [
      ['primaryPhone', 'Primary phone'],
      ['extension', 'Extension'],
    ] as const)
      await company.setSource(`okta.${name}`, { title, type: 'string', master });
    await okta('POST', `/api/v1/users/${id}`, { profile: { primaryPhone: null, extension: null } });
    const file = join(folder, 'provisioning.json');
    writeFileSync(file, JSON.stringify({ ...live, phase: 'provisioning' }));
    const { exitCode, json, text } = await run(id, { ENVIRONMENT_FILE: file }, false);
    expect(exitCode).toBe(1);
    expect(json.why[0]).toMatchObject({
      id: 'no-mapping-brings-it-back',
      why: expect.stringMatching(
        /^No mapping brings numbers back in phase provisioning; RingCentral has \+1415•+02\.$/,
      ) as string,
    });
    expect(json.attributes[0]?.attribute).toBe('primaryPhone');
    expect(text).not.toContain('everywhere it belongs');
  });

  it("works without credentials for RingCentral and the directory: Okta's copies count, and it says so", async () => {
    const { json } = await run('tobias.wrenfield@acme.test', {
      RC_USER_JWT: undefined,
      AD_URL: undefined,
      AD_BIND_DN: undefined,
      AD_BIND_PASSWORD: undefined,
    });
    expect(json.systems.map(({ system, readFrom }) => `${system} ${readFrom}`)).toEqual([
      'okta system',
      'ad okta',
      'ringcentral okta',
    ]);
    expect(attribute(json, 'primaryPhone')?.values['ringcentral']).toBe('+14155550102#102');
  });
});
