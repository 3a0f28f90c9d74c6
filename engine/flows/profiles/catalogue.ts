import type { Attribute, SystemKind } from '../model';
import { DIRECTORY_PROFILE } from './directory';
import { OKTA_PROFILE } from './okta';
import { RINGCENTRAL_PROFILE } from './ringcentral';

/** The attributes each kind of profile has before an environment adds its own. Another kind of source has none we know of. */
export const PROFILES: Readonly<Record<SystemKind | 'okta', Readonly<Record<string, Attribute>>>> = {
  okta: OKTA_PROFILE,
  activeDirectory: DIRECTORY_PROFILE,
  ldap: DIRECTORY_PROFILE,
  ringcentral: RINGCENTRAL_PROFILE,
  other: {},
};
