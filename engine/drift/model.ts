/**
 * `declared`: the code says otherwise. `undeclared`: nobody declared it. `deleted`: declared, applied once, and gone; nobody can accept that.
 * `could-not-read`: not known to be as declared.
 */
export type Tier = 'declared' | 'undeclared' | 'deleted' | 'could-not-read';

/** Something in a tenant that is not as the environment says. */
export interface ConfigDrift {
  readonly tier: Tier;
  /** A Terraform address; for what Terraform does not manage, an attribute (`okta.primaryPhone`) or `systems.<id>`. */
  readonly address: string;
  /** Within it: `mappings.primaryPhone.expression`. `*` is the whole of it. */
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** Who and when, where a log knows. */
  readonly by?: string;
}

/** A difference with the ids under which logs know its place, the nearest first. */
export interface LocatedDrift extends ConfigDrift {
  readonly targets: readonly string[];
}

/** A person's value that is not what the flows make of the others. */
export interface DataDrift {
  readonly system: string;
  /** The person's id in Okta; for an account that nobody owns, the id in its system. */
  readonly person: string;
  readonly attribute: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Something that fails later unless somebody sees to it. */
export interface Canary {
  readonly id: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface Unread {
  readonly what: string;
  readonly why: string;
}

export const WHOLE = '*';
