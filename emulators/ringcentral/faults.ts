import type { FaultAnswers } from '../http';
import { ApiFault, invalid } from './errors';
import { sendFault } from './router';

/** Lists page by number: a list that never ends has one page more at each page. */
function nextIsThis(_request: unknown, _reply: unknown, payload: unknown): unknown {
  if (typeof payload !== 'string' || !payload.includes('"paging"')) return payload;
  const answer = JSON.parse(payload) as { paging: { page: number; totalPages: number } };
  return JSON.stringify({ ...answer, paging: { ...answer.paging, totalPages: answer.paging.page + 1 } });
}

/** Refusals on demand, in RingCentral's words. */
export const faultAnswers: FaultAnswers = {
  tooManyRequests: (request, reply) => sendFault(new ApiFault('CMN-301'), request, reply.header('Retry-After', '60')),
  internalError: (request, reply) => sendFault(new ApiFault('CMN-203'), request, reply),
  selfNext: nextIsThis,
  more: {
    '400': (request, reply) => sendFault(invalid('request'), request, reply),
    // No header but the status: another limiter than that of the groups.
    '429-unannounced': (request, reply) => sendFault(new ApiFault('CMN-301'), request, reply),
    '401': (request, reply) => sendFault(new ApiFault('TokenInvalid'), request, reply),
    '503': (request, reply) => sendFault(new ApiFault('CMN-201'), request, reply),
  },
};
