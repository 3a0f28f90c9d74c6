import type { State } from '../../../emulators/ringcentral/entities';
import { describe, expect, it } from 'vitest';
import {
  RingCentralClient,
  RingCentralError,
  customFieldValue,
  ringCentralCredentials,
} from '../../../clients/ringcentral';
import { groupOf } from '../../../clients/ringcentral/endpoint-groups';
import { IncompleteError, UsageError } from '../../../engine/errors';
import { ROUTES } from '../../../emulators/ringcentral/routes';
import { type Harness, harness } from '../../emulators/ringcentral/harness';

/** A client on the account's own clock: waiting moves both. */
function clientFor({ tenant, clock }: Harness, over: Partial<Record<string, string>> = {}) {
  const waits: string[] = [];
  const client = new RingCentralClient({
    credentials: ringCentralCredentials({ ...tenant.env, ...over }),
    clock: {
      now: () => clock.now().getTime(),
      sleep: async (ms) => {
        await new Promise((resolve) => setImmediate(resolve));
        clock.pass(ms);
      },
    },
    onWait: (group, ms) => waits.push(`${group} ${ms}`),
  });
  return { client, waits };
}

describe('credentials for RingCentral', () => {
  const env = {
    RC_SERVER_URL: 'https://platform.ringcentral.com/',
    RC_APP_CLIENT_ID: 'id',
    RC_APP_CLIENT_SECRET: 'secret',
    RC_USER_JWT: 'jwt',
  };

  it('come from the environment', () => {
    expect(ringCentralCredentials(env)).toEqual({
      server: 'https://platform.ringcentral.com',
      clientId: 'id',
      clientSecret: 'secret',
      jwt: 'jwt',
    });
  });

  it.each(Object.keys(env))('are refused without %s, by its name', (variable) => {
    const refuse = () => ringCentralCredentials({ ...env, [variable]: '' });
    expect(refuse).toThrow(UsageError);
    expect(refuse).toThrow(`${variable} is not set.`);
  });

  it('are refused with an address that is none', () => {
    expect(() => ringCentralCredentials({ ...env, RC_SERVER_URL: 'platform.ringcentral.com' })).toThrow(UsageError);
  });
});

