import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const V1 = '/restapi/v1.0/account/~';
const V2 = '/restapi/v2/accounts/~/phone-numbers';
const HANNAH = `${V1}/extension/400131430012/phone-number`;

const numbersOf = (answer: { records: readonly { phoneNumber: string }[] }) =>
  answer.records.map(({ phoneNumber }) => phoneNumber);

describe('phone numbers of the embedded RingCentral', () => {
  it('shows a number that is being ported with its stand-in, and neither as a number that rings', async () => {
    const { get, tenant } = await harness();
    const { records } = await get(HANNAH, { usageType: 'DirectNumber' });
    const uri = `${tenant.url}/restapi/v1.0/account/400131426008`;
    expect(records[0]).toEqual({
      uri: `${uri}/phone-number/500713201802`,
      id: 500713201802,
      phoneNumber: '+442079460113',
      extension: { id: 400131430012, uri: `${uri}/extension/400131430012`, extensionNumber: '113' },
      paymentType: 'Local',
      type: 'VoiceFax',
      usageType: 'DirectNumber',
      status: 'Pending',
      primary: true,
      temporaryNumber: { id: '500713201803', phoneNumber: '+442079460913' },
    });
    expect(records.map(({ status }) => status)).toEqual(['Pending', 'Temporary']);
    expect((await get(HANNAH, { usageType: 'DirectNumber', status: 'Normal' })).records).toEqual([]);
  });

  it('completes a port: the number rings, the temporary one is gone', async () => {
    const { get, asAdmin } = await harness();
    await asAdmin('POST', '/ports', { phoneNumber: '+442079460120', email: 'maren.holloway@acme.test' });
    const maren = `${V1}/extension/400131430001/phone-number`;
    const states = async () => (await get(maren, { usageType: 'DirectNumber' })).records.map(({ status }) => status);
    expect(await states()).toEqual(['Normal', 'Temporary', 'Pending']);
    await asAdmin('POST', '/ports/complete', { phoneNumber: '+442079460120' });
    expect(await states()).toEqual(['Normal', 'Normal']);
    await expect(asAdmin('POST', '/ports/complete', { phoneNumber: '+442079460120' })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('has a number that came and is not in its place yet, and swaps it for the temporary one, once', async () => {
    const { get, post, asAdmin } = await harness();
    await asAdmin('POST', '/ports/complete', { phoneNumber: '+442079460113', swap: false });
    const states = async () => (await get(HANNAH, { usageType: 'DirectNumber' })).records.map(({ status }) => status);
    expect(await states()).toEqual(['PortedIn', 'Temporary']);
    const swap = () => post(`${V2}/500713201803/replace`, { targetPhoneNumberId: '500713201802' });
    await swap();
    expect(await states()).toEqual(['Normal']);
    expect((await refusal(swap())).status).toBe(404);
  });

  it('lists the inventory in v2 only, filters with a wildcard, and has text ids there', async () => {
    const { get } = await harness();
    expect(numbersOf(await get(V2, { usageType: 'Inventory' }))).toEqual([
      '+14155550141',
      '+14155550142',
      '+14155550143',
    ]);
    const { records } = await get(V2, { phoneNumber: '+1415555014*' });
    expect(records[0]).toMatchObject({ id: expect.any(String) as string, tollType: 'Toll', byocNumber: false });
    const inV1 = await get(`${V1}/phone-number`, { perPage: 1000 });
    expect(numbersOf(inV1)).not.toContain('+14155550141');
  });

  it('adds to the inventory, gives a number to a person, takes it back and deletes it', async () => {
    const { get, post, patch, remove, tenant } = await harness();
    const { records: results } = await post(`${V2}/bulk-add`, {
      records: [{ phoneNumber: '+14155550144' }, { phoneNumber: '+14155550101' }, { phoneNumber: '555' }],
    });
    const id = results[0]?.id;
    expect(results).toEqual([
      { id, phoneNumber: '+14155550144', bulkItemSuccessful: true },
      {
        phoneNumber: '+14155550101',
        bulkItemSuccessful: false,
        bulkItemErrors: [
          { errorCode: 'CMN-406', message: 'Duplicate value for parameter [phoneNumber] found in request' },
        ],
      },
      {
        phoneNumber: '555',
        bulkItemSuccessful: false,
        bulkItemErrors: [{ errorCode: 'CMN-101', message: 'Parameter [phoneNumber] value is invalid.' }],
      },
    ]);
    const esme = { id: '400131430008' };
    expect(await patch(`${V2}/${id}`, { usageType: 'DirectNumber', extension: esme })).toMatchObject({
      usageType: 'DirectNumber',
      extension: esme,
    });
    expect(numbersOf(await get(`${V1}/extension/${esme.id}/phone-number`, { usageType: 'DirectNumber' }))).toEqual([
      '+14155550144',
    ]);
    const blocked = (await (await remove(V2, { records: [{ id }] })).json()) as { records: unknown[] };
    expect(blocked.records).toMatchObject([{ bulkItemSuccessful: false }]);
    await patch(`${V2}/${id}`, { usageType: 'Inventory' });
    await remove(V2, { records: [{ id }] });
    expect(numbersOf(await get(V2, { usageType: 'Inventory' }))).not.toContain('+14155550144');
    expect(tenant.writes()).toEqual({ 'phone-number.create': 1, 'phone-number.delete': 1, 'phone-number.update': 2 });
  });

  it('does not mix ids and numbers in one delete, nor move a number that is being ported', async () => {
    const { remove, patch } = await harness();
    const mixed = { records: [{ id: '1' }, { phoneNumber: '+14155550141' }] };
    expect((await refusal(remove(V2, mixed))).body.errorCode).toBe('CMN-101');
    const moved = patch(`${V2}/500713201802`, { usageType: 'DirectNumber', extension: { id: '400131430001' } });
    expect((await refusal(moved)).body.errorCode).toBe('CMN-204');
  });

  it('swaps a temporary number for the ported one', async () => {
    const { get, post } = await harness();
    const { records } = await get(V2, { usageType: 'Inventory' });
    const target = records[0]?.id;
    await post(`${V2}/500713201803/replace`, { targetPhoneNumberId: target });
    expect(numbersOf(await get(HANNAH, { usageType: 'DirectNumber', status: 'Normal' }))).toEqual(['+14155550141']);
    expect((await refusal(get(`${V1}/phone-number/500713201803`))).status).toBe(404);
  });

  it('reads one number by id', async () => {
    const { get } = await harness();
    expect(await get(`${V1}/phone-number/500713201001`)).toMatchObject({
      usageType: 'MainCompanyNumber',
      primary: true,
    });
  });
});
