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

/**
 * `hasDirectoryUser()` and its kin look at AD alone (Okta Expression Language, directory functions), so this one cannot hand back what the
 * entry has; nothing known is null, which writes nothing. A telephoneNumber of LDAP has letters, digits and a few signs, and no `#` (RFC 4517,
 * 3.3.31 and 3.2): OpenLDAP refuses the whole change.
 */
export const LDAP_WRITE_BACK: Preset = {
  id: 'ldap-write-back',
  title: 'Okta to an LDAP directory, the phone number alone',
  why: 'Writes the RingCentral number back to the entry, its extension behind an x: LDAP takes no # in a telephone number. A person without one keeps the number that the directory has.',
  source:
    'RingCentral, Active Directory Integration Guide, "Configure mapping for Okta to push phone number information back to AD", for an LDAP directory; RFC 4517, 3.3.31, Telephone Number',
  kinds: ['ldap'],
  defaults: { from: 'primaryPhone', to: 'telephoneNumber' },
  lines: ({ system, from, to }) => ({
    hops: outboundRows(
      system,
      [[`user.${from} != null AND user.${from} != "" ? String.replace(user.${from}, "#", " x") : null`, to]],
      {
        phase: 'bidirectional',
      },
    ),
  }),
};
