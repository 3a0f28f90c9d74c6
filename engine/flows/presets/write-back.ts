import { outboundRows, type Preset } from './preset';

/**
 * Nothing known never erases: a person without a number keeps what Active Directory has. `findDirectoryUser()` answers null
 * unless the person is in exactly one AD domain, hence the guard before it (Okta Expression Language, directory functions).
 */
export const DIRECTORY_WRITE_BACK: Preset = {
  id: 'directory-write-back',
  title: 'Okta to Active Directory, the phone number alone',
  why: 'Writes the RingCentral number back to AD. A person without one keeps the number AD has; one in several AD domains gets none.',
  source:
    'RingCentral, Active Directory Integration Guide, "Configure mapping for Okta to push phone number information back to AD"',
  kinds: ['activeDirectory'],
  defaults: { from: 'primaryPhone', to: 'telephoneNumber' },
  lines: ({ system, from, to }) => ({
    hops: outboundRows(
      system,
      [
        [
          `user.${from} != null AND user.${from} != "" ? user.${from} : (hasDirectoryUser() ? findDirectoryUser().${to} : null)`,
          to,
        ],
      ],
      { phase: 'bidirectional' },
    ),
  }),
};
