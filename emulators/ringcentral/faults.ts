import type { FaultAnswers } from '../http';
import { ApiFault } from './errors';
import { sendFault } from './router';

/** Refusals on demand, in RingCentral's words. */
export const faultAnswers: FaultAnswers = {
  tooManyRequests: (request, reply) => sendFault(new ApiFault('CMN-301'), request, reply.header('Retry-After', '60')),
  internalError: (request, reply) => sendFault(new ApiFault('CMN-203'), request, reply),
  more: {
    // No header but the status: another limiter than that of the groups.
    '429-unannounced': (request, reply) => sendFault(new ApiFault('CMN-301'), request, reply),
    '401': (request, reply) => sendFault(new ApiFault('TokenInvalid'), request, reply),
    '503': (request, reply) => sendFault(new ApiFault('CMN-201'), request, reply),
  },
};
