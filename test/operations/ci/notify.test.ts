import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ci } from '../../../operations/ci';
import { payloadFor } from '../../../operations/ci/notify';
import { gateFor } from '../../../reports/outgoing';
import { schemaProblems } from '../../support/schema';
import { noCommands } from './no-commands';

const CHANNEL = '/services/T0/B0/canary-of-a-channel';

let out: string;
let status = 200;
const taken: { readonly path: string | undefined; readonly body: unknown }[] = [];
const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
};
/** Answers as Slack does: two letters that call themselves HTML. */
const channel = createServer((request, response) => {
  void read(request).then((body) => {
    taken.push({ path: request.url, body });
    response.writeHead(status, { 'content-type': 'text/html', location: `${CHANNEL}/moved` }).end('ok');
  });
});
beforeAll(() => new Promise<void>((ready) => channel.listen(0, '127.0.0.1', ready)));
afterAll(() => new Promise<void>((closed) => channel.close(() => closed())));
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'notify-'));
  status = 200;
  taken.length = 0;
});
afterEach(() => rmSync(out, { recursive: true }));

const origin = () => `http://127.0.0.1:${(channel.address() as AddressInfo).port}`;
const keep = (step: string, code: number, result: unknown) => {
  writeFileSync(join(out, `${step}.status`), `${code}\n`);
  writeFileSync(join(out, `${step}.json`), JSON.stringify(result));
};
const notify = (url: string | undefined = `${origin()}${CHANNEL}`) =>
  ci(
    'notify',
    {
      env: { ENVIRONMENT: 'demo', OUT: out, WEBHOOK_URL: url },
      now: () => new Date(0),
      progress: () => undefined,
      output: '',
    },
    noCommands,
  );

const night = () => {
  const person = { system: 'ringcentral', person: '00uSecret', attribute: 'title', expected: 'Boss', actual: null };
  keep('drift', 1, {
    config: [{}, {}],
    data: [person],
    console: [{ by: 'mallory@acme.test' }],
    canaries: [{ ok: true }, { ok: false, detail: 'soon' }],
    incomplete: [],
  });
  keep('arrivals', 1, {
    people: 335,
    expected: 330,
    arrived: 29,
    refused: [{ reason: '00uSecret', people: 12 }],
    waiting: [{ people: 3 }, { people: 286 }],
  });
};
const COUNTS = {
  environment: 'demo',
  drift: { settings: 2, values: 1, console: 1, warnings: 1, unread: 0 },
  arrivals: { people: 335, expected: 330, arrived: 29, refused: 12, waiting: 289, unread: 0 },
};
const TEXT =
  'demo: drift: 2 settings, 1 values, 1 console, 1 warnings, 0 unread; arrivals: 335 people, 330 expected, 29 arrived, 12 refused, 289 waiting, 0 unread';

it('tells the counts of drift and arrivals, and no person, in a form that Slack and Teams take', async () => {
  night();
  const { exitCode, json, text } = await notify();
  expect([exitCode, text, schemaProblems('ci', json)]).toEqual([0, TEXT, []]);
  expect(taken).toEqual([
    { path: CHANNEL, body: expect.objectContaining({ text: TEXT, type: 'message', ...COUNTS }) as unknown },
  ]);
  expect(JSON.stringify(taken)).not.toMatch(/00u|acme|Boss|soon/);
});

it('gives Teams a card, and Slack none: it has attachments of its own', () => {
  const body = { text: TEXT, environment: 'demo' };
  expect(payloadFor(new URL('https://hooks.slack.com/services/T/B/x'), body)).toEqual(body);
  const teams = payloadFor(new URL('https://prod-1.westeurope.logic.azure.com/workflows/x'), body);
  expect(teams).toMatchObject({
    ...body,
    attachments: [{ content: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: TEXT }] } }],
  });
  // Somebody else's host that only ends alike.
  expect(payloadFor(new URL('https://notslack.com/x'), body)).toHaveProperty('attachments');
});

it('tells that a night could not be seen, rather than that nothing was found', async () => {
  keep('drift', 3, { error: { message: 'Okta cannot be reached' } });
  expect((await notify()).text).toBe('demo: drift: 0 settings, 0 values, 0 console, 0 warnings, 1 unread');
});

it('tells nobody where no address is set', async () => {
  night();
  expect(await notify('')).toMatchObject({ exitCode: 0, text: 'WEBHOOK_URL is not set: nobody is told.' });
});

it.each([500, 404, 302])('says that a webhook which answers %i has told nobody, without its path', async (answer) => {
  night();
  status = answer;
  const failure = await notify().catch((error: unknown) => error as Error & { readonly exitCode: number });
  expect(failure).toMatchObject({ exitCode: 3, message: expect.stringContaining('nobody was told') as unknown });
  expect(JSON.stringify(failure) + (failure as Error).message).not.toMatch(/canary|services/);
});

it.each(['http://hooks.example.com/services/canary', 'canary no address'])(
  'sends nothing to %s, and does not repeat it',
  async (url) => {
    const failure = await notify(url).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ exitCode: 2 });
    expect((failure as Error).message).not.toContain('canary');
    expect(taken).toEqual([]);
  },
);

it('is a secret: no report shows the address', () => {
  const url = `https://hooks.slack.com${CHANNEL}`;
  expect(gateFor({ WEBHOOK_URL: url }).markdown(`told ${url} of it`)).not.toContain('canary');
});
