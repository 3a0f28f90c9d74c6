import type { AwkwardCase } from './awkward-cases';
import type { OfficeId } from './offices';

export type Department = 'Sales' | 'Engineering' | 'Support' | 'Finance' | 'People' | 'Marketing' | 'Operations';

/** AD security groups that exist in acme.test. Membership of `RingCentral Users` puts a person in scope. */
export const GROUPS = ['RingCentral Users', 'RingCentral Managers', 'Sales', 'Engineering', 'Support'] as const;
export type GroupName = (typeof GROUPS)[number];

/**
 * A person's attributes in Active Directory, under their LDAP names and with the values a directory holds.
 * LDAP knows no empty value: an attribute that is `''` here is left out of a directory and is `''` only in a profile.
 */
export interface AdAttributes {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly givenName: string;
  readonly sn: string;
  readonly displayName: string;
  readonly employeeID: string;
  readonly title: string;
  readonly mail?: string;
  readonly mobile?: string;
  readonly streetAddress?: string;
  readonly l?: string;
  readonly st?: string;
  readonly postalCode?: string;
  /** ISO 3166 alpha-2, as AD keeps it. */
  readonly c?: string;
  readonly department?: string;
  readonly telephoneNumber?: string;
  readonly otherTelephone?: readonly string[];
  readonly ipPhone?: string;
}

/** One employee of Acme. */
export interface Person {
  /** sAMAccountName; also the key that everything else in the company refers to. */
  readonly account: string;
  readonly office: OfficeId;
  readonly ad: AdAttributes;
  /** The manager's account; absent for the head of the company. */
  readonly manager?: string;
  readonly groups: readonly GroupName[];
  /** False: disabled in AD (userAccountControl bit 2). */
  readonly enabled: boolean;
  /** What is awkward about this person; empty for most. */
  readonly cases: readonly AwkwardCase[];
}
