import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultAnswers } from '../http';
import { RESULT_CODES } from './result-codes';

const refuse = (reply: FastifyReply, status: number, resultCode: number, message: string) =>
  reply.status(status).send({ resultCode, message });

/** A cookie that leads to the page it came with. */
function nextIsThis(request: FastifyRequest, _reply: FastifyReply, payload: unknown): unknown {
  if (typeof payload !== 'string' || !payload.includes('"cookie"')) return payload;
  const { cookie } = request.body as { cookie: string };
  return JSON.stringify({ ...(JSON.parse(payload) as object), cookie: cookie || '0' });
}

const { busy, operationsError, constraintViolation } = RESULT_CODES;

/** Refusals on demand, in a directory's words. */
export const faultAnswers: FaultAnswers = {
  tooManyRequests: (_request, reply) => refuse(reply, busy.status, busy.code, '00002024: The server is busy.'),
  internalError: (_request, reply) => refuse(reply, 500, operationsError.code, '000020EF: The directory failed.'),
  selfNext: nextIsThis,
  more: {
    '400': (_request, reply) =>
      refuse(reply, constraintViolation.status, constraintViolation.code, '0000202F: The value is not allowed.'),
  },
};
