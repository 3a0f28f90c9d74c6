import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Moment = 'before' | 'after';

/** A tenant's address that counts what passes, and cuts in at one request: before the tenant sees it, or after it has done it. */
export async function startCountingProxy(tenant: string) {
  const { hostname, port } = new URL(tenant);
  let passed = 0;
  let trap: { readonly at: number; readonly moment: Moment; readonly spring: () => void } | undefined;

  const sprung = (nth: number, moment: Moment): boolean => {
    if (trap?.at !== nth || trap.moment !== moment) return false;
    trap.spring();
    trap = undefined;
    return true;
  };
  const forward = (from: IncomingMessage, to: ServerResponse): void => {
    const nth = (passed += 1);
    if (sprung(nth, 'before')) return void from.socket.destroy();
    const { method, headers, url: path } = from;
    const onward = request({ hostname, port, method, headers, path }, (answer) => {
      if (sprung(nth, 'after')) return void from.socket.destroy();
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => from.socket.destroy());
    from.pipe(onward);
  };
  const server = createServer(forward).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Springs at the n-th request from now. */
    arm: (nth: number, moment: Moment, spring: () => void) => {
      passed = 0;
      trap = { at: nth, moment, spring };
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
