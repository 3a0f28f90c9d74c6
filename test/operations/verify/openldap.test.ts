import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { PEOPLE } from '../../../emulators/company';
import { parseEnvironment } from '../../../engine/environment/parse';
import { readTenants } from '../../../operations/drift/live-tenants';
import { openOkta, openRingCentral } from '../../../operations/tenants/connect';
import { Parts } from '../../../operations/tenants/parts';
import type { RolledBack } from '../../../operations/rollback/model';
import { rollback } from '../../../operations/rollback/rollback';
import { verify } from '../../../operations/verify/verify';
import type { Whois } from '../../../operations/whois/model';
import { whois } from '../../../operations/whois/whois';
import { demo } from '../../../environments/demo';
import { describeOpenLdap, type OpenLdap, startOpenLdap } from '../../support/openldap';
import { companyLdif } from '../../support/openldap-company';
import { LiveCompany } from './live-company';

/** The demo company with an LDAP directory in the place of its domain. */
const staff = parseEnvironment({
  ...demo,
  phase: 'live',
  systems: {
    ...demo.systems,
    ad: { kind: 'ldap', label: 'Staff', app: { adopt: '0oa1acmead0000000app' }, sourceRank: 1 },
  },
  flows: {
    ...demo.flows,
    presets: [
      { preset: 'ldap-minimum', system: 'ad' },
      { preset: 'ldap-write-back', system: 'ad' },
      ...demo.flows.presets.filter(({ system }) => system !== 'ad'),
    ],
  },
});

