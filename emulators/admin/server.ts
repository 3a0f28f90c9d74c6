import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  AdminRefusal,
  type AdminRoute,
  type Clock,
  type RunningServer,
  SimulatedClock,
  type Tenant,
  startServer,
} from '../http';
import { refuseOtherPages } from './own-pages';
import { adminPage, wantsPage } from './page';

interface AdminOptions {
  readonly port?: number;
  readonly tenants: readonly Tenant[];
  /** Environment that a person asks about these tenants by. @default demo */
  readonly environment?: string;
  /** All tenants' clock, where it can be moved. */
  readonly clock?: Clock;
  readonly afterWrite?: () => void;
}

const listed = (tenant: Tenant, { id, method, path, body, gate }: AdminRoute) => ({
  id,
  method,
  path: `/${tenant.name}${path}`,
  ...(body === undefined ? {} : { body }),
  ...(gate === undefined ? {} : { gate }),
});

/** What every tenant counted: `{"okta.mapping": 4, "ringcentral.extension": 1}`. */
const counted = (tenants: readonly Tenant[], by: (tenant: Tenant) => Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    tenants.flatMap((tenant) =>
      Object.entries(by(tenant)).map(([kind, count]): [string, number] => [`${tenant.name}.${kind}`, count]),
    ),
  );

const advanceSchema = z.strictObject({ milliseconds: z.number().nonnegative() });

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof AdminRefusal) return reply.status(error.status).send({ error: error.message });
    if (error instanceof z.ZodError) return reply.status(400).send({ error: z.prettifyError(error) });
    return reply.status(500).send({ error: error instanceof Error ? error.message : String(error) });
  });
}

/** The consoles of all tenants, for the person (or the test) who plays the administrator. Loopback only, no login. */
export function startAdmin({
  port,
  tenants,
  environment = 'demo',
  clock,
  afterWrite,
}: AdminOptions): Promise<RunningServer> {
  /** How the tenants started: what `POST /reset` takes them back to. */
  const started = tenants.map((tenant) => structuredClone(tenant.snapshot()));
  return startServer(
    (app) => {
      answerErrors(app);
      refuseOtherPages(app);
      const page = adminPage(app, { tenants, environment });
      app.get('/', ({ headers, query }, reply) =>
        wantsPage(headers.accept)
          ? reply.type('text/html; charset=utf-8').send(page(query))
          : tenants.flatMap((tenant) => tenant.adminRoutes.map((route) => listed(tenant, route))),
      );
      app.get('/writes', () => counted(tenants, (tenant) => tenant.writes()));
      app.get('/answers', () => counted(tenants, (tenant) => tenant.answers()));
      app.get('/sign-ins', () => Object.fromEntries(tenants.map((tenant) => [tenant.name, tenant.signIns()])));
      app.post('/reset', () => {
        tenants.forEach((tenant, index) => tenant.restore(structuredClone(started[index])));
        return { reset: tenants.map(({ name }) => name) };
      });
      app.post('/clock', ({ body }) => {
        const { milliseconds } = advanceSchema.parse(body);
        if (!(clock instanceof SimulatedClock)) throw new AdminRefusal(409, 'These tenants run by the real clock.');
        clock.advance(milliseconds);
        return { now: clock.now().toISOString() };
      });
      for (const tenant of tenants) {
        for (const route of tenant.adminRoutes) {
          app.route({
            method: route.method,
            url: `/${tenant.name}${route.path}`,
            handler: async (request) =>
              (await route.handler({
                params: request.params as Record<string, string>,
                query: request.query as Record<string, string>,
                body: request.body,
              })) ?? {},
          });
        }
      }
    },
    { port, afterWrite },
  );
}
