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

/** What of a configuration a change is about. */
export type ConfigurationKind =
  'mapping' | 'attribute' | 'source' | 'order' | 'rule' | 'group' | 'assignment' | 'setting' | 'statement';

/** One thing that the change adds, changes, removes or renames, and how many people it reaches. */
export interface ConfigurationChange {
  readonly kind: ConfigurationKind;
  /** `ringcentral → okta.primaryPhone`, `okta.extension`, a rule's name. */
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed' | 'renamed';
  readonly people: number;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** People whom a system would refuse after the change. */
export interface PredictedRefusal {
  readonly system: string;
  readonly attribute: string;
  readonly people: number;
  readonly reason: string;
}

/** What the change needs of something that is bought or finite, and what is free of it. */
export interface Pool {
  readonly kind: 'licence' | 'number' | 'extension';
  readonly needed: number;
  readonly free: number;
}

/** What can happen to a person, the worst first. */
export const HARMS = ['access-lost', 'value-lost', 'replaced', 'refused', 'access-gained', 'filled'] as const;
export type Harm = (typeof HARMS)[number];

export interface Worst {
  readonly kind: Harm | 'none';
  readonly people: number;
  readonly sentence: string;
}

/** One way in which an attribute changes, for how many, and one of them. */
export interface PatternCount {
  readonly path: string;
  readonly harm: Harm;
  /** `domain changed`, `leading # only, no number`. */
  readonly pattern: string;
  readonly people: number;
  readonly sample: ValueChange;
}

/** What a review could not see, though it should have. */
export interface Unknown {
  readonly what: string;
  readonly why: string;
}

/** A number in a directory that the first write-back meets. */
export interface Conflict extends ValueChange {
  readonly path: string;
  /** Somebody accepted that it is replaced; else it is withheld. */
  readonly acknowledged: boolean;
}

/** Conflicts of one attribute that nobody has accepted: how many people have one, and one of them. */
export interface WithheldCount {
  readonly path: string;
  readonly people: number;
  readonly sample: Conflict;
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
  /** Nothing that should have been seen was left out. */
  readonly complete: boolean;
  /** The people are invented: nobody real was looked at. */
  readonly invented: boolean;
  readonly incomplete: readonly Unknown[];
  readonly configuration: readonly ConfigurationChange[];
  readonly refusals: readonly PredictedRefusal[];
  readonly pools: readonly Pool[];
  readonly worst: Worst;
  /** A sentence on each thing that happens to people, the worst first. */
  readonly happens: readonly string[];
  /** The ways in which values change, the most harmful first. */
  readonly patterns: readonly PatternCount[];
  /** Numbers in directories that the first write-back meets and that nobody has accepted to be replaced. */
  readonly withheld: readonly WithheldCount[];
  /** What was looked at, and what was told on the way, in sentences. */
  readonly seen: readonly string[];
  readonly hops: readonly HopChange[];
}
