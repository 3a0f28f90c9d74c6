import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Before the tenant sees a write; after it has done it, the answer being lost; once the answer has been passed on. */
export type Moment = 'before' | 'after' | 'answered';

const isWrite = ({ method, url = '' }: IncomingMessage): boolean => method !== 'GET' && !url.includes('/oauth2/');

/** A tenant's address that counts the writes that pass, and cuts in at one of them. */
export async function startCountingProxy(tenant: string) {
  const { hostname, port } = new URL(tenant);
  let passed = 0;
  let trap: { readonly at: number | RegExp; readonly moment: Moment; readonly spring: () => void } | undefined;

  const awaits = (nth: number, url: string, moment: Moment): boolean =>
    nth > 0 && trap?.moment === moment && (typeof trap.at === 'number' ? trap.at === nth : trap.at.test(url));
  const sprung = (nth: number, { url = '' }: IncomingMessage, moment: Moment): boolean => {
    if (!trap || !awaits(nth, url, moment)) return false;
    trap.spring();
    trap = undefined;
    return true;
  };
  const forward = (from: IncomingMessage, to: ServerResponse): void => {
    const nth = isWrite(from) ? (passed += 1) : 0;
    if (sprung(nth, from, 'before')) return void from.socket.destroy();
    const { method, headers, url: path } = from;
    const onward = request({ hostname, port, method, headers, path }, (answer) => {
      if (sprung(nth, from, 'after')) return void from.socket.destroy();
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      if (awaits(nth, from.url ?? '', 'answered')) to.once('finish', () => void sprung(nth, from, 'answered'));
      answer.pipe(to);
    });
    onward.on('error', () => from.socket.destroy());
    from.pipe(onward);
  };
  const server = createServer(forward).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Springs at the n-th write from now, or at the first one whose address is meant. */
    arm: (at: number | RegExp, moment: Moment, spring: () => void) => {
      passed = 0;
      trap = { at, moment, spring };
    },
    disarm: () => {
      trap = undefined;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
