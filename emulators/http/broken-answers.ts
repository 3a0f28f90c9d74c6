import type { FastifyReply, FastifyRequest } from 'fastify';

type Break = (request: FastifyRequest, reply: FastifyReply, milliseconds: number) => unknown;

/** What a company's network shows to whoever has not logged in. */
const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><title>Acme network: sign in</title></head>
<body><form method="post"><input name="user"><input type="password" name="password"></form></body></html>`;

/** Takes the socket: from here on nothing is sent but what the fault sends. */
function take(request: FastifyRequest, reply: FastifyReply) {
  reply.hijack();
  return { socket: request.raw.socket, raw: reply.raw };
}

/** Answers that no vendor gives and that networks do: cut, foreign, endless. */
export const BROKEN_ANSWERS = {
  cut: (request, reply) => void take(request, reply).socket.destroy(),
  'cut-body': (request, reply) => {
    const { raw, socket } = take(request, reply);
    raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
    raw.write('[{"id":"', () => socket.destroySoon());
  },
  'cut-json': (_request, reply) => reply.status(200).type('application/json').send('[{"id":"00u1'),
  empty: (_request, reply) => reply.status(200).type('application/json').send(''),
  html: (_request, reply) => reply.status(200).type('text/html; charset=utf-8').send(LOGIN_PAGE),
  'other-json': (_request, reply) => reply.status(200).type('application/json').send('{"status":"ok"}'),
  stall: (request, reply) => void take(request, reply),
  drip: (request, reply, milliseconds) => {
    const { raw } = take(request, reply);
    raw.writeHead(200, { 'content-type': 'application/json' });
    // Blanks before JSON are allowed: only patience tells this answer from a slow one.
    const dripping = setInterval(() => raw.write(' '), milliseconds);
    raw.on('close', () => clearInterval(dripping));
  },
  redirect: (request, reply) =>
    reply.status(302).header('location', `http://${request.headers.host}/login?from=elsewhere`).send(),
} satisfies Record<string, Break>;

export type BrokenAnswer = keyof typeof BROKEN_ANSWERS;

export const breakAnswer = (kind: BrokenAnswer, request: FastifyRequest, reply: FastifyReply, milliseconds: number) =>
  BROKEN_ANSWERS[kind](request, reply, milliseconds);

export const isBrokenAnswer = (kind: string): kind is BrokenAnswer => kind in BROKEN_ANSWERS;
