/** Whom a command speaks to. An error that knows it is explained in that vendor's words. */
export const VENDORS = ['Okta', 'RingCentral', 'Active Directory', 'LDAP directory', 'GitHub', 'Webhook'] as const;
export type Vendor = (typeof VENDORS)[number];