describe('RingCentral client', () => {
  it('signs in once however many calls start together, and counts calls by group', async () => {
    const { client } = clientFor(await harness({ login: false, limits: true }));
    const [account, info, holds, people] = await Promise.all([
      client.account(),
      client.serviceInfo(),
      client.holdsPermission('ActiveDirectory'),
      client.extensions({ type: ['User'], status: ['Enabled'] }),
    ]);
    expect({ account, plan: info.servicePlan, holds, people: people.length }).toEqual({
      account: { id: '400131426008', mainNumber: '14155550100' },
      plan: { id: 'Core', name: 'RingEX Core' },
      holds: true,
      people: 13,
    });
    expect(client.calls()).toEqual({ light: 3, medium: 1, heavy: 0, auth: 1 });
  });

  it('reads a person, the numbers and the directory with ids as text', async () => {
    const { client } = clientFor(await harness({ login: false }));
    expect(await client.extension('400131430005')).toMatchObject({ id: '400131430005', extensionNumber: '105' });
    expect((await client.numbersOf('400131430005')).map(({ phoneNumber, primary }) => [phoneNumber, primary])).toEqual([
      ['+14155550105', false],
      ['+14155550106', true],
      ['+14155550107', false],
      ['+14155550100', true],
    ]);
    const pending = (await client.phoneNumbers({ status: ['Pending'] })).map((number) => number.temporaryNumber);
    expect(pending).toEqual([{ id: '500713201803', phoneNumber: '+442079460913' }]);
    const owen = (await client.directory()).find(({ email }) => email === 'owen.castlebury@acme.test');
    expect(owen?.phoneNumbers[0]).toEqual({ phoneNumber: '+14155550105', usageType: 'DirectNumber' });
  });

  it('prepares the account: a custom field, a value, numbers for the inventory', async () => {
    const running = await harness({ login: false });
    const { client } = clientFor(running);
    await expect(client.createCustomField('Employee ID')).rejects.toMatchObject({ status: 403, code: 'CMN-109' });
    await running.asAdmin('PUT', '/custom-fields', { enabled: true });
    const field = await client.createCustomField('Employee ID');
    expect(await client.customFields()).toEqual([field]);
    await client.write(customFieldValue('400131430001', field.id, 'E1001'));
    expect((await client.extension('400131430001')).customFields).toEqual([
      { id: field.id, displayName: 'Employee ID', value: 'E1001' },
    ]);
    const results = await client.addToInventory(['+14155550144', '+14155550144']);
    expect(results.map(({ bulkItemSuccessful }) => bulkItemSuccessful)).toEqual([true, false]);
    expect((await client.inventory()).map(({ phoneNumber }) => phoneNumber)).toContain('+14155550144');
    expect(running.tenant.writes()).toEqual({
      'custom-field.create': 1,
      'extension.update': 1,
      'phone-number.create': 1,
    });
  });

  it('pages through SCIM, and finds people by email whatever its letters', async () => {
    const running = await harness({ login: false });
    await running.openDirectory();
    const { client } = clientFor(running);
    expect(await client.scimUsers()).toHaveLength(14);
    const [sofia] = await client.scimUsers({ email: 'sofia.bergqvist@acme.test' });
    expect((await client.scimUser(sofia?.id ?? '')).phoneNumbers).toContainEqual({
      type: 'work',
      value: '+14155550112',
    });
  });

  it('surfaces SCIM’s own detail, which the SDK keeps to itself', async () => {
    const { client } = clientFor(await harness({ login: false }));
    await expect(client.scimUsers()).rejects.toMatchObject({
      status: 403,
      detail: 'Directory Integration is not enabled for this account.',
    });
  });

  it('never provokes a 429 while limits are enforced, though many calls start at once', async () => {
    const running = await harness({ login: false, limits: true });
    const { client, waits } = clientFor(running);
    expect(client.etaMs({ light: 120 })).toBe(60_000 * 2);
    await Promise.all(Array.from({ length: 120 }, () => client.account()));
    expect(client.calls()).toEqual({ light: 120, medium: 0, heavy: 0, auth: 1 });
    expect(waits.length).toBeGreaterThan(0);
  });

  it('waits no longer than it must', async () => {
    const running = await harness({ login: false, limits: true });
    const { client, waits } = clientFor(running);
    for (let call = 0; call < 101; call += 1) await client.account();
    for (let call = 0; call < 15; call += 1) await client.phoneNumbers();
    expect(waits).toEqual(['light 60050', 'light 60050', 'heavy 60050']);
    expect(client.calls()).toEqual({ light: 101, medium: 0, heavy: 15, auth: 1 });
  });

  it('waits out the penalty that others of the same app earned', async () => {
    const running = await harness({ limits: true });
    for (let call = 0; call < 11; call += 1) {
      await running.get('/restapi/v2/accounts/~/phone-numbers').catch(() => undefined);
    }
    const { client, waits } = clientFor(running);
    await client.inventory();
    expect({ waits, heavy: client.calls().heavy }).toEqual({ waits: ['heavy 60050'], heavy: 2 });
  });

  it.each(['503', '500', 'cut', '429', '429-unannounced', '401'] as const)(
    'gets through a %s that passes',
    async (kind) => {
      const running = await harness({ login: false, limits: true });
      await running.asAdmin('POST', '/faults', { kind, path: 'service-info', times: kind === '401' ? 1 : 2 });
      const { client } = clientFor(running);
      expect((await client.serviceInfo()).serviceFeatures.length).toBeGreaterThan(0);
    },
  );

  it('does not send a write twice that may have happened', async () => {
    const running = await harness({ login: false });
    await running.asAdmin('PUT', '/custom-fields', { enabled: true });
    await running.asAdmin('POST', '/faults', { kind: 'timeout-after-commit', method: 'POST', path: 'custom-fields' });
    const { client } = clientFor(running);
    await expect(client.createCustomField('Employee ID')).rejects.toBeInstanceOf(IncompleteError);
    expect((await client.customFields()).map(({ displayName }) => displayName)).toEqual(['Employee ID']);
    expect(running.tenant.writes()).toEqual({ 'custom-field.create': 1 });
  });

  it('signs in again when the app issues no refresh tokens and the session has run out', async () => {
    const running = await harness({ login: false });
    const { RC_APP_CLIENT_ID: clientId } = running.tenant.env;
    await running.asAdmin('PUT', '/refresh-tokens', { clientId, issuesRefreshTokens: false });
    const { client } = clientFor(running);
    await client.account();
    running.clock.pass(3_601_000);
    await Promise.all([client.account(), client.account(), client.serviceInfo()]);
    expect(client.calls().auth).toBe(2);
  });

  it('signs in again when its refresh token is worth nothing any more', async () => {
    const running = await harness({ login: false });
    const { client } = clientFor(running);
    await client.account();
    running.clock.pass(8 * 86_400_000);
    await expect(client.account()).resolves.toMatchObject({ id: '400131426008' });
  });

  it('reads every page of the audit trail, whose paging counts pages as `total`', async () => {
    const running = await harness({ login: false });
    const state = running.tenant.snapshot() as State;
    const now = running.clock.now().getTime();
    state.audit = Array.from({ length: 2300 }, (_, index) => ({
      eventTime: new Date(now - index * 1000).toISOString(),
      actionId: 'CHANGE_USER_INFO',
      eventType: 'Update',
      initiatorId: 400131430014,
      initiatorClientId: 'admin-portal',
      targetId: `${index}`,
      targetType: 'extension',
      parameters: [],
      clientIp: '127.0.0.1',
    }));
    running.tenant.restore(state);
    const found = await clientFor(running).client.auditTrail();
    expect(new Set(found.map(({ target }) => target?.objectId)).size).toBe(2300);
  });

  it('keeps two clients of one process apart', async () => {
    const one = await harness({ login: false });
    const other = await harness({ login: false, bare: true });
    const first = clientFor(one).client;
    const second = clientFor(other).client;
    await first.account();
    await second.account();
    expect([(await first.unassignedCount()) > 0, await second.unassignedCount()]).toEqual([true, 0]);
  });

  it('tells wrong credentials from an account that cannot be reached', async () => {
    const running = await harness({ login: false });
    const wrong = clientFor(running, { RC_USER_JWT: 'wrong' }).client;
    await expect(wrong.account()).rejects.toThrow(UsageError);
    const nowhere = clientFor(running, { RC_SERVER_URL: 'http://127.0.0.1:1' }).client;
    await expect(nowhere.account()).rejects.toThrow(/cannot be reached/);
    await expect(nowhere.account()).rejects.toBeInstanceOf(IncompleteError);
  });

  it('says what a refusal needs', async () => {
    const running = await harness({ login: false });
    await running.asAdmin('PUT', '/permissions', { permission: 'ReadExtensions', granted: false });
    const { client } = clientFor(running);
    const refused = await client.extensions().catch((error: unknown) => error as RingCentralError);
    expect(refused).toBeInstanceOf(RingCentralError);
    expect(refused).toMatchObject({
      exitCode: 3,
      status: 403,
      code: 'CMN-408',
      remedy: 'Give the user of RC_USER_JWT a role with this permission in RingCentral’s admin portal.',
    });
  });

  it('ends its session', async () => {
    const running = await harness({ login: false });
    const { client } = clientFor(running);
    await client.account();
    await client.signOut();
    expect((running.tenant.snapshot() as { sessions: unknown[] }).sessions).toEqual([]);
  });
});

describe('rate-limit groups', () => {
  it('are those of the account, for every endpoint that both know', () => {
    const path = (of: string) => of.replaceAll(/:\w+/g, '~');
    const differing = ROUTES.filter(({ method, path: of, group }) => {
      const known = groupOf(method, path(of));
      return known !== 'heavy' && known !== group;
    }).map(({ method, path: of }) => `${method} ${of}`);
    expect(differing).toEqual([]);
  });
});
