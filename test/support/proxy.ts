import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `lose`: it arrives and is done, and nobody hears of it. `drop`: it never arrives. */
export type Fate = 'pass' | 'lose' | 'drop';

export interface Passing {
  /** 1 for the first since the proxy was told. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
}

/** Stands between a command and an embedded tenant, and decides what becomes of each request. */
export interface Proxy {
  readonly url: string;
  /** From now on; the count begins anew. */
  decide(fate: (request: Passing) => Fate): void;
  /** Requests since `decide`. */
  count(): number;
  close(): Promise<void>;
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse, lose: boolean): void {
  const { hostname, port } = new URL(target);
  const { method, url, headers } = incoming;
  const onward = send({ hostname, port, method, path: url, headers: { ...headers, host: `${hostname}:${port}` } });
  onward.on('response', (answer) => {
    if (lose) {
      answer.resume().on('end', () => incoming.socket.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => incoming.socket.destroy());
  incoming.pipe(onward);
}

export async function startProxy(target: string): Promise<Proxy> {
  let fate: (request: Passing) => Fate = () => 'pass';
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const decided = fate({ number: count, method: incoming.method ?? 'GET', path: incoming.url ?? '/' });
    if (decided === 'drop') incoming.socket.destroy();
    else forward(target, incoming, outgoing, decided === 'lose');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    decide: (next) => {
      fate = next;
      count = 0;
    },
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
