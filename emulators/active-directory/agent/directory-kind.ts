import { AD_PROFILE_MAP, LDAP_PROFILE_MAP, type ProfileMapRow } from './profile-map';
import type { FoundEntry } from './session';

/** What the two agents of Okta look at: the one for Active Directory, and the one for LDAP as it is set up for OpenLDAP. */
export interface AgentKind {
  readonly people: string;
  readonly groups: string;
  /** Okta's Unique Identifier Attribute. */
  readonly id: string;
  readonly member: readonly string[];
  readonly profile: readonly ProfileMapRow[];
  /** Read beside the profile. */
  readonly alsoRead: readonly string[];
  /** Whether changes are told apart from the rest: "Incremental imports" are for some LDAP directories only (help.okta.com, LDAP integration limits). */
  readonly incremental: boolean;
  readonly enabled: (entry: FoundEntry) => boolean;
}

const ACCOUNT_DISABLE = 0x2;

const ACTIVE_DIRECTORY: AgentKind = {
  people: '(objectCategory=person)(objectClass=user)',
  groups: '(objectClass=group)',
  id: 'objectGUID',
  member: ['member'],
  profile: AD_PROFILE_MAP,
  alsoRead: ['userAccountControl'],
  incremental: true,
  enabled: ({ attributes }) => (Number(attributes['userAccountControl']?.[0]) & ACCOUNT_DISABLE) === 0,
};

/** "User Object Class: inetorgperson", "Unique Identifier Attribute: entryuuid", "Member Attribute" (help.okta.com, Configure LDAP integration settings). */
const LDAP: AgentKind = {
  people: '(objectClass=inetOrgPerson)',
  groups: '(objectClass=groupOfNames)',
  id: 'entryUUID',
  member: ['member'],
  profile: LDAP_PROFILE_MAP,
  alsoRead: [],
  incremental: false,
  enabled: () => true,
};

export const agentKind = (kind: 'ldap' | undefined): AgentKind => (kind === 'ldap' ? LDAP : ACTIVE_DIRECTORY);
