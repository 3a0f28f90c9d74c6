import { z } from 'zod';
import { countryOf } from '../dictionaries';
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from '../scim/resource';

/** A person in Okta's RingCentral app: variable names of the app's profile. */
export type AppProfile = Readonly<Record<string, unknown>>;

/** Attributes of the app profile, and where SCIM keeps each. */
const SCIM_PATHS: Readonly<Record<string, string>> = {
  firstName: 'name.givenName',
  lastName: 'name.familyName',
  title: 'title',
  department: `${ENTERPRISE_SCHEMA}:department`,
  mobilePhone: 'phoneNumbers[type eq "mobile"].value',
  street: 'addresses[type eq "work"].streetAddress',
  city: 'addresses[type eq "work"].locality',
  state: 'addresses[type eq "work"].region',
  zip: 'addresses[type eq "work"].postalCode',
  country: 'addresses[type eq "work"].country',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The email a profile is known by: RingCentral's user name is the email. */
export const emailOf = (profile: AppProfile): string => text(profile.email) || text(profile.userName);

/** A new person for SCIM. Attributes without a value are left out. */
export function scimBody(profile: AppProfile): object {
  const email = emailOf(profile);
  const mobile = text(profile.mobilePhone);
  const address = Object.fromEntries(
    (['street', 'city', 'state', 'zip', 'country'] as const).map((name) => [name, text(profile[name]) || undefined]),
  );
  return {
    schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
    userName: email,
    name: { givenName: text(profile.firstName) || undefined, familyName: text(profile.lastName) || undefined },
    emails: [{ type: 'work', value: email }],
    active: true,
    title: text(profile.title) || undefined,
    ...(mobile ? { phoneNumbers: [{ type: 'mobile', value: mobile }] } : {}),
    ...(Object.values(address).some(Boolean)
      ? {
          addresses: [
            {
              type: 'work',
              streetAddress: address.street,
              locality: address.city,
              region: address.state,
              postalCode: address.zip,
              country: address.country,
            },
          ],
        }
      : {}),
    [ENTERPRISE_SCHEMA]: { department: text(profile.department) || undefined },
  };
}

/** The operations of a profile push; an attribute without a value is removed. */
export function scimOperations(changes: AppProfile): object[] {
  const email = emailOf(changes);
  const operations = Object.entries(SCIM_PATHS)
    .filter(([attribute]) => attribute in changes)
    .map(([attribute, path]) => {
      const value = text(changes[attribute]);
      return value === '' ? { op: 'remove', path } : { op: 'replace', path, value };
    });
  if (!email) return operations;
  return [
    ...operations,
    { op: 'replace', path: 'userName', value: email },
    { op: 'replace', path: 'emails[type eq "work"].value', value: email },
  ];
}

export const extensionsSchema = z.object({
  records: z.array(
    z.object({
      id: z.number(),
      status: z.string(),
      extensionNumber: z.string().optional(),
      contact: z
        .object({
          firstName: z.string().optional(),
          lastName: z.string().optional(),
          email: z.string().optional(),
          jobTitle: z.string().optional(),
          department: z.string().optional(),
          mobilePhone: z.string().optional(),
          businessAddress: z
            .object({
              street: z.string().optional(),
              city: z.string().optional(),
              state: z.string().optional(),
              zip: z.string().optional(),
              country: z.string().optional(),
            })
            .optional(),
        })
        .optional(),
    }),
  ),
  paging: z.object({ totalPages: z.number() }),
});
export type ExtensionRecord = z.infer<typeof extensionsSchema>['records'][number];

/** What an import brings to the app profile. Okta keeps countries as ISO codes, RingCentral writes them out. */
export function profileOf({ contact = {}, extensionNumber }: ExtensionRecord, directNumber?: string): AppProfile {
  const { businessAddress: address = {} } = contact;
  const profile = {
    userName: contact.email,
    email: contact.email,
    firstName: contact.firstName,
    lastName: contact.lastName,
    title: contact.jobTitle,
    department: contact.department,
    mobilePhone: contact.mobilePhone,
    street: address.street,
    city: address.city,
    state: address.state,
    zip: address.zip,
    country: address.country && (countryOf(address.country)?.isoCode ?? address.country),
    directNumber,
    extensionNumber,
  };
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
