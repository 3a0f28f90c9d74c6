/** The documents that gates come from, as they are cited. */
export const AD_GUIDE = 'RingCentral, Active Directory Integration Guide';
export const PROVISIONING_GUIDE = 'Okta, Configuring Provisioning for RingCentral';
export const BIDIRECTIONAL = 'Okta help, Enable RingCentral bidirectional attribute synchronization';

export const OKTA_ADMIN = 'Okta administrator';
export const RINGCENTRAL_ADMIN = 'RingCentral administrator';
