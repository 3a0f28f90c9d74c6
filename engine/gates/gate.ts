import type { Phase } from '../flows/model';

/** Provisioning features of an app as Okta's API tells them (read only; only an admin's click sets them). */
export type Feature =
  | 'PUSH_NEW_USERS'
  | 'PUSH_PROFILE_UPDATES'
  | 'PUSH_USER_DEACTIVATION'
  | 'IMPORT_NEW_USERS'
  | 'IMPORT_PROFILE_UPDATES'
  | 'PROFILE_MASTERING'
  | 'OUTBOUND_DEL_AUTH';

/** What proves that the step is done: features of the app it is about, or a person's dated word that holds for some days. */
export type Proof = { readonly features: readonly Feature[] } | { readonly attestedForDays: number };

/**
 * What the step is done on: the org, the RingCentral app, every directory, or every directory that numbers are written back
 * to. With several directories each has a gate of its own.
 */
export type GateSubject = 'org' | 'ringcentral' | 'directory' | 'writtenDirectory';

/** When an environment has the gate at all. Default `always`. */
export type GateCondition = 'always' | 'singleSignOn' | 'reactivation' | 'primaryPhoneByHand';

/** A step that no API can take. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  /** Console path. */
  readonly where: string;
  /** What goes wrong without it. */
  readonly why: string;
  readonly source: string;
  /** The phase that may not be planned before the step is done. */
  readonly guards: Phase;
  /** From this phase on the step no longer holds (an import that is "never" at first and scheduled later). */
  readonly until?: Phase;
  /** The step can only be done after this phase has been applied. */
  readonly follows?: Phase;
  readonly about: GateSubject;
  readonly when?: GateCondition;
  readonly proof: Proof;
}
