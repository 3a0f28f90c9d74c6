import type { ConsoleView } from './console-view';
import type { Clock } from './clock';

/** What a person's click in a vendor's console sends to the admin server. */
export interface AdminCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One thing that people do in a vendor's console and that no public API can. */
export interface AdminRoute {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the tenant's prefix: `/gates/ringcentral-import` is reached as `/okta/gates/ringcentral-import`. */
  readonly path: string;
  /** A body that does it. A gate's body is `{"enabled": true}`, and `{"enabled": false}` undoes it. */
  readonly body?: unknown;
  /** The gate that this opens (engine/gates). */
  readonly gate?: string;
  /** Answers what is then true. Throw `AdminRefusal` for what the console would refuse. */
  handler(call: AdminCall): unknown;
}

/** One embedded vendor, served on its own loopback address. */
export interface Tenant {
  /** Also its prefix on the admin server: `okta`, `ringcentral`, `active-directory`. */
  readonly name: string;
  readonly url: string;
  readonly adminRoutes: readonly AdminRoute[];
  close(): Promise<void>;
  /** Everything the tenant keeps, as plain JSON. */
  snapshot(): unknown;
  restore(state: unknown): void;
  /** Successful writes through the vendor's own API, by kind. */
  writes(): Record<string, number>;
  /** Answers through the vendor's own API, by HTTP status. */
  answers(): Record<string, number>;
  /** Access tokens that its API gave out. */
  signIns(): number;
  /** What its own console would show to an administrator. */
  view(): ConsoleView;
}

export interface TenantOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly clock: Clock;
  /** Without the demo company. */
  readonly bare?: boolean;
  /** Called after each successful write, before its answer leaves. */
  readonly afterWrite?: () => void;
}

/** The console says no: a switch that is missing, an app that does not exist yet. */
export class AdminRefusal extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
    this.name = 'AdminRefusal';
  }
}
