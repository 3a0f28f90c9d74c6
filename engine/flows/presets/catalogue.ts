import { DIRECTORY_EXTENSION, DIRECTORY_EXTENSION_NESTED, MINIMUM_PRESETS } from './directory';
import type { Preset } from './preset';
import { RINGCENTRAL_IDENTITY, RINGCENTRAL_MINIMUM, RINGCENTRAL_SAML } from './ringcentral';
import { DIRECTORY_WRITE_BACK, LDAP_WRITE_BACK } from './write-back';

/** Every preset an environment can take, in the order of the guide. */
export const PRESETS: readonly Preset[] = [
  ...MINIMUM_PRESETS,
  DIRECTORY_EXTENSION,
  DIRECTORY_EXTENSION_NESTED,
  RINGCENTRAL_MINIMUM,
  RINGCENTRAL_IDENTITY,
  RINGCENTRAL_SAML,
  DIRECTORY_WRITE_BACK,
  LDAP_WRITE_BACK,
];
