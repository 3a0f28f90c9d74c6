import type { FastifyInstance, FastifyRequest } from 'fastify';

import { isLoopback } from '../../engine/loopback';

/** Why a request is not one that a person or a program on this machine meant to send; undefined where it is. */
function foreign({ headers }: FastifyRequest): string | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  // A name of somebody else that leads to this machine would let their page read the answers (DNS rebinding).
  if (!isLoopback(`http://${host}`)) return `it was sent to '${host}', not to 127.0.0.1`;
  if (origin !== undefined && origin !== `http://${host}`) return `a page of ${origin} sent it`;
  // A picture or a link sends no Origin; every browser says where it stood (W3C, Fetch Metadata Request Headers).
  if (site === 'cross-site' || site === 'same-site') return 'a page of another site sent it';
  return undefined;
}

/** Refuses what a page in a browser sends here by itself: there is no login that would keep it out. */
export function refuseOtherPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const why = foreign(request);
    if (why === undefined) return;
    await reply.status(403).send({ error: `The admin's interface is for this machine alone: ${why}.` });
  });
}
