import type { ImportKind } from '../../../engine/sync';
import type { App, AppUser, User } from '../entities';

/** What an import did, in accounts. */
export interface ImportReport {
  readonly kind: ImportKind;
  readonly created: number;
  readonly linked: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  /** People who wait for an admin's confirmation. */
  readonly held: number;
  /** Disabled accounts of strangers, and recreated ones that only a full import takes. */
  readonly skipped: number;
  /** Accounts that the org refused, each with its reason. */
  readonly failed: readonly string[];
  /** Why nothing at all was imported: the import safeguard. */
  readonly stopped?: string;
}

/** What "Apply updates now" did. */
export interface ApplyReport {
  readonly evaluated: number;
  readonly changed: number;
}

/** An account that an import found and that waits on the Import tab. */
export interface HeldAccount {
  readonly externalId: string;
  readonly userName: string;
  readonly match: 'exact' | 'partial' | 'none' | 'ambiguous';
  /** Okta users it may belong to. */
  readonly candidates: readonly string[];
}

/** Who was confirmed, and whom the org refused, each with the reason: they wait on. */
export interface Confirmed {
  readonly confirmed: number;
  readonly failed: readonly string[];
}

/** Which held account an admin confirms; `user` says who is meant where several may be. Absent: all that need no choice. */
export interface Confirmation {
  readonly externalId?: string | undefined;
  readonly user?: string | undefined;
}

/**
 * What Okta does between its profiles and the systems behind its apps. The org calls these after it stored a change;
 * an implementation reads and writes through `OktaStore` and talks to the systems itself.
 */
export interface Provisioning {
  /** An admin pressed "Authenticate" on an app's Provisioning tab, or its session with the system ended. */
  connected(app: App, connected: boolean): Promise<void>;
  /** Reads every person of the system behind an app (Import > Import Now). */
  import(app: App, kind: ImportKind): Promise<ImportReport>;
  /** Who waits on the Import tab. */
  held(app: App): readonly HeldAccount[];
  /** Import > Confirm Assignments. */
  confirm(app: App, which: Confirmation): Promise<Confirmed>;
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
  /** Does work for many people in the configuration that the org has when it begins: one job of Okta's. */
  steadily<T>(work: () => Promise<T>): Promise<T>;
  /** Whether a group rule's expression holds for a person; undefined: nobody can say. */
  ruleHolds(expression: string, user: User): boolean | undefined;
  /** What it remembers over a restart, as plain JSON. */
  snapshot(): unknown;
  restore(state: unknown): void;
}
