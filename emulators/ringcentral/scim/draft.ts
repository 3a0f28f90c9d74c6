import { z } from 'zod';
import type { Contact, Extension } from '../entities';
import type { Store } from '../store';
import { missingInBody } from '../errors';
import { ScimFault } from './errors';
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from './resource';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** Entra sends booleans as the strings "True" and "False". */
const flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i)
    .transform((value) => value.toLowerCase() === 'true'),
]);

const typed = z.object({ type: text, value: text });

export const scimUserSchema = z.object({
  schemas: z.array(z.string()),
  externalId: text,
  userName: text,
  name: z.object({ givenName: text, familyName: text }).default({ givenName: undefined, familyName: undefined }),
  emails: z.array(typed).default([]),
  active: flag.default(false),
  title: text,
  phoneNumbers: z.array(typed).optional(),
  addresses: z
    .array(
      z.object({
        type: text,
        streetAddress: text,
        locality: text,
        region: text,
        postalCode: text,
        country: text,
      }),
    )
    .optional(),
  [ENTERPRISE_SCHEMA]: z.object({ department: text }).optional(),
});
type ScimUser = z.infer<typeof scimUserSchema>;

/** What a SCIM user says, in RingCentral's words; an empty string takes a value away. */
export interface Draft {
  readonly contact: Contact;
  readonly active: boolean;
  readonly externalId?: string;
}

const ofType = <T extends { type?: string }>(values: readonly T[], type: string): T | undefined =>
  values.find((value) => value.type === type) ?? (type === 'work' ? values.find((value) => !value.type) : undefined);

function addressOf(user: ScimUser): Contact['businessAddress'] {
  const address = ofType(user.addresses ?? [], 'work');
  return (
    address && {
      street: address.streetAddress ?? '',
      city: address.locality ?? '',
      state: address.region ?? '',
      zip: address.postalCode ?? '',
      country: address.country ?? '',
    }
  );
}

/**
 * Reads a whole user (POST, PUT). Phone numbers of type work and other are RingCentral's own: what is sent there is ignored,
 * as Entra's documentation of its connector implies.
 * @throws ApiFault 400 when schemas are wrong, the user name is not the work email or the family name is missing
 */
export function draftOf(user: ScimUser): Draft {
  if (!user.schemas.includes(USER_SCHEMA)) {
    throw new ScimFault(400, 'Parameter [schemas] value is invalid.', 'invalidSyntax');
  }
  const email = ofType(user.emails, 'work')?.value;
  if (email?.toLowerCase() !== user.userName?.toLowerCase()) {
    throw new ScimFault(400, 'Parameter [userName] value is invalid.', 'invalidValue');
  }
  if (!user.name.familyName) throw missingInBody('extension.contact.lastName');
  const mobile = user.phoneNumbers?.find(({ type }) => type === 'mobile')?.value;
  return {
    active: user.active,
    externalId: user.externalId,
    contact: {
      firstName: user.name.givenName ?? '',
      lastName: user.name.familyName ?? '',
      email: email ?? '',
      jobTitle: user.title ?? '',
      department: user[ENTERPRISE_SCHEMA]?.department ?? '',
      ...(user.phoneNumbers === undefined ? {} : { mobilePhone: mobile ?? '' }),
      ...(user.addresses === undefined ? {} : { businessAddress: addressOf(user) ?? {} }),
    },
  };
}

/** Users as SCIM sees them: people with a licence, or who had one. */
export const scimUsers = (store: Store): Extension[] =>
  store.state.extensions.filter(({ type, status }) => type === 'User' && status !== 'Unassigned');
