import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';

export interface ServerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Called after each write that succeeded, before its answer leaves. */
  readonly afterWrite?: () => void;
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Answers sent so far by status. */
  answers(): Record<string, number>;
  /** Access tokens that were given out so far. */
  signIns(): number;
  close(): Promise<void>;
}

/**
 * Go's HTTP clients that take the tenant for a proxy send absolute-form targets, some of them without the port
 * (okta/okta: every request). Only path and query matter.
 */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const path = target.indexOf('/', target.indexOf('://') + 3);
  return path === -1 ? '/' : target.slice(path);
}

/** A body that is empty is no body: okta/okta sends `Content-Type: application/json` with nothing behind it. */
function acceptBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/(.+\+)?json/, { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parseJson(request, body as string, done);
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body.length === 0 ? undefined : body);
  });
}

const isWrite = (method: string) => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/** Starts a server on 127.0.0.1; `register` adds hooks and routes. Closing it cuts idle and open connections. */
export async function startServer(
  register: (app: FastifyInstance) => void,
  { port = 0, afterWrite }: ServerOptions = {},
): Promise<RunningServer> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 16 * 1024 * 1024,
    rewriteUrl: (request) => originForm(request.url ?? '/'),
  });
  acceptBodies(app);
  const sent = new Map<string, number>();
  let signIns = 0;
  app.addHook('onResponse', async ({ url }, { statusCode }) => {
    if (statusCode === 200 && /\/oauth2?(\/v1)?\/token$/.test(url)) signIns += 1;
    sent.set(`${statusCode}`, (sent.get(`${statusCode}`) ?? 0) + 1);
  });
  if (afterWrite) {
    app.addHook('onSend', async (request, reply) => {
      if (isWrite(request.method) && reply.statusCode < 400) afterWrite();
    });
  }
  register(app);
  await app.listen({ host: '127.0.0.1', port });
  const { port: bound } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    answers: () => Object.fromEntries(sent),
    signIns: () => signIns,
    close: () => app.close(),
  };
}
