import type { Attestation } from './attestation';
import type { Phase } from '../flows/model';
import type { Condition } from './condition';
import { judge } from './judge';

/**
 * What the step is done on: the org, the RingCentral app, every directory, or every directory that numbers are written back
 * to. With several directories each has a gate of its own.
 */
export type GateSubject = 'org' | 'ringcentral' | 'directory' | 'writtenDirectory';

/** When an environment has the gate at all. Default `always`. */
export type GateCondition = 'always' | 'singleSignOn' | 'reactivation' | 'primaryPhoneByHand' | 'baseSourcesByHand';

/** Where a rollout takes the step: `scenarios.ts` in `engine/rollout` puts these in the order of each scenario. */
export type GateStage =
  | 'ringcentral-side'
  | 'agent'
  | 'directory-settings'
  | 'first-import'
  | 'authentication'
  | 'features'
  | 'people'
  | 'flags'
  | 'write-back'
  | 'profile-source'
  | 'attributes'
  | 'numbers'
  | 'live';

/** A condition that no API can bring about: a phase may not be planned before it holds. */
export interface Gate extends Condition {
  /** The phase that may not be planned before the step is done. */
  readonly guards: Phase;
  /** From this phase on the step no longer holds (an import that is "never" at first and scheduled later). */
  readonly until?: Phase;
  /** The step can only be done after this phase has been applied. */
  readonly follows?: Phase;
  readonly about: GateSubject;
  readonly when?: GateCondition;
  readonly stage: GateStage;
  /** What the step is called, where it is done and what tells of it in an LDAP directory, where that is not as in Active Directory. */
  readonly inLdap?: Partial<Pick<Condition, 'title' | 'who' | 'where' | 'why' | 'source' | 'told'>>;
}

/** A gate with the judgement that all conditions have in common. */
export const gate = (record: Omit<Gate, 'judge'>): Gate => ({
  ...record,
  judge: (evidence) => judge(record, evidence),
});

/** Whether a plan waits for somebody's word. Facts that prove the step lengthen a word, and are none. */
export const waitsForWord = ({ proof }: Pick<Gate, 'proof'>, attestation: Attestation | undefined): boolean =>
  'attestedForDays' in proof && attestation === undefined;
