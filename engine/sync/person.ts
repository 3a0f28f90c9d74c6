import type { AttributePath, SystemId } from '../flows/model';
import type { OktaStatus } from './status';
import type { Profile, Value } from './values';

/** A group a person is in, and who put them there: an admin (`okta`, a static membership), a `rule`, or a directory's id. */
export interface Membership {
  readonly name: string;
  /** The group's id, where groups have one; group functions ask for it. */
  readonly id?: string;
  readonly by: SystemId;
}

export interface OktaUser {
  readonly status: OktaStatus;
  readonly profile: Profile;
  /** Attribute → the system that last wrote it. Absent: set in Okta. */
  readonly provenance: Readonly<Record<string, SystemId>>;
  readonly groups: readonly Membership[];
  /** Systems assigned by hand rather than through a group. */
  readonly assigned: readonly SystemId[];
}

/** Okta's side of a link: its copy of the profile that a system keeps. The truth may be newer: see `Account`. */
export interface AppUser {
  readonly externalId: string;
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'INACTIVE';
  /** What the last import saw. Reactivation needs a change from `disabled`; a deleted one needs a full import. */
  readonly seen: 'enabled' | 'disabled' | 'deleted';
  readonly profile: Profile;
  /** Attributes that Okta has written to this account before. */
  readonly wrote: readonly string[];
}

/** What a system itself keeps for a person. An attribute that is absent here was not reported; `null` or `""` is empty. */
export interface Account {
  readonly externalId: string;
  readonly status: 'enabled' | 'disabled';
  readonly profile: Profile;
  /** Names of the directory groups the account is a member of. Absent: the system reports none. */
  readonly groups?: readonly string[];
}

/** One person as Okta and the systems know them. Never changed in place. */
export interface Person {
  readonly id: string;
  readonly okta: OktaUser | null;
  readonly appUsers: Readonly<Record<SystemId, AppUser>>;
  readonly accounts: Readonly<Record<SystemId, Account>>;
}

/** One value that changed: in Okta's profile (`okta.…`) or in Okta's copy of a system's. */
export interface Change {
  readonly path: AttributePath;
  readonly before: Value;
  readonly after: Value;
}

/** What a system is told to do. RingCentral's `deactivate` removes the account and its data; `suspend` keeps them. */
export type Effect =
  | {
      /** Creates the account, or links one that exists with the same email ("creates or links", Okta's console). */
      readonly kind: 'create';
      readonly system: SystemId;
      readonly profile: Profile;
      /** Attributes of `profile` that an account which exists already must not receive. */
      readonly createOnly: readonly string[];
    }
  | { readonly kind: 'update'; readonly system: SystemId; readonly changes: Profile }
  | { readonly kind: 'deactivate' | 'suspend' | 'resume'; readonly system: SystemId };

/** Something that could not be done, or was not done on purpose, and that a person should know. */
export interface Notice {
  readonly id:
    | 'expression-failed'
    | 'type-mismatch'
    | 'first-write-back'
    | 'reactivation-needs-flag'
    | 'recreated-needs-full-import'
    | 'create-users-off'
    | 'deactivate-users-off';
  /** An attribute path, or a system. */
  readonly where: string;
  readonly message: string;
  /** What is held and what was not written in its place. */
  readonly withheld?: { readonly held: Value; readonly offered: Value };
}

/** The outcome of one event for one person. `person` is the same object when nothing changed. */
export interface Step {
  /** The person the event found; for someone new, one without profile or links. */
  readonly before: Person;
  readonly person: Person;
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
  readonly notices: readonly Notice[];
}
