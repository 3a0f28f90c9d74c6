import type { Finding } from '../findings/model';
import type { OktaStatus } from '../sync';

/** One person as `ringcentral-okta person export` writes and review reads: a line of JSON. */
export interface PersonRecord {
  readonly id: string;
  /** The person's state in Okta. A file without it is one of active people. */
  readonly status?: OktaStatus | undefined;
  readonly profiles: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly groups: readonly string[];
}

/** A value that a person holds before and after the change, both at the fixpoint. */
export interface ValueChange {
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AttributeImpact {
  readonly system: string;
  readonly attribute: string;
  /** People whose value differs. */
  readonly changed: number;
  /** Of these: people who had nothing before. */
  readonly added: number;
  /** Of these: people who have nothing after. */
  readonly removed: number;
  readonly samples: readonly ValueChange[];
}

/** One line of the table, before and after; formatting alone is no change. */
export interface HopChange {
  /** `ringcentral → okta.primaryPhone`. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly before?: string;
  readonly after?: string;
  /** Attributes that the line reads, as `system.attribute`. */
  readonly reads: readonly string[];
  /** People whose value at the target changes. */
  readonly people: number;
}

export interface Reader {
  /** `the mapping of zendesk`, `the group rule Sales phones`, `the SAML statement number`. */
  readonly who: string;
  /** `okta.primaryPhone`. */
  readonly reads: string;
}

/** What `ringcentral-okta review` found. */
export interface Review {
  readonly environment: string;
  /** What was compared: a plan, or two revisions. */
  readonly title: string;
  readonly people: number;
  readonly attributes: readonly AttributeImpact[];
  readonly access: { readonly gained: number; readonly lost: number };
  readonly ringcentral: { readonly created: number; readonly disabled: number; readonly deleted: number };
  readonly stale: number;
  readonly readers: readonly Reader[];
  readonly findings: readonly Finding[];
  readonly incomplete: readonly { readonly what: string; readonly why: string }[];
  readonly hops: readonly HopChange[];
}
