import type { Extension, State } from '../entities';

/** What an app may be allowed to do (developer console, "App permissions"); the right side is included in the left. */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  EditAccounts: ['ReadAccounts', 'EditExtensions'],
  EditExtensions: ['ReadAccounts'],
};

export type AppPermission = 'ReadAccounts' | 'EditAccounts' | 'EditExtensions' | 'RoleManagement' | 'ReadAuditTrail';

export const appHas = (permissions: readonly string[], wanted: AppPermission): boolean =>
  permissions.some((permission) => permission === wanted || INCLUDED[permission]?.includes(wanted));

/** Permissions of users that the emulated endpoints ask for, as `authz-profile` lists them. */
export const USER_PERMISSIONS = [
  'ReadCompanyInfo',
  'EditCompanyInfo',
  'ReadExtensions',
  'AddRemoveUsers',
  'EditUserInfo',
  'EditUserCredentials',
  'EditExtensionInfo',
  'Users',
  'ReadCompanyPhoneNumbers',
  'EditCompanyPhoneNumbers',
  'ReadUserPhoneNumbers',
  'ReadUserInfo',
  'Roles',
  'Sites',
  'AuditTrail',
  'ActiveDirectory',
] as const;
export type UserPermission = (typeof USER_PERMISSIONS)[number];

export const SUPER_ADMIN_ROLE = '1';
export const STANDARD_ROLE = '7';

/** What a person may do, with the role it comes from. */
export function permissionsOf(state: State, extension: Extension): { permission: string; roleId: string }[] {
  return state.roles
    .filter(({ id }) => extension.roleIds.includes(id))
    .flatMap((role) =>
      (role.permissions === 'all' ? USER_PERMISSIONS : role.permissions)
        .filter((permission) => !state.account.withheldPermissions.includes(permission))
        .map((permission) => ({ permission, roleId: role.id })),
    );
}

export const userHas = (state: State, extension: Extension, wanted: UserPermission): boolean =>
  permissionsOf(state, extension).some(({ permission }) => permission === wanted);
