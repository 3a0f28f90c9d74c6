import type { Attestation } from './attestation';

/** Provisioning features of an app as Okta's API tells them (read only; only an admin's click sets them). */
export type Feature =
  | 'PUSH_NEW_USERS'
  | 'PUSH_PROFILE_UPDATES'
  | 'PUSH_USER_DEACTIVATION'
  | 'IMPORT_NEW_USERS'
  | 'IMPORT_PROFILE_UPDATES'
  | 'PROFILE_MASTERING'
  | 'OUTBOUND_DEL_AUTH';

/** What proves a condition: features of the app it is about, or a person's dated word that counts for some days. */
export type Proof = { readonly features: readonly Feature[] } | { readonly attestedForDays: number };

/**
 * What a fact that a tenant tells does to a condition: `proves` it whatever anybody attested, `renews` it for as many days as an attestation
 * counts, or `ends` what was attested before it.
 */
export type Meaning = 'proves' | 'renews' | 'ends';

/** A fact that Okta's System Log tells, beside a condition's proof: an event of one of these types, about the condition's app. */
export interface FactNeeded {
  readonly from: 'systemLog';
  readonly events: readonly string[];
  /** Only events with this outcome. @default any */
  readonly outcome?: 'SUCCESS';
  readonly means: Meaning;
  /** What happened, for a reason: `last push or import`. */
  readonly what: string;
}

/** A fact that was seen. */
export interface Observation extends Pick<FactNeeded, 'means' | 'what'> {
  /** ISO 8601. */
  readonly when: string;
  /** Who did it, where the tenant tells. */
  readonly by?: string | undefined;
}

/** What was seen, by the condition's id. A condition that is absent was not asked about. */
export type Observations = Readonly<Record<string, readonly Observation[]>>;

/** What is known when a condition is judged. What is absent was not looked at, and never counts as seen. */
export interface Evidence {
  /** Milliseconds. */
  readonly now: number;
  readonly attestation?: Attestation | undefined;
  /** Features of the condition's app. */
  readonly features?: readonly string[] | undefined;
  /** Facts that the condition needs, as far as they were asked for. Empty: asked, and nothing had happened. */
  readonly observations?: readonly Observation[] | undefined;
}

export interface Judgement {
  readonly verdict: 'holds' | 'fails' | 'unknown';
  /** `proven` by a tenant's own answer, `attested` by a person, `changed` since somebody attested it, or `unknown`. */
  readonly evidence: 'proven' | 'attested' | 'changed' | 'unknown';
  /** Half a sentence: `nobody has attested it`. */
  readonly reason: string;
  /** Who attested or changed it. */
  readonly by?: string;
  /** When: a date or an instant. */
  readonly when?: string;
  /** Instant at which it ends to hold by itself, or has ended (RFC 3339). */
  readonly until?: string;
}

/** Something that must hold in a tenant, and how it is judged. One file each. */
export interface Condition {
  readonly id: string;
  readonly title: string;
  /** Who makes it hold. */
  readonly who: string;
  /** Console path. */
  readonly where: string;
  /** What goes wrong without it. */
  readonly why: string;
  readonly source: string;
  readonly proof: Proof;
  /** Facts that decide beside the proof. @default none */
  readonly facts?: readonly FactNeeded[];
  /** What else a tenant tells of it, in words for the page of gates. @default nothing */
  readonly told?: Told;
  readonly judge: (evidence: Evidence) => Judgement;
}

/** What proves a condition without anybody's word, and what ends a word that was given; each with where it is told. */
export interface Told {
  readonly proves?: string;
  readonly ends?: string;
}
