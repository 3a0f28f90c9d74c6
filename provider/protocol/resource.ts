import type { Diagnostic } from './diagnostics';
import type { Schema } from './schema';
import type { ObjectValue } from './values';

/** What an operation gets besides values. */
export interface Operation<Client> {
  readonly client: Client;
  /** Aborted when Terraform is interrupted: waits end, a write that has begun is finished. */
  readonly signal: AbortSignal;
  /** The configuration as written: the only place that holds write-only values. */
  readonly config: ObjectValue;
  /** Adds a warning to the answer. */
  readonly warn: (diagnostic: Omit<Diagnostic, 'severity'>) => void;
}

/** What a resource may say about a plan that the schema cannot. */
export interface Planning<Client> {
  readonly config: ObjectValue;
  /** Undefined: the resource is created. */
  readonly prior: ObjectValue | undefined;
  /** As the schema has it; return another to change computed values. */
  readonly planned: ObjectValue;
  readonly client: Client;
  readonly signal: AbortSignal;
}

/**
 * One resource type. `State` is its object type with known values; plans may hold unknown ones in computed members, and
 * `create` and `update` answer with all of them known.
 * Operations fail by throwing `OperationFailure`, whose `state` is what may be claimed afterwards.
 */
export interface Resource<Client, State extends object> {
  readonly schema: Schema;
  readonly validate?: (config: ObjectValue) => readonly Diagnostic[];
  readonly plan?: (planning: Planning<Client>) => ObjectValue;
  readonly create: (planned: State, operation: Operation<Client>) => Promise<State>;
  /** The thing as it is now; null where it is gone. */
  readonly read: (state: State, operation: Operation<Client>) => Promise<State | null>;
  readonly update: (planned: State, prior: State, operation: Operation<Client>) => Promise<State>;
  readonly delete: (state: State, operation: Operation<Client>) => Promise<void>;
  readonly import?: (id: string, operation: Operation<Client>) => Promise<State>;
  /** By the version a stored state has: makes the state of the next version. */
  readonly upgrade?: Readonly<Record<number, (state: ObjectValue) => ObjectValue>>;
}

export interface DataSource<Client, State extends object> {
  readonly schema: Schema;
  readonly read: (config: State, operation: Operation<Client>) => Promise<State>;
}

/** A whole provider. */
export interface Provider<Client> {
  readonly schema: Schema;
  /**
   * Called once a process, before the first operation. Starts no conversation: each command starts three to five
   * processes, and most ask for schemas only.
   */
  readonly configure: (config: ObjectValue, signal: AbortSignal) => Client | Promise<Client>;
  // States differ from resource to resource; the service handles them by their schemas.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly resources: Readonly<Record<string, Resource<Client, any>>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly dataSources?: Readonly<Record<string, DataSource<Client, any>>>;
  /** Exempts results from Terraform's strict checks, as it does for providers made with the older Go SDK. */
  readonly legacyTypeSystem?: boolean;
}
