/** Okta's user states (Users API, `status`). */
export const OKTA_STATUSES = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;

export type OktaStatus = (typeof OKTA_STATUSES)[number];

/**
 * What provisioning does for a person in a state:
 * `runs`: accounts are created, updated and ended;
 * `waits`: nothing is created, pushed or ended before the person is active; imports still update Okta's profile;
 * `rests`: accounts are kept and suspended, nothing is created or pushed;
 * `ends`: every app is taken away.
 */
type Provisioning = 'runs' | 'waits' | 'rests' | 'ends';

const PROVISIONING: Readonly<Record<OktaStatus, Provisioning>> = {
  STAGED: 'waits',
  // "Pending user action": activated, but the person chose no password yet. What Okta pushes until then is documented nowhere.
  PROVISIONED: 'waits',
  ACTIVE: 'runs',
  // These three say how the person may sign in; to provisioning such a person is as active as anybody.
  RECOVERY: 'runs',
  PASSWORD_EXPIRED: 'runs',
  LOCKED_OUT: 'runs',
  SUSPENDED: 'rests',
  DEPROVISIONED: 'ends',
};

export const provisioningOf = (status: OktaStatus): Provisioning => PROVISIONING[status];

/** Whether accounts of a person in this state are created and updated. */
export const isProvisioned = (status: OktaStatus): boolean => PROVISIONING[status] === 'runs';

/** Whether group rules move a person in this state. Of suspended people nothing is documented: they keep what rules give them. */
export const followsRules = (status: OktaStatus): boolean => isProvisioned(status) || PROVISIONING[status] === 'rests';

export const isOktaStatus = (word: unknown): word is OktaStatus => OKTA_STATUSES.some((status) => status === word);
