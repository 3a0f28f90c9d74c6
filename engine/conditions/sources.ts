/** The documents that conditions come from, as they are cited, and who acts on them. */
export const AD_GUIDE = 'RingCentral, Active Directory Integration Guide';
export const PROVISIONING_GUIDE = 'Okta, Configuring Provisioning for RingCentral';
export const BIDIRECTIONAL = 'Okta help, Enable RingCentral bidirectional attribute synchronization';
export const IMPORT_SAFEGUARDS = 'Okta help, Import safeguards';
export const LDAP_SETTINGS = 'Okta help, Configure LDAP integration settings';

export const OKTA_ADMIN = 'Okta administrator';
export const LDAP_ADMIN = 'Administrator of the directory';
export const RINGCENTRAL_ADMIN = 'RingCentral administrator';
