import type { App, AppUser, Group, GroupRule, LogTarget, User } from '../entities';
import { notFound } from '../errors';
import type { Org } from '../org';

const found = <T>(value: T | undefined, id: string | undefined, kind: string): T => {
  if (value === undefined) throw notFound(id ?? '', kind);
  return value;
};

export const findApp = ({ store }: Org, id = ''): App => found(store.apps.get(id), id, 'AppInstance');
export const findGroup = ({ store }: Org, id = ''): Group => found(store.groups.get(id), id, 'UserGroup');
export const findRule = ({ store }: Org, id = ''): GroupRule => found(store.rules.get(id), id, 'GroupRule');
export const findUser = ({ store }: Org, id = ''): User => found(store.user(id), id, 'User');
export const findAppUser = ({ store }: Org, app: App, id = ''): AppUser =>
  found(store.appUsersOf(app.id).get(id), id, 'AppUser');

export const appTarget = ({ id, label }: App): LogTarget => ({ id, type: 'AppInstance', displayName: label });
export const groupTarget = ({ id, profile }: Group): LogTarget => ({
  id,
  type: 'UserGroup',
  displayName: profile.name,
});
export const userTarget = ({ id, profile }: User): LogTarget => ({
  id,
  type: 'User',
  displayName: String(profile.login),
});
