export { Directory, type Changes, type UserKey, type UserQuery } from './directory';
export { directoryKind, isDirectoryKind, type DirectoryKindId, type NewUser } from './kinds';
export { commonName, parentOf } from './names';
export type { DirectoryGroup, DirectoryUser } from './people';
export { type DirectorySettings, directorySettings } from './settings';
