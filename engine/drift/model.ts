import type { ConsoleChange } from '../conditions/console/event';

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
  /** Who changed it last, where a log knows. */
  readonly by?: string;
  /** When, in ISO 8601. */
  readonly when?: string;
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
  /** Who wrote to this person last in Okta or at RingCentral, where a log knows. */
  readonly by?: string;
  /** When, in ISO 8601. */
  readonly when?: string;
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

/** One group of a tenant's limits. */
export interface SpentLimit {
  readonly tenant: string;
  /** Okta's endpoint; RingCentral's usage plan group. */
  readonly group: string;
  readonly calls: number;
  /** Calls that a minute allows; absent where no answer told. */
  readonly limit?: number;
}

/** What a check found; `contracts/schemas/drift.schema.json`. */
export interface DriftReport {
  readonly config: readonly ConfigDrift[];
  readonly data: readonly DataDrift[];
  readonly canaries: readonly Canary[];
  /** What somebody changed in a console since it was attested. */
  readonly console: readonly ConsoleChange[];
  /** Calls sent, repeated ones included; Terraform's own are not among them. */
  readonly calls: { readonly okta: number; readonly ringcentral: Readonly<Record<string, number>> };
  /** The same by group of limits, beside what each allows. */
  readonly limits: readonly SpentLimit[];
  /** Said before people were read: no less than that, by the limits and the number of people alone. */
  readonly etaMs: number;
  /** Time spent waiting for rate limits. */
  readonly waitedMs: number;
  readonly incomplete: readonly Unread[];
}

/** 3 where something could not be read, 1 where anything is not as it should be, else 0. */
export const verdictOf = ({ config, data, canaries, console, incomplete }: DriftReport): 0 | 1 | 3 => {
  if (incomplete.length > 0 || config.some(({ tier }) => tier === 'could-not-read')) return 3;
  return config.length + data.length + console.length > 0 || canaries.some(({ ok }) => !ok) ? 1 : 0;
};
