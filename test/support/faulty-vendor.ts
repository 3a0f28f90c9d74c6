import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Faults, startServer } from '../../emulators/http';
import { selfSignedCertificate } from '../../provider/protocol/certificate';

export type FaultKind = Parameters<Faults['arm']>[0]['kind'];

const fault = (kind: FaultKind, over: object = {}) => ({
  kind,
  nth: 1,
  times: 100_000,
  milliseconds: 20,
  seed: 1,
  ...over,
});

/** Arms a fault on every request; blanks of a drip come every 20 ms. */
export const always = (faults: Faults, kind: FaultKind, over: object = {}): void => faults.arm(fault(kind, over));

/** A server on which every request meets `kind`, after a well-formed empty list has been made. */
export async function faultyServer(kind: FaultKind, { times = 100_000 }: { times?: number } = {}) {
  const faults = new Faults();
  let received = 0;
  const server = await startServer((app) => {
    app.addHook('onRequest', async () => void (received += 1));
    faults.install(app, {
      tooManyRequests: (_request, reply) => reply.status(429).header('retry-after', '1').send({}),
      internalError: (_request, reply) => reply.status(500).send({}),
      more: { '400': (_request, reply) => reply.status(400).send({}) },
    });
    app.all('/*', (_request, reply) => reply.send([]));
  });
  always(faults, kind, { times });
  return { url: server.url, received: () => received, close: () => server.close() };
}

/** Somebody else behind TLS: the certificate is nobody's that this machine trusts. */
export async function strangerBehindTls() {
  const { pem, keyPem } = selfSignedCertificate('localhost', new Date());
  const requests: string[] = [];
  const server = createTlsServer({ cert: pem, key: keyPem }, (request, response) => {
    requests.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    requests,
    close: () => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
}
