import type { AttributePath, SystemId } from '../flows/model';
import type { Account, AppUser, Change, Effect, Membership, Notice, OktaUser, Person, Step } from './person';
import type { OktaStatus } from './status';
import { same, type Profile, type Value } from './values';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Values = Record<string, Value>;

/** The same entries with one replaced, or without it. */
const put = <T>(
  entries: Readonly<Record<SystemId, T>>,
  system: SystemId,
  entry: T | undefined,
): Record<SystemId, T> => {
  const copy = { ...entries };
  if (entry === undefined) delete copy[system];
  else copy[system] = entry;
  return copy;
};

/**
 * A person being worked on. Reads go to the original until something is written; only what is written is copied, once, so
 * that a person to whom nothing happens costs no copy.
 */
export class Draft {
  okta: OktaUser | null;
  appUsers: Readonly<Record<SystemId, AppUser>>;
  accounts: Readonly<Record<SystemId, Account>>;
  /** Counts every write; a pass that leaves it as it was has settled. */
  writes = 0;
  /** Counts writes beside attribute values: status, groups, links, whole accounts. */
  structural = 0;
  readonly changes: Change[] = [];
  readonly effects: Effect[] = [];
  readonly notices: Notice[] = [];
  /** Objects that this draft made and may write to. */
  private freshOkta: Writable<OktaUser> | undefined;
  private freshProfile: Values | undefined;
  private freshProvenance: Record<string, SystemId> | undefined;
  private readonly freshAppProfiles: { readonly profile: Profile; readonly origin: Profile }[] = [];

  constructor(private readonly origin: Person) {
    this.okta = origin.okta;
    this.appUsers = origin.appUsers;
    this.accounts = origin.accounts;
  }

  get id(): string {
    return this.origin.id;
  }

  /** An active link to the system, or undefined. */
  linked(system: SystemId): AppUser | undefined {
    const appUser = this.appUsers[system];
    return appUser === undefined || appUser.status === 'INACTIVE' ? undefined : appUser;
  }

  /** Sets an Okta attribute; `by` is the system it comes from, undefined for an edit in Okta itself. */
  setOkta(attribute: string, value: Value, by: SystemId | undefined, path: AttributePath = `okta.${attribute}`): void {
    if (this.okta === null) return;
    const before = this.okta.profile[attribute] ?? null;
    if (same(before, value)) return;
    const okta = this.ownOkta();
    this.freshProfile ??= okta.profile = { ...okta.profile };
    this.freshProfile[attribute] = value;
    if (okta.provenance[attribute] !== by) {
      this.freshProvenance ??= okta.provenance = { ...okta.provenance };
      if (by === undefined) delete this.freshProvenance[attribute];
      else this.freshProvenance[attribute] = by;
    }
    this.changes.push({ path, before, after: value });
    this.writes++;
  }

  setStatus(status: OktaStatus): void {
    if (this.okta === null || this.okta.status === status) return;
    this.ownOkta().status = status;
    this.touch();
  }

  setGroups(groups: readonly Membership[]): void {
    if (this.okta === null) return;
    this.ownOkta().groups = groups;
    this.touch();
  }

  setAssigned(assigned: readonly SystemId[]): void {
    if (this.okta === null) return;
    this.ownOkta().assigned = assigned;
    this.touch();
  }

  /** Replaces Okta's whole side of a link; `undefined` removes it. */
  setAppUser(system: SystemId, appUser: AppUser | undefined): void {
    this.appUsers = put(this.appUsers, system, appUser);
    this.touch();
  }

  patchAppUser(system: SystemId, patch: Partial<Omit<AppUser, 'profile'>>): void {
    const appUser = this.appUsers[system];
    if (appUser === undefined) return;
    this.appUsers = put(this.appUsers, system, { ...appUser, ...patch });
    this.touch();
  }

  /** Remembers which attributes Okta has written to an account. */
  setWrote(system: SystemId, wrote: readonly string[]): void {
    const appUser = this.appUsers[system];
    if (appUser === undefined) return;
    this.appUsers = put(this.appUsers, system, { ...appUser, wrote });
    this.writes++;
  }

  setApp(system: SystemId, attribute: string, value: Value, path: AttributePath = `${system}.${attribute}`): void {
    const appUser = this.appUsers[system];
    if (appUser === undefined) return;
    const before = appUser.profile[attribute] ?? null;
    if (same(before, value)) return;
    const profile = this.ownAppProfile(system, appUser);
    profile[attribute] = value;
    this.changes.push({ path, before, after: value });
    this.writes++;
  }

  setAccount(system: SystemId, account: Account | undefined): void {
    this.accounts = put(this.accounts, system, account);
    this.writes++;
  }

  /**
   * Okta's copy of an account that was one and the same with `held` before this draft wrote to it, or undefined. It is written
   * to no more, so that the account may hold it too.
   */
  sharedCopy(system: SystemId, held: Profile): Profile | undefined {
    const profile = this.appUsers[system]?.profile;
    const index = this.freshAppProfiles.findIndex((fresh) => fresh.profile === profile && fresh.origin === held);
    if (index >= 0) this.freshAppProfiles.splice(index, 1);
    return index >= 0 ? profile : undefined;
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
    this.writes++;
  }

  notice(notice: Notice): void {
    if (!this.notices.some(({ id, where }) => id === notice.id && where === notice.where)) this.notices.push(notice);
  }

  person(): Person {
    if (this.writes === 0) return this.origin;
    return { id: this.origin.id, okta: this.okta, appUsers: this.appUsers, accounts: this.accounts };
  }

  step(): Step {
    return {
      before: this.origin,
      person: this.person(),
      changes: this.changes,
      effects: this.effects,
      notices: this.notices,
    };
  }

  private ownAppProfile(system: SystemId, appUser: AppUser): Values {
    const origin = appUser.profile;
    if (this.freshAppProfiles.some((fresh) => fresh.profile === origin)) return origin;
    const profile: Values = { ...origin };
    this.freshAppProfiles.push({ profile, origin });
    this.appUsers = put(this.appUsers, system, { ...appUser, profile });
    return profile;
  }

  private touch(): void {
    this.writes++;
    this.structural++;
  }

  private ownOkta(): Writable<OktaUser> {
    if (this.freshOkta === undefined) this.okta = this.freshOkta = { ...this.okta } as OktaUser;
    return this.freshOkta;
  }
}
