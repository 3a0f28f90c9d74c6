import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BROKEN_ANSWERS, breakAnswer, type BrokenAnswer, isBrokenAnswer } from './broken-answers';
import { seeded } from './seeded';
import type { AdminRoute } from './tenant';

const KINDS = [
  '400',
  '401',
  '429',
  '429-unannounced',
  '500',
  '503',
  'slow',
  'timeout-after-commit',
  'self-next',
] as const;

const faultSchema = z.strictObject({
  /** HTTP method; absent: any. */
  method: z.string().optional(),
  /** Regular expression over path and query; absent: any. */
  path: z.string().optional(),
  kind: z.enum([...KINDS, ...(Object.keys(BROKEN_ANSWERS) as BrokenAnswer[])]),
  /** Which matching request fails first, 1-based. */
  nth: z.number().int().positive().default(1),
  /** How many matching requests in a row fail from there. */
  times: z.number().int().positive().default(1),
  /** `slow`: milliseconds before the request is handled. `drip`: between two blanks. */
  milliseconds: z.number().int().positive().max(60_000).default(1000),
  /** Instead of `nth`: each matching request fails with this probability, drawn from `seed`. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().default(1),
});
type Fault = z.infer<typeof faultSchema>;

interface Armed {
  readonly fault: Fault;
  readonly path: RegExp | undefined;
  readonly draw: () => number;
  seen: number;
}

type FaultAnswer = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** Refusals a tenant makes when told to, in the words of its own API. */
export interface FaultAnswers {
  /** Sends the vendor's 429, headers included. */
  tooManyRequests(request: FastifyRequest, reply: FastifyReply): unknown;
  /** Sends the vendor's 500. */
  internalError(request: FastifyRequest, reply: FastifyReply): unknown;
  /** Refusals that not every vendor makes; one that is absent does nothing. `429-unannounced` has no `Retry-After`. */
  readonly more?: Readonly<Partial<Record<string, FaultAnswer>>>;
  /** The answer with a next page that is this one. @default a Link header, as Okta and GitHub page */
  readonly selfNext?: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => unknown;
}

const linkToSelf = (request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown => {
  reply.header('link', `<http://${request.headers.host}${request.url}>; rel="next"`);
  return payload;
};

/** Faults that tests and people arm over the admin server, and that the next matching requests run into. */
export class Faults {
  private armed: Armed[] = [];

  arm(fault: Fault): void {
    const path = fault.path === undefined ? undefined : new RegExp(fault.path);
    this.armed.push({ fault, path, draw: seeded(fault.seed), seen: 0 });
  }

  clear(): void {
    this.armed = [];
  }

  list(): (Fault & { seen: number })[] {
    return this.armed.map(({ fault, seen }) => ({ ...fault, seen }));
  }

  private strike(method: string, url: string): Fault | undefined {
    let struck: Fault | undefined;
    for (const armed of this.armed) {
      const { fault, path } = armed;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (path && !path.test(url)) continue;
      armed.seen += 1;
      const due =
        fault.probability === undefined
          ? armed.seen >= fault.nth && armed.seen < fault.nth + fault.times
          : armed.draw() < fault.probability;
      if (due) struck ??= fault;
    }
    return struck;
  }

  /** Hooks the faults into a server, before authentication and routing see the request. */
  install(app: FastifyInstance, answers: FaultAnswers): void {
    const unanswered = new WeakSet<FastifyRequest>();
    const circling = new WeakSet<FastifyRequest>();
    app.addHook('onRequest', async (request, reply) => {
      const fault = this.strike(request.method, request.url);
      if (!fault) return;
      if (fault.kind === 'slow') await delay(fault.milliseconds);
      else if (fault.kind === 'timeout-after-commit') unanswered.add(request);
      else if (fault.kind === 'self-next') circling.add(request);
      else if (fault.kind === '429') return answers.tooManyRequests(request, reply);
      else if (fault.kind === '500') return answers.internalError(request, reply);
      else if (isBrokenAnswer(fault.kind)) return breakAnswer(fault.kind, request, reply, fault.milliseconds);
      else return answers.more?.[fault.kind]?.(request, reply);
      return undefined;
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (circling.has(request)) return (answers.selfNext ?? linkToSelf)(request, reply, payload);
      if (!unanswered.has(request)) return payload;
      reply.hijack();
      request.raw.socket.destroy();
      return payload;
    });
  }

  /** `GET|POST|DELETE /faults`. */
  routes(): AdminRoute[] {
    const example: Partial<Fault> = { method: 'POST', path: '/mappings/', kind: '500', nth: 1 };
    return [
      { id: 'faults-list', method: 'GET', path: '/faults', handler: () => this.list() },
      {
        id: 'faults-arm',
        method: 'POST',
        path: '/faults',
        body: example,
        handler: ({ body }) => {
          this.arm(faultSchema.parse(body));
          return this.list();
        },
      },
      {
        id: 'faults-clear',
        method: 'DELETE',
        path: '/faults',
        handler: () => {
          this.clear();
          return this.list();
        },
      },
    ];
  }
}
