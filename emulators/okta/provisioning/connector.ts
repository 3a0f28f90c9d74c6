import type { Account, ImportKind, Profile } from '../../../engine/sync';

/** What an import reads from the system behind an app. */
export interface Reading {
  readonly kind: ImportKind;
  readonly accounts: readonly Account[];
  /** External ids of accounts that the system reports as deleted. */
  readonly deleted: readonly string[];
}

/** The system refuses, cannot be reached, or nobody has signed in. Shown on the app's tasks and in the System Log. */
export class ConnectorError extends Error {
  constructor(
    message: string,
    /** Attributes of an update that were not written; absent: none was. */
    readonly unwritten?: readonly string[],
  ) {
    super(message);
    this.name = 'ConnectorError';
  }
}

/** Okta's way into the system behind an app. Every method throws `ConnectorError`. */
export interface Connector {
  read(kind: ImportKind): Promise<Reading>;
  /** Creates an account, or links the one that exists; `createOnly` names attributes that Okta sends on creation only. */
  create(profile: Profile, createOnly: readonly string[]): Promise<{ readonly externalId: string }>;
  /**
   * Okta has no partial push: `whole` is the app's profile, create-only and unmapped attributes too (support.okta.com, "Does Okta support
   * partial profile push"). A directory is written attribute by attribute.
   */
  update(externalId: string, changes: Profile, whole: Profile): Promise<void>;
  deactivate(externalId: string): Promise<void>;
  suspend(externalId: string): Promise<void>;
  resume(externalId: string): Promise<void>;
  /** What it has to remember over a restart, as plain JSON. */
  snapshot(): unknown;
}
