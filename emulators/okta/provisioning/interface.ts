import type { App, AppUser, User } from '../entities';

/** What an import did. */
interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  /** People who wait for an admin's confirmation. */
  readonly held: number;
}

/** What "Apply updates now" did. */
interface ApplyReport {
  readonly evaluated: number;
  readonly changed: number;
}

/**
 * What Okta does between its profiles and the systems behind its apps. The org calls these after it stored a change;
 * an implementation reads and writes through `OktaStore` and talks to the systems itself.
 */
export interface Provisioning {
  /** An admin pressed "Authenticate" on an app's Provisioning tab, or its session with the system ended. */
  connected(app: App, connected: boolean): Promise<void>;
  /** Reads every person of the system behind an app (Import > Import Now). */
  import(app: App): Promise<ImportReport>;
  /** Evaluates every line of both directions of an app again for everybody ("Apply updates now"). */
  applyMappings(app: App): Promise<ApplyReport>;
  /** The profile that a person gets in an app on assignment, app-assignment profile of the group included. */
  profileFor(app: App, user: User): Readonly<Record<string, unknown>>;
  /** A person's account in an app was stored for the first time. */
  assigned(app: App, account: AppUser): Promise<void>;
  /** A person lost an app; the account is still stored and is removed afterwards. */
  unassigned(app: App, account: AppUser): Promise<void>;
  /** A person's Okta profile or status changed; `attributes` names what. */
  userChanged(user: User, attributes: readonly string[]): Promise<void>;
  /** Whether a group rule's expression holds for a person; undefined: nobody can say. */
  ruleHolds(expression: string, user: User): boolean | undefined;
}
