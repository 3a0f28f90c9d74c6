import type { LostValue } from '../terraform-run/snapshot';

/** A value that an apply overwrote and that is not back yet. */
export interface Pending {
  /** `okta_profile_mapping.ad_to_okta city`; a person's: `00u… okta.city`. */
  readonly place: string;
  readonly now: unknown;
  readonly was: unknown;
  /** A person's value: masked unless asked for. */
  readonly personal?: boolean;
}

/** A value, and how it is written. */
export interface Writable extends Pending {
  /** Why it was not written; undefined where it was. Nothing is thrown for a value that a tenant refuses. */
  readonly write: () => Promise<string | undefined>;
}

/** Looks at the tenants now, and gives the values of one kind that are not back. */
export type Kind = () => Promise<readonly Writable[]>;

/** One value as the answer shows it. */
export interface Shown {
  readonly what: string;
  readonly now: unknown;
  readonly was: unknown;
}

/** What a rollback came to; `contracts/schemas/rollback.schema.json`. */
export interface RolledBack {
  readonly environment: string;
  readonly takenAt: string;
  readonly dryRun: boolean;
  /** Written back and read back; of a dry run, what would be written. */
  readonly written: readonly Shown[];
  /** Not back, and why. */
  readonly left: readonly LostValue[];
}
