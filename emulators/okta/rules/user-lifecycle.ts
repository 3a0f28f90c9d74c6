import type { User, UserStatus } from '../entities';
import { type OktaError, alreadyActive, validationFailed, wrongUserStatus } from '../errors';

interface Transition {
  readonly from: readonly UserStatus[];
  readonly to: (user: User) => UserStatus;
  /** What Okta says in any other status. */
  readonly otherwise: () => OktaError;
}

/** Without a password somebody who is activated still has to choose one: "pending user action" in the console. */
export const activeStatus = ({
  passwordChanged,
  credentialsProvider,
}: Pick<User, 'passwordChanged' | 'credentialsProvider'>): UserStatus =>
  passwordChanged === undefined && credentialsProvider.type === 'OKTA' ? 'PROVISIONED' : 'ACTIVE';

const always = (status: UserStatus) => () => status;
const LIVING: readonly UserStatus[] = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
];

/** API reference, "User Lifecycle"; the error codes page says what suspending somebody who is not active ends in. */
const TRANSITIONS: Readonly<Record<string, Transition>> = {
  activate: { from: ['STAGED', 'DEPROVISIONED'], to: activeStatus, otherwise: alreadyActive },
  reactivate: { from: ['PROVISIONED', 'RECOVERY'], to: always('PROVISIONED'), otherwise: wrongUserStatus },
  deactivate: { from: LIVING, to: always('DEPROVISIONED'), otherwise: wrongUserStatus },
  suspend: {
    from: ['ACTIVE'],
    to: always('SUSPENDED'),
    otherwise: () => validationFailed('user', 'Cannot suspend a user that is not active'),
  },
  unsuspend: {
    from: ['SUSPENDED'],
    to: always('ACTIVE'),
    otherwise: () => validationFailed('user', 'Cannot unsuspend a user that is not suspended'),
  },
  unlock: { from: ['LOCKED_OUT'], to: always('ACTIVE'), otherwise: wrongUserStatus },
  expire_password: { from: ['ACTIVE'], to: always('PASSWORD_EXPIRED'), otherwise: wrongUserStatus },
  reset_password: {
    from: ['ACTIVE', 'PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'],
    to: always('RECOVERY'),
    otherwise: wrongUserStatus,
  },
};

export const LIFECYCLE_OPERATIONS = Object.keys(TRANSITIONS);

/** The status that an operation leads to. @throws OktaError where the present status does not allow it */
export function nextStatus(operation: string, user: User): UserStatus {
  const transition = TRANSITIONS[operation]!;
  if (!transition.from.includes(user.status)) throw transition.otherwise();
  return transition.to(user);
}
