import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../../emulators';

describe("the embedded admin's interface", () => {
  let emulators: Emulators;
  beforeAll(async () => {
    emulators = await startEmulators();
  });
  afterAll(() => emulators.close());

  const send = (headers: Record<string, string>, method = 'GET', path = '/') =>
    new Promise<{ status: number; body: string }>((done, failed) => {
      const { port } = new URL(emulators.admin);
      const asked = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
      });
      asked.once('error', failed);
      asked.end();
    });
  const port = () => new URL(emulators.admin).port;

  it.each([
    ['a name that leads here', { host: 'evil.test' }],
    ['a name that begins as ours', { host: '127.0.0.1.evil.test' }],
    ["a page's form", { origin: 'https://evil.test' }],
    ['a page without an address', { origin: 'null' }],
    ['a page of another program on this machine', { origin: 'http://127.0.0.1:3000' }],
    ['a picture in a page', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s, before anything is done', async (_name, headers) => {
    const before = await send({}, 'GET', '/writes');
    for (const [method, path] of [
      ['GET', '/'],
      ['POST', '/okta/api-tokens'],
      ['POST', '/ringcentral/accounts'],
    ] as const) {
      const { status, body } = await send(headers, method, path);
      expect([status, body]).toEqual([403, expect.stringContaining('for this machine alone') as string]);
    }
    expect(await send({}, 'GET', '/writes')).toEqual(before);
  });

  it('answers programs, and a browser that was sent here by hand', async () => {
    for (const headers of [
      {},
      { host: `localhost:${port()}` },
      { host: `127.0.0.1:${port()}`, origin: `http://127.0.0.1:${port()}` },
      { 'sec-fetch-site': 'none' },
    ])
      expect((await send(headers as Record<string, string>)).status).toBe(200);
  });
});
