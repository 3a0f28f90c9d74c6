import type { DirectoryObject } from './directory-access';
import type { DirectoryKind } from './kinds';

/** A person's account in a directory. */
export interface DirectoryUser {
  /** objectGUID as Windows prints it, or entryUUID; stays when the account is renamed, differs when it is recreated. */
  readonly id: string;
  /** objectGUID in base64, or entryUUID: Okta's external id of the user in the directory's app. */
  readonly externalId: string;
  readonly dn: string;
  readonly account: string;
  /** userPrincipalName, or of an LDAP entry mail, else uid. */
  readonly login: string | undefined;
  readonly enabled: boolean;
  /** Distinguished names of the groups it is in directly, where it was looked for by a name. */
  readonly memberOf: readonly string[];
  /** Every value by LDAP attribute name, as it was asked for. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface DirectoryGroup {
  readonly id: string;
  readonly dn: string;
  readonly name: string;
  /** The attribute that names its members. */
  readonly member: string;
}

const firstOf = ({ attributes }: DirectoryObject, names: readonly string[]): string | undefined =>
  names.flatMap((name) => attributes[name] ?? [])[0];

export const userAttributes = (
  { accounting, described }: DirectoryKind,
  wanted: readonly string[] = described,
): string[] => [...new Set([...accounting, ...wanted])];

export const directoryUser =
  (kind: DirectoryKind) =>
  (object: DirectoryObject): DirectoryUser => ({
    ...kind.ids(object),
    dn: object.dn,
    account: firstOf(object, kind.keys.account) ?? '',
    login: firstOf(object, kind.keys.login),
    enabled: kind.enabled(object.attributes),
    memberOf: object.attributes['memberOf'] ?? [],
    attributes: object.attributes,
  });

/** A group's class says which attribute it has; of AD's there is one. */
const memberAttribute = ({ member }: DirectoryKind, { attributes }: DirectoryObject): string =>
  member.find((name) => attributes['objectClass']?.some((one) => /unique/i.test(one) === /unique/i.test(name))) ??
  member[0]!;

export const groupAttributes = ({ accounting }: DirectoryKind): string[] => [...accounting, 'cn', 'objectClass'];

export const directoryGroup = (kind: DirectoryKind, object: DirectoryObject): DirectoryGroup => ({
  id: kind.ids(object).id,
  dn: object.dn,
  name: firstOf(object, ['cn']) ?? '',
  member: memberAttribute(kind, object),
});
