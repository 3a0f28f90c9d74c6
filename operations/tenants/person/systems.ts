import { commonName, type Directory, type DirectoryUser } from '../../../clients/active-directory';
import { unlessMissing, type AppUser, type OktaClient } from '../../../clients/okta';
import type { Extension, PhoneNumber, RingCentralClient } from '../../../clients/ringcentral';
import type { SchemaAttribute } from '../../../engine/org/org';
import type { Account, Profile, Value } from '../../../engine/sync';
import { isDirect, personsNumber } from '../../../engine/systems/ringcentral-numbers';
import { directoryProfile, ldapNames } from '../directory-attributes';
import { isOff, isUser } from '../extensions';

/** What RingCentral itself says of one person. */
export interface InRingCentral {
  readonly extension: Extension;
  /** Numbers of the extension, whatever their state. */
  readonly numbers: readonly PhoneNumber[];
  /** Other extensions under the same address. */
  readonly others: readonly Extension[];
}

const sameAddress = (email: string) => (one: Extension) => one.contact?.email?.toLowerCase() === email.toLowerCase();

/** The person whom Okta's app user is linked to, else whoever has the address; undefined where RingCentral has nobody. */
export async function inRingCentral(
  ringcentral: RingCentralClient,
  email: string,
  externalId: string | undefined,
): Promise<InRingCentral | undefined> {
  const found = (await ringcentral.extensions({ email })).filter(sameAddress(email)).filter(isUser);
  const extension = found.find(({ id }) => id === externalId) ?? found[0];
  if (!extension) return undefined;
  const numbers = (await ringcentral.numbersOf(extension.id)).filter(
    (number) => isDirect(number) && (number.extension === undefined || number.extension.id === extension.id),
  );
  return { extension, numbers, others: found.filter((one) => one !== extension) };
}

/** In the words of Okta's app profile. Countries are written out at RingCentral and coded in Okta: Okta's copy stays. */
export function ringcentralAccount(found: InRingCentral, copy: Profile): Account {
  const { contact = {}, extensionNumber, id, status = '' } = found.extension;
  const { businessAddress: address = {} } = contact;
  const told: Record<string, Value | undefined> = {
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
  };
  const numbers = { directNumber: personsNumber(found.numbers) ?? null, extensionNumber: extensionNumber ?? null };
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Profile;
  // Attributes that the app's profile does not have are not imported.
  const country: Profile = copy['country'] === undefined ? {} : { country: copy['country'] };
  return {
    externalId: id,
    status: isOff(status) ? 'disabled' : 'enabled',
    profile: { ...known, ...country, ...numbers },
  };
}

type AppSchema = Readonly<Record<string, SchemaAttribute>>;

/** The account that Okta's app user is linked to; a recreated one has another id and is found by its user name. */
export async function inDirectory(
  directory: Directory,
  schema: AppSchema,
  names: readonly string[],
): Promise<DirectoryUser | undefined> {
  const attributes = [...new Set([...ldapNames(schema).values(), ...directory.kind.keys.employeeId])];
  for (const name of names) {
    const found =
      (await directory.findUser({ login: name }, attributes)) ?? (await directory.findUser({ mail: name }, attributes));
    if (found) return found;
  }
  return undefined;
}

/** In the words of the directory's app in Okta; of groups those that Okta has imported. */
export function directoryAccount(user: DirectoryUser, schema: AppSchema, imported: ReadonlySet<string>): Account {
  return {
    externalId: user.externalId,
    status: user.enabled ? 'enabled' : 'disabled',
    profile: directoryProfile(user, ldapNames(schema)),
    groups: user.memberOf.map(commonName).filter((name) => imported.has(name)),
  };
}

/** Okta's side of the person in one app; undefined where the person does not have it. */
export const appUserOf = (okta: OktaClient, appId: string, userId: string): Promise<AppUser | undefined> =>
  unlessMissing(okta.appUser(appId, userId));
