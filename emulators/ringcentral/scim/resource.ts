import type { Address, Extension } from '../entities';
import type { Store } from '../store';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

interface ScimAddress {
  type: 'work';
  streetAddress?: string;
  locality?: string;
  region?: string;
  postalCode?: string;
  country?: string;
}

const addressOf = ({ street, city, state, zip, country }: Address): ScimAddress => ({
  type: 'work',
  streetAddress: street,
  locality: city,
  region: state,
  postalCode: zip,
  country,
});

/** `work` is a direct number, `other` the extension number: both RingCentral's own and read-only; `mobile` is the person's. */
function phoneNumbersOf(store: Store, { id, contact, extensionNumber }: Extension) {
  const mobile = contact?.mobilePhone;
  return [
    ...store.directNumbersOf(id).map(({ phoneNumber }) => ({ type: 'work', value: phoneNumber })),
    ...(extensionNumber ? [{ type: 'other', value: extensionNumber }] : []),
    ...(mobile ? [{ type: 'mobile', value: mobile }] : []),
  ];
}

/** A user in SCIM. A record of a list is short where the account says so: no addresses, no phone numbers. */
export function scimUser(
  store: Store,
  extension: Extension,
  baseUrl: string,
  short = false,
): Readonly<Record<string, unknown>> {
  const { contact = {}, id } = extension;
  const detail = short
    ? {}
    : {
        phoneNumbers: phoneNumbersOf(store, extension),
        addresses: [addressOf(contact.businessAddress ?? store.state.account.businessAddress)],
        photos: [],
      };
  return {
    schemas: [USER_SCHEMA],
    id: `${id}`,
    externalId: extension.externalId,
    userName: contact.email,
    name: { givenName: contact.firstName, familyName: contact.lastName },
    emails: [{ type: 'work', value: contact.email }],
    active: extension.status === 'Enabled',
    title: contact.jobTitle,
    ...detail,
    [ENTERPRISE_SCHEMA]: { department: contact.department },
    meta: {
      resourceType: 'User',
      created: extension.creationTime,
      lastModified: extension.lastModified,
      location: `${baseUrl}/scim/v2/Users/${id}`,
    },
  };
}
