import type { SystemId } from '../../engine/flows/model';
import type { Value } from '../../engine/sync';

/** One reason why somebody's number is not where it should be, from the directory's side on. */
export interface Reason {
  /** Stable; JSON carries it. */
  readonly id: string;
  /** The system where it stops, or `okta`. */
  readonly at: SystemId;
  readonly why: string;
  readonly remedy: string;
}

/** One attribute as the contract has it: `contracts/schemas/whois.schema.json`. */
export interface WhoisAttribute {
  readonly attribute: string;
  readonly source: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly expression?: string;
  readonly next?: string;
}

/** The person in one system. */
export interface WhoisSystem {
  readonly system: string;
  readonly status: string;
  /** `system` where it was asked itself, `okta` where Okta's copy counts. */
  readonly readFrom: 'system' | 'okta';
}

export interface Whois {
  readonly person: string;
  readonly id: string;
  readonly systems: readonly WhoisSystem[];
  readonly attributes: readonly WhoisAttribute[];
  readonly why: readonly Reason[];
}
