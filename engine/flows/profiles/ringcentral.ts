import type { Attribute } from '../model';

const base = (required = false): Attribute => ({ origin: 'base', type: 'string', ...(required ? { required } : {}) });

/**
 * The RingCentral app's profile as Okta's guide shows it, plus the two attributes that an admin adds from schema discovery
 * (help.okta.com, rngc-mapping-requirements and rngc-bidirectional-sync).
 */
export const RINGCENTRAL_PROFILE: Readonly<Record<string, Attribute>> = {
  userName: base(true),
  firstName: base(true),
  lastName: base(true),
  email: base(true),
  mobilePhone: base(),
  street: base(),
  city: base(),
  state: base(),
  zip: base(),
  country: base(),
  department: base(),
  directNumber: { origin: 'discovered', type: 'string', title: 'DirectNumber' },
  extensionNumber: { origin: 'discovered', type: 'string', title: 'Extension Number' },
};
