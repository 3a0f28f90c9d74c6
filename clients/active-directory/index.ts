export { ActiveDirectory, type Changes, type NewUser, type UserKey, type UserQuery } from './active-directory';
export type { AdGroup, AdUser } from './people';
export { type ActiveDirectorySettings, activeDirectorySettings } from './settings';
