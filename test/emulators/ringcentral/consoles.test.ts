import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const EXTENSIONS = '/restapi/v1.0/account/~/extension';

describe('what people do in RingCentral’s consoles', () => {
  it('is listed, gates by their id', async () => {
    const { adminUrl } = await harness();
    const routes = (await (await fetch(`${adminUrl}/`)).json()) as { id: string; path: string; gate?: string }[];
    expect(routes.filter(({ gate }) => gate).map(({ path, gate }) => [path, gate])).toEqual([
      ['/ringcentral/gates/ringcentral-directory-integration', 'ringcentral-directory-integration'],
      ['/ringcentral/gates/ringcentral-plan', 'ringcentral-plan'],
    ]);
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  it('counts writes through the API only', async () => {
    const { adminUrl, asAdmin, put } = await harness();
    await asAdmin('POST', '/unassigned-extensions', { count: 2 });
    await put(`${EXTENSIONS}/400131430001`, { contact: { jobTitle: 'Head' } });
    expect(await (await fetch(`${adminUrl}/writes`)).json()).toEqual({ 'ringcentral.extension.update': 1 });
  });

  it('buys licences, with a number each or without', async () => {
    const { asAdmin } = await harness();
    expect(await asAdmin('POST', '/unassigned-extensions', { count: 3, withNumber: false })).toEqual({ free: 57 });
  });

  it('reserves a licence with its number for a conference room', async () => {
    const { asAdmin, get } = await harness();
    const room = await asAdmin('POST', '/special-phones', { type: 'Room', name: 'Conference Room Twin Peaks' });
    expect(room).toMatchObject({ type: 'Room', status: 'Enabled', extensionNumber: '201' });
    const { records } = await get(`${EXTENSIONS}/${String(room.id)}/phone-number`, { usageType: 'DirectNumber' });
    expect(records.map(({ phoneNumber }) => phoneNumber)).toEqual(['+14155550150']);
    const taken = asAdmin('POST', '/special-phones', { type: 'Limited', name: 'Lobby', extensionNumber: '201' });
    await expect(taken).rejects.toMatchObject({ status: 409 });
  });

  it('refuses what the portal refuses: nobody with that email, a number twice, no licence left', async () => {
    const { asAdmin } = await harness({ bare: true });
    await expect(asAdmin('POST', '/duplicate-email', { email: 'nobody@acme.test' })).rejects.toMatchObject({
      status: 404,
    });
    await asAdmin('POST', '/inventory', { phoneNumbers: ['+16505550150'] });
    await expect(asAdmin('POST', '/inventory', { phoneNumbers: ['+16505550150'] })).rejects.toMatchObject({
      status: 409,
    });
    await expect(asAdmin('POST', '/special-phones', { type: 'Room', name: 'R' })).rejects.toMatchObject({
      status: 409,
    });
    await expect(asAdmin('PUT', '/plan', { level: 'Gold' })).rejects.toMatchObject({ status: 400 });
  });

  it('changes a person’s number, extension and status', async () => {
    const { asAdmin, get } = await harness();
    const email = 'maren.holloway@acme.test';
    await asAdmin('PUT', '/users', { email, phoneNumber: '+14155550140', extensionNumber: '140', status: 'Disabled' });
    expect(await get(`${EXTENSIONS}/400131430001`)).toMatchObject({ extensionNumber: '140', status: 'Disabled' });
    const taken = asAdmin('PUT', '/users', { email, extensionNumber: '102' });
    await expect(taken).rejects.toMatchObject({ status: 409 });
  });

  it('can be undone by restoring a snapshot, sessions included', async () => {
    const { tenant, get, remove } = await harness();
    const before = JSON.parse(JSON.stringify(tenant.snapshot())) as unknown;
    await remove(`${EXTENSIONS}/400131430001`);
    expect((await refusal(get(`${EXTENSIONS}/400131430001`))).status).toBe(404);
    tenant.restore(before);
    expect(await get(`${EXTENSIONS}/400131430001`)).toMatchObject({ extensionNumber: '101' });
    expect(JSON.parse(JSON.stringify(tenant.snapshot()))).toMatchObject({ account: { id: 400131426008 } });
  });
});
