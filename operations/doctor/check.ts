import type { Judgement } from '../../engine/conditions/condition';
import type { Patient } from './patient';

/** How the detail of a check begins that waits for another: no cause of its own. */
export const NOT_LOOKED_AT = 'Not looked at';

/** One line of the answer, before it has its check's id and usual remedy. */
export interface Sign {
  /** Where one check tells several things: its id gets this behind a colon. */
  readonly about?: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Instead of the check's own. */
  readonly remedy?: string;
  /** Of a gate. */
  readonly judgement?: Judgement;
}

/** One thing that can be wrong before a command even starts. Looks only; never writes to a tenant. */
export interface Check {
  readonly id: string;
  /** What a person does about it. */
  readonly remedy: string;
  /** Is not looked at unless this one is well: nothing of a wrong tenant is asked. */
  readonly after?: string;
  /** Throws IncompleteError where it cannot be told, any other UserFacingError where it is not well. */
  readonly look: (patient: Patient) => Sign | readonly Sign[] | Promise<Sign | readonly Sign[]>;
}

/** A check's answer as the contract has it. */
export interface Finding {
  readonly id: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Of a gate: whether it holds, and by what that is known. */
  readonly verdict?: Judgement['verdict'];
  readonly evidence?: Judgement['evidence'];
  /** Empty where nothing is to be done. */
  readonly remedy: string;
}
