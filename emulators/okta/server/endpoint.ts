import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, LogTarget } from '../entities';

/** One request as an endpoint sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Names what the write touched, for the System Log. */
  touch(target: LogTarget): void;
}

/** One row of Okta's API: who may call it, which bucket pays, what it writes. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  /** OAuth scope; `public` needs no token at all, `apiToken` an SSWS token. */
  readonly scope: string;
  /** Kind counted by `GET <admin>/writes`, and the System Log's event type. */
  readonly write?: { readonly kind: string; readonly event: string };
  /** Answers the body; undefined: 204. Throws `OktaError`. */
  handle(call: Call): unknown;
}

/** `manage` includes `read`, as Okta's scopes do. */
export const covers = (granted: ReadonlySet<string>, scope: string): boolean =>
  granted.has(scope) || (scope.endsWith('.read') && granted.has(scope.replace(/\.read$/, '.manage')));
