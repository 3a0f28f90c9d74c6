import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../engine/errors';
import { seed } from '../../../operations/seed/seed';
import { schemaProblems } from '../../support/schema';
import { startTenants, type Tenants } from '../people';
import { addPerson, open, prepared, runSeed } from './company';

let tenants: Tenants;
beforeAll(async () => {
  tenants = await startTenants();
});
beforeEach(() => tenants.reset());

describe('npx ringcentral-okta seed', () => {
  it('says who has to do what on an account that nobody has prepared, and writes nothing that is refused', async () => {
    await addPerson(tenants, 'ada.new');
    const { exitCode, json, text } = await runSeed(tenants);
    expect(exitCode).toBe(1);
    expect(open(json)).toEqual({ 'plan-level': 1, 'directory-integration': 1, 'employee-id-field': 0 });
    expect(json).toMatchObject({ planned: 1, written: 0, skipped: 1 });
    expect(text).toContain('RingCentral Support, then Admin Portal > Account Settings > Directory Integration');
    expect(schemaProblems('seed', json)).toEqual([]);
  });

  it('creates the custom field and fills it, then has nothing left to write', async () => {
    await prepared(tenants);
    await addPerson(tenants, 'tobias.wrenfield', { employeeNumber: 'E1002' });
    const first = await runSeed(tenants);
    expect(first.json).toMatchObject({ planned: 2, written: 2, skipped: 0 });
    expect(await tenants.admin('GET', '/writes')).toMatchObject({
      'ringcentral.custom-field.create': 1,
      'ringcentral.extension.update': 1,
    });
    const second = await runSeed(tenants);
    expect(second.json).toMatchObject({ planned: 0, written: 0, skipped: 0 });
    expect(second.json.checks.filter(({ id }) => id.startsWith('employee'))).toEqual([
      { id: 'employee-id-field', ok: true, people: 0 },
      { id: 'employee-ids', ok: true, people: 0 },
    ]);
    expect(await tenants.admin('GET', '/writes')).toMatchObject({ 'ringcentral.extension.update': 1 });
  });

  it('shows in a dry run exactly what it would send, and sends nothing', async () => {
    await prepared(tenants);
    await addPerson(tenants, 'tobias.wrenfield', { employeeNumber: 'E1002' });
    const before = await tenants.admin('GET', '/writes');
    const { json, text } = await runSeed(tenants, { dryRun: true, showValues: true });
    expect(json).toMatchObject({ planned: 2, written: 0, skipped: 2 });
    expect(json.writes).toEqual([
      {
        check: 'employee-id-field',
        method: 'POST',
        path: '/restapi/v1.0/account/~/custom-fields',
        body: { category: 'User', displayName: 'Employee ID' },
      },
      {
        check: 'employee-ids',
        method: 'PUT',
        path: '/restapi/v1.0/account/~/extension/400131430002',
        body: { customFields: [{ id: '<the new field>', value: 'E1002' }] },
      },
    ]);
    expect(text).toContain('  PUT /restapi/v1.0/account/~/extension/400131430002 {"customFields":[');
    const masked = await runSeed(tenants, { dryRun: true });
    expect(masked.json.writes?.[1]?.body).toEqual({
      customFields: [{ id: '<the new field>', value: expect.stringContaining('•') as string }],
    });
    expect(schemaProblems('seed', masked.json)).toEqual([]);
    expect(await tenants.admin('GET', '/writes')).toEqual(before);
  });

  it('signs in once and keeps within the limits of the account', async () => {
    await tenants.clock.sleep(60_000);
    const { json } = await runSeed(tenants);
    expect(json.calls).toEqual({ light: 9, medium: 2, heavy: 2, auth: 1 });
    await tenants.admin('PUT', '/ringcentral/limits', { limits: { light: 4, heavy: 1 } });
    expect((await runSeed(tenants)).json.calls).toMatchObject({ auth: 1 });
    expect(tenants.told.join('\n')).toMatch(/Waiting \d+ s: RingCentral allows no more light calls yet\./);
  });

  it('finds people that RingCentral would refuse or that would get less than they should', async () => {
    await prepared(tenants);
    await addPerson(tenants, 'marcus.tillery');
    await addPerson(tenants, 'room.goldengate');
    await addPerson(tenants, 'grace.new', { state: 'Kalifornia', countryCode: 'US', city: 'Oakland' });
    const { json, text } = await runSeed(tenants);
    expect(open(json)).toEqual({ addresses: 1, 'duplicate-emails': 1, 'special-phones': 1 });
    expect(text).toContain('grace.new@acme.test: state Kalifornia');
  });

  it('counts the licences and numbers that are missing', async () => {
    await prepared(tenants);
    for (let index = 0; index < 52; index += 1) await addPerson(tenants, `new.person${index}`);
    expect(open((await runSeed(tenants)).json)).toEqual({ 'direct-numbers': 2 });
    for (let index = 52; index < 56; index += 1) await addPerson(tenants, `new.person${index}`);
    expect(open((await runSeed(tenants)).json)).toMatchObject({ licences: 2, 'direct-numbers': 6 });
  });

  it('stops at the first answer of an account or org that is another one', async () => {
    await expect(seed({ env: 'example-uat', dryRun: false }, tenants.connecting)).rejects.toThrow(RefusedError);
  });

  it('never creates, enables or deletes a person', async () => {
    await prepared(tenants);
    await addPerson(tenants, 'ada.new', { employeeNumber: 'E9001' });
    const people = () => (tenants.emulators.ringcentralTenant.snapshot() as { extensions: unknown }).extensions;
    const before = structuredClone(people());
    expect((await runSeed(tenants)).json.written).toBe(1);
    expect(people()).toEqual(before);
  });
});
