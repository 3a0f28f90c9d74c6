import type { DirectoryObject } from './directory-access';
import { guidText } from './names';
import { isEnabled } from './user-account-control';

/** A user account in Active Directory. */
export interface AdUser {
  /** objectGUID as Windows prints it; stays when the account is renamed, differs when it is recreated. */
  readonly id: string;
  /** objectGUID in base64: Okta's external id of the user in its AD app. */
  readonly externalId: string;
  readonly dn: string;
  readonly account: string;
  readonly userPrincipalName: string | undefined;
  readonly enabled: boolean;
  readonly usnChanged: number;
  /** Distinguished names of the groups it is in directly. */
  readonly memberOf: readonly string[];
  /** Every value by LDAP attribute name. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface AdGroup {
  readonly id: string;
  readonly dn: string;
  readonly name: string;
}

const first = ({ attributes }: DirectoryObject, name: string): string | undefined => attributes[name]?.[0];

export const GROUP_ATTRIBUTES = ['objectGUID', 'cn', 'sAMAccountName'];

/** Accounting attributes that tools need beside the ones a person is described with. */
const ACCOUNT_ATTRIBUTES = ['objectGUID', 'sAMAccountName', 'userPrincipalName', 'userAccountControl', 'uSNChanged'];

/** What is read of a user unless the caller names attributes: everything the guide maps, and where numbers are kept. */
const PERSON_ATTRIBUTES = [
  ...['givenName', 'sn', 'displayName', 'mail', 'mobile', 'streetAddress', 'l', 'st', 'postalCode', 'c'],
  ...['department', 'title', 'employeeID', 'manager', 'info'],
  ...['telephoneNumber', 'otherTelephone', 'ipPhone', 'otherIpPhone', 'homePhone'],
];

export const userAttributes = (wanted: readonly string[] = PERSON_ATTRIBUTES): string[] => [
  ...new Set([...ACCOUNT_ATTRIBUTES, 'memberOf', ...wanted]),
];

export const adUser = (object: DirectoryObject): AdUser => {
  const externalId = first(object, 'objectGUID') ?? '';
  return {
    id: guidText(externalId),
    externalId,
    dn: object.dn,
    account: first(object, 'sAMAccountName') ?? '',
    userPrincipalName: first(object, 'userPrincipalName'),
    enabled: isEnabled(Number(first(object, 'userAccountControl'))),
    usnChanged: Number(first(object, 'uSNChanged')),
    memberOf: object.attributes['memberOf'] ?? [],
    attributes: object.attributes,
  };
};

export const adGroup = (object: DirectoryObject): AdGroup => ({
  id: guidText(first(object, 'objectGUID') ?? ''),
  dn: object.dn,
  name: first(object, 'cn') ?? '',
});