describeOpenLdap('a company with an LDAP directory', () => {
  let server: OpenLdap;
  let company: LiveCompany;
  let folder: string;
  let connecting: LiveCompany['tenants']['connecting'];
  beforeAll(async () => {
    server = await startOpenLdap(companyLdif(PEOPLE.slice(0, 8)));
    const { url, bindDn, bindPassword, ca = '' } = server.writer;
    const agent = { kind: 'ldap', url, bindDn, bindPassword, ca, units: server.units } as const;
    company = await LiveCompany.start({ directory: agent, company: 'ldap' }, staff);
    folder = mkdtempSync(join(tmpdir(), 'openldap-company-'));
    writeFileSync(join(folder, 'staff.json'), JSON.stringify(staff));
    const { AD_URL: _, AD_BIND_DN: __, AD_BIND_PASSWORD: ___, ...env } = company.tenants.connecting.env;
    connecting = {
      ...company.tenants.connecting,
      env: {
        ...env,
        ENVIRONMENT_FILE: join(folder, 'staff.json'),
        LDAP_URL: url,
        LDAP_BIND_DN: bindDn,
        LDAP_BIND_PASSWORD: bindPassword,
        LDAP_CA_FILE: server.caFile,
      },
    };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.close();
  });

  it('has the number of a new person written into their entry, and the person taken away', async () => {
    const { json, text } = await verify({ env: 'demo', showValues: true }, connecting);
    const { steps, cleanedUp } = json as {
      steps: { ok: boolean; name: string; evidence: Record<string, unknown> }[];
      cleanedUp: boolean;
    };
    expect([steps.map(({ ok }) => ok), cleanedUp], text).toEqual([Array(7).fill(true), true]);
    expect([steps[0]!.name, steps[6]!.name]).toEqual([
      'A new user in LDAP directory',
      'Written back to LDAP directory',
    ]);
    expect(steps[6]!.evidence['telephoneNumber']).toMatch(/^\+\d+ x\d+$/);
    const directory = await Directory.open(server.reader);
    expect(await directory.findThrowAways('verify')).toEqual([]);
    await directory.close();
  });

  const inDirectory = async <T>(work: (directory: Directory) => Promise<T>): Promise<T> => {
    const directory = await Directory.open(server.writer);
    return work(directory).finally(() => directory.close());
  };
  const somebody = PEOPLE[1]!;
  /** What drift says about values of people. */
  async function dataDrift(surroundings = connecting) {
    const parts = new Parts();
    const okta = await openOkta(staff, surroundings);
    const ringcentral = await openRingCentral(staff, surroundings);
    const tenants = { environment: staff, okta, ringcentral, connecting: surroundings, parts };
    const { data } = await readTenants(tenants, new Date(surroundings.clock.now()));
    await ringcentral.signOut();
    return { data, incomplete: parts.incomplete };
  }

  it('shows a person who is named by uid, as the directory itself has them, with their group', async () => {
    const { json } = await whois({ env: 'demo', person: somebody.account, showValues: true }, connecting);
    const { person, systems, attributes } = json as Whois;
    expect(person).toBe(somebody.ad.mail);
    expect(systems.find(({ system }) => system === 'ad')).toMatchObject({
      readFrom: 'system',
      status: 'enabled, linked',
    });
    const values = (name: string) => attributes.find(({ attribute }) => attribute === name)?.values;
    expect(values('primaryPhone')?.['ad']).toMatch(/^\+\d+ x\d+$/);
    expect(values('department')).toMatchObject({ ad: somebody.ad.department, okta: somebody.ad.department });
  });

  it('is settled, and drifts where somebody writes another number into an entry', async () => {
    const before = await dataDrift();
    expect(before).toEqual({ data: before.data.filter(({ system }) => system !== 'ad'), incomplete: [] });
    await inDirectory(async (directory) => {
      const user = (await directory.findUser({ account: somebody.account }))!;
      await directory.writeAttribute(user, 'telephoneNumber', '+1 415 555 0199');
    });
    const { data } = await dataDrift();
    expect(data.filter(({ system }) => system === 'ad')).toMatchObject([
      { system: 'ad', attribute: 'telephoneNumber', actual: '+1 415 555 0199' },
    ]);
  });

  it('has values of people written back into their entries by a rollback, and says what the directory refuses', async () => {
    const okta = await openOkta(staff, connecting);
    const { id } = await okta.user(somebody.ad.mail!);
    const other = await okta.user(PEOPLE[2]!.ad.mail!);
    const numberOf = (account: string) =>
      inDirectory(async (directory) => (await directory.findUser({ account }))!.attributes['telephoneNumber']);
    const kept = (person: string, attribute: string, value: string | null) => ({
      system: 'ad',
      person,
      attribute,
      value,
    });
    const snapshot = {
      ...{ environment: 'demo', orgId: staff.okta.orgId, takenAt: '2026-11-22T10:00:00Z', plan: 'f'.repeat(64) },
      ...{ lines: [], sources: [], assignments: [], lost: [] },
      people: [
        kept(id, 'telephoneNumber', '+14155550123 x123'),
        kept(id, 'title', 'Odd; title, with "signs"'),
        kept(other.id, 'telephoneNumber', '+14155550124#124'),
      ],
    };
    const file = join(folder, 'snapshot.json');
    writeFileSync(file, JSON.stringify(snapshot), { mode: 0o600 });
    const before = await numberOf(PEOPLE[2]!.account);
    const request = { env: 'demo', snapshot: file };
    const { exitCode, json } = await rollback(request, connecting);
    const { left } = json as RolledBack;
    expect(await numberOf(somebody.account)).toEqual(['+14155550123 x123']);
    await inDirectory(async (directory) => {
      const { attributes } = (await directory.findUser({ account: somebody.account }))!;
      expect(attributes['title']).toEqual(['Odd; title, with "signs"']);
    });
    // OpenLDAP takes no # in a telephone number.
    expect(await numberOf(PEOPLE[2]!.account)).toEqual(before);
    expect([exitCode, left]).toMatchObject([1, [{ why: expect.stringMatching(/telephoneNumber|syntax/i) as string }]]);
  });

  it('says that the directory was not read, where its password is wrong', async () => {
    const env = { ...connecting.env, LDAP_BIND_PASSWORD: 'not-the-password' };
    const { incomplete } = await dataDrift({ ...connecting, env });
    expect(incomplete).toMatchObject([
      { what: 'LDAP directory', why: expect.stringContaining('LDAP result 49') as string },
    ]);
  });
});
