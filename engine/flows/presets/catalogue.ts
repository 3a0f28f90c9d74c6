import { DIRECTORY_EXTENSION, DIRECTORY_EXTENSION_NESTED, DIRECTORY_MINIMUM } from './directory';
import type { Preset } from './preset';
import { RINGCENTRAL_IDENTITY, RINGCENTRAL_MINIMUM, RINGCENTRAL_SAML } from './ringcentral';
import { DIRECTORY_WRITE_BACK } from './write-back';

/** Every preset an environment can take, in the order of the guide. */
export const PRESETS: readonly Preset[] = [
  DIRECTORY_MINIMUM,
  DIRECTORY_EXTENSION,
  DIRECTORY_EXTENSION_NESTED,
  RINGCENTRAL_MINIMUM,
  RINGCENTRAL_IDENTITY,
  RINGCENTRAL_SAML,
  DIRECTORY_WRITE_BACK,
];
