import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { originForm } from '../../../emulators/http';

/** What befalls a request on its way: absent, it arrives and is answered. */
export type Fate =
  | { readonly kind: '429'; readonly seconds: number }
  | { readonly kind: '500' }
  /** Refused for good: nobody asks again. */
  | { readonly kind: '400' }
  /** The connection breaks before the org sees the request. */
  | { readonly kind: 'lost' }
  /** The org does it, and the connection breaks before its answer arrives. */
  | { readonly kind: 'unanswered' };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly authorization: string | undefined;
}

/** Between a provider and an org: sees every request and decides what befalls it. */
export interface Weather {
  readonly url: string;
  /** Requests that came, oldest first. */
  readonly seen: readonly Seen[];
  /** Decides before a request goes on. */
  before: (request: Seen) => Fate | void;
  /** Told when the org has answered, before the answer goes back. */
  after: (request: Seen) => void;
  readonly close: () => void;
}

const ERRORS = {
  '429': { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.' },
  '400': { errorCode: 'E0000001', errorSummary: 'Api validation failed' },
  '500': { errorCode: 'E0000009', errorSummary: 'Internal Server Error' },
} as const;

type Refusal = Extract<Fate, { kind: keyof typeof ERRORS }>;

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, fate: Refusal): void {
  const reset = 'seconds' in fate ? { 'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + fate.seconds) } : {};
  response.writeHead(Number(fate.kind), {
    'content-type': 'application/json',
    'x-rate-limit-limit': '10',
    'x-rate-limit-remaining': '0',
    ...reset,
  });
  response.end(JSON.stringify({ ...ERRORS[fate.kind], errorCauses: [] }));
}

export async function weather(target: string): Promise<Weather> {
  const seen: Seen[] = [];
  const state: Pick<Weather, 'before' | 'after'> = { before: () => undefined, after: () => undefined };
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await read(incoming);
    const path = originForm(incoming.url ?? '/');
    const request: Seen = {
      method: incoming.method ?? 'GET',
      path,
      body: body.toString(),
      authorization: incoming.headers.authorization,
    };
    seen.push(request);
    const fate = state.before(request);
    if (fate?.kind === 'lost') return void incoming.socket.destroy();
    if (fate && fate.kind in ERRORS) return refuse(response, fate as Refusal);
    const { host: _host, ...headers } = incoming.headers;
    const onward = forward(`${target}${path}`, { method: request.method, headers });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve).once('error', reject);
      onward.end(body);
    });
    const content = await read(answer);
    state.after(request);
    if (fate?.kind === 'unanswered') return void incoming.socket.destroy();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.end(content);
  };
  const server = createServer(
    (incoming, response) => void handle(incoming, response).catch(() => incoming.socket.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    set before(decide: Weather['before']) {
      state.before = decide;
    },
    set after(tell: Weather['after']) {
      state.after = tell;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
