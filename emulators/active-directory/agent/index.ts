export { ActiveDirectoryAgent, type AgentOptions, type SignIn } from './agent';
export { AgentError, type AgentFailure } from './errors';
export type { ImportedGroup, ImportedUser, ImportKind, ImportMemory, ImportResult, SelectedUnits } from './import';
export { AD_PROFILE_MAP, LDAP_PROFILE_MAP, type ProfileMapRow } from './profile-map';
export { AgentService } from './service';
export type { AgentConnection } from './session';
