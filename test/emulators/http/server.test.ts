import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startAdmin } from '../../../emulators/admin';
import {
  AdminRefusal,
  Faults,
  Identifiers,
  type RunningServer,
  type Tenant,
  startServer,
} from '../../../emulators/http';

const running: RunningServer[] = [];
const up = async (...args: Parameters<typeof startServer>) => {
  const server = await startServer(...args);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** Sends `target` as the request line's target, as a Go client does that takes the server for a proxy. */
const rawGet = (url: string, target: string): Promise<{ status: number; rawHeaders: string[]; body: string }> =>
  new Promise((resolve, reject) => {
    const call = httpRequest({ host: '127.0.0.1', port: new URL(url).port, path: target }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, rawHeaders: answer.rawHeaders, body }));
    });
    call.on('error', reject).end();
  });

describe('the server of a tenant', () => {
  it('takes absolute-form targets, whatever host and port they name', async () => {
    const { url } = await up((app) => app.get('/api/v1/apps', (request) => request.query));
    const answer = await rawGet(url, 'http://127.0.0.1/api/v1/apps?limit=1');
    expect(answer).toMatchObject({ status: 200, body: '{"limit":"1"}' });
  });

  it('sends each Link relation in a line of its own', async () => {
    const { url } = await up((app) =>
      app.get('/', (_request, reply) => reply.header('link', ['<a>; rel="self"', '<b>; rel="next"']).send([])),
    );
    const { rawHeaders } = await rawGet(url, '/');
    expect(rawHeaders.filter((_, index) => rawHeaders[index - 1] === 'link')).toEqual([
      '<a>; rel="self"',
      '<b>; rel="next"',
    ]);
  });

  it('reads JSON, an empty JSON body and a form', async () => {
    const { url } = await up((app) => app.post('/', (request) => ({ got: request.body ?? 'nothing' })));
    const post = async (type: string, body: string): Promise<unknown> =>
      (await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })).json();
    expect(await post('application/json', '{"a":1}')).toEqual({ got: { a: 1 } });
    expect(await post('application/json', '')).toEqual({ got: 'nothing' });
    expect(await post('application/x-www-form-urlencoded', 'a=1&b=x%20y')).toEqual({ got: { a: '1', b: 'x y' } });
  });

  it('tells of a write once it succeeded, and of nothing else', async () => {
    let writes = 0;
    const { url } = await up(
      (app) => {
        app.get('/', () => ({}));
        app.post('/', () => ({}));
        app.put('/', (_request, reply) => reply.status(400).send({}));
      },
      { afterWrite: () => (writes += 1) },
    );
    await fetch(url);
    await fetch(url, { method: 'PUT' });
    expect(writes).toBe(0);
    await fetch(url, { method: 'POST' });
    expect(writes).toBe(1);
  });
});

describe('faults', () => {
  it('strike the nth matching request, before or after the commit', async () => {
    const faults = new Faults();
    let commits = 0;
    const { url } = await up((app) => {
      faults.install(app, {
        tooManyRequests: (_request, reply) => reply.status(429).send({}),
        internalError: (_request, reply) => reply.status(500).send({}),
      });
      app.post('/x', () => ({ commits: ++commits }));
    });
    const post = () =>
      fetch(`${url}/x`, { method: 'POST' }).then(
        (answer) => answer.status,
        () => 'cut',
      );
    const arm = faults.routes().find(({ method }) => method === 'POST');
    await arm?.handler({ params: {}, query: {}, body: { path: '^/x', kind: '429', nth: 2 } });
    await arm?.handler({ params: {}, query: {}, body: { path: '^/x', kind: 'cut', nth: 3 } });
    await arm?.handler({ params: {}, query: {}, body: { path: '^/x', kind: 'timeout-after-commit', nth: 4 } });
    await arm?.handler({ params: {}, query: {}, body: { path: '^/y', kind: '500' } });
    expect([await post(), await post(), await post(), await post(), await post()]).toEqual([
      200,
      429,
      'cut',
      'cut',
      200,
    ]);
    expect(commits).toBe(3);
  });
});

describe('ids', () => {
  it('carry the prefix, have the length of the vendor and never repeat after a restore', () => {
    const ids = new Identifiers();
    const first = ids.make('0oa');
    const restored = new Identifiers();
    restored.restore(ids.snapshot());
    const second = restored.make('0oa');
    expect([first, second].map((id) => [id.slice(0, 3), id.length])).toEqual([
      ['0oa', 20],
      ['0oa', 20],
    ]);
    expect(second).not.toBe(first);
  });
});

describe('the admin server', () => {
  it('lists what people can do, does it, and says why it cannot', async () => {
    let enabled: unknown;
    const tenant: Tenant = {
      name: 'okta',
      url: '',
      close: async () => undefined,
      snapshot: () => ({}),
      restore: () => undefined,
      writes: () => ({ app: 2 }),
      answers: () => ({ 200: 1 }),
      signIns: () => 1,
      view: () => ({ people: [], written: [] }),
      adminRoutes: [
        {
          id: 'open',
          method: 'PUT',
          path: '/gates/open',
          body: { enabled: true },
          gate: 'open',
          handler: ({ body }) => (enabled = body),
        },
        {
          id: 'refuse',
          method: 'POST',
          path: '/refuse',
          handler: () => {
            throw new AdminRefusal(409, 'authenticate with RingCentral first');
          },
        },
      ],
    };
    const admin = await startAdmin({ tenants: [tenant] });
    running.push(admin);
    expect(await (await fetch(admin.url)).json()).toEqual([
      { id: 'open', method: 'PUT', path: '/okta/gates/open', body: { enabled: true }, gate: 'open' },
      { id: 'refuse', method: 'POST', path: '/okta/refuse' },
    ]);
    expect(await (await fetch(`${admin.url}/writes`)).json()).toEqual({ 'okta.app': 2 });
    const open = await fetch(`${admin.url}/okta/gates/open`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"enabled":true}',
    });
    expect([open.status, enabled]).toEqual([200, { enabled: true }]);
    const refused = await fetch(`${admin.url}/okta/refuse`, { method: 'POST' });
    expect([refused.status, await refused.json()]).toEqual([409, { error: 'authenticate with RingCentral first' }]);
  });
});
