import type { DataDrift } from '../drift';
import type { SystemId } from '../flows/model';

/** Who has to act before a value can arrive. */
export type Turn = 'Okta admin' | 'RingCentral' | 'nobody';

/** Something that a person waits for, whose turn it is, and what they do. */
export interface Wait {
  readonly for: string;
  readonly whose: Turn;
  readonly remedy: string;
}

/** A push or an import of a person that a vendor refused, and that is still open. */
export interface Refusal {
  /** The system whose value was refused; `okta` where an import failed. */
  readonly system: SystemId;
  readonly attribute: string;
  /** What it means, without a value of the person. */
  readonly reason: string;
  readonly remedy: string;
}

/** What is known of one person in scope. */
export interface Observed {
  readonly person: string;
  /** Somebody to whom Okta pushes: only they are expected anywhere. */
  readonly active: boolean;
  /** What differs from the simulation by Okta's own copies: no system has to be asked again for it. */
  readonly stale: readonly DataDrift[];
  /** What differs by what the systems themselves say; at least what is stale. */
  readonly differing: readonly DataDrift[];
  readonly failures: readonly OpenFailure[];
  /** A number of theirs is on its way from another carrier. */
  readonly porting: boolean;
}

/** A failed push or import, as Okta tells it. */
export interface OpenFailure {
  readonly kind: 'push' | 'import';
  readonly system: SystemId;
  /** Undefined: Okta shows that it failed, and its log no longer tells why. */
  readonly message?: string | undefined;
}

/** A value that is not there yet, and what it waits for. */
export interface WaitingValue {
  readonly value: DataDrift;
  readonly wait: Wait;
}

/** Where one person stands. */
export type Arrival =
  | { readonly state: 'arrived' }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly values: readonly DataDrift[] }
  | {
      readonly state: 'waiting';
      /** What does the most harm. */
      readonly wait: Wait;
      readonly values: readonly WaitingValue[];
    };

/** What `arrivals` prints; `contracts/schemas/arrivals.schema.json`. */
export interface ArrivalsReport {
  /** Everybody in scope. */
  readonly people: number;
  /** Of these: people to whom something has to come. */
  readonly expected: number;
  readonly arrived: number;
  readonly refused: readonly {
    readonly system: string;
    readonly attribute: string;
    readonly reason: string;
    readonly people: number;
  }[];
  readonly waiting: readonly { readonly for: string; readonly whose: Turn; readonly people: number }[];
  readonly incomplete?: readonly { readonly what: string; readonly why: string }[];
}

/** One value of the worklist. */
export interface ArrivalRow {
  readonly person: string;
  readonly state: 'refused' | 'waiting';
  readonly system: string;
  readonly attribute: string;
  /** Why it was refused, or what it waits for. */
  readonly why: string;
  readonly whose: Turn;
  readonly remedy: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** 3 where something could not be seen, 1 where somebody waits or was refused, else 0. */
export const exitCodeOf = ({ refused, waiting, incomplete = [] }: ArrivalsReport): 0 | 1 | 3 =>
  incomplete.length > 0 ? 3 : refused.length + waiting.length > 0 ? 1 : 0;
