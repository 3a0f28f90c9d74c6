import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly json?: unknown;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** An HTTP server that answers from a script: what `answer` returns for the nth request. */
export async function loopback(answer: (request: Received, index: number, url: string) => Answer) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const entry = { method, url, authorization: headers.authorization, body };
      received.push(entry);
      const { status = 200, headers: extra = {}, json = {} } = answer(entry, received.length - 1, address());
      response.writeHead(status, { 'content-type': 'application/json', ...extra }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed())));
  return { url: address(), received, close };
}
