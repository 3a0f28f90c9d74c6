import { z } from 'zod';
import { COMPANY, PEOPLE } from '../company';
import { AdminRefusal } from '../http';
import { companyEntries, userAttributes, userDn } from './company-directory';
import type { Directory } from './directory';
import { accountControl, type DirectoryEntry, isDeleted, isDisabled } from './entry';
import { ACCOUNT_DISABLE } from './schema';

/** What Active Directory Users and Computers shows of a user. */
interface UserView {
  readonly dn: string;
  readonly enabled: boolean;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** A new user as an administrator types it in. */
export const newUserSchema = z.strictObject({
  account: z.string().regex(/^[\w.-]{1,20}$/),
  givenName: z.string().min(1),
  sn: z.string().min(1),
  groups: z.array(z.string()).default(['RingCentral Users']),
  enabled: z.boolean().default(true),
  attributes: z.record(z.string(), z.string()).default({}),
});

/** What a domain administrator does by hand. */
export class DomainAdministrator {
  constructor(private readonly directory: Directory) {}

  user(account: string | undefined): DirectoryEntry {
    const entry = account === undefined ? undefined : this.directory.account(account);
    if (entry?.entryClass !== 'user') throw new AdminRefusal(404, `no user called ${account} in the directory`);
    return entry;
  }

  view(entry: DirectoryEntry): UserView {
    return { dn: entry.dn, enabled: !isDisabled(entry), attributes: this.directory.readAll(entry) };
  }

  users(): UserView[] {
    return this.directory
      .all()
      .filter((entry) => entry.entryClass === 'user' && !isDeleted(entry))
      .map((entry) => this.view(entry));
  }

  create({ account, givenName, sn, groups, enabled, attributes }: z.output<typeof newUserSchema>): UserView {
    const ad = {
      displayName: `${givenName} ${sn}`,
      sAMAccountName: account,
      userPrincipalName: `${account}@${COMPANY.domain}`,
      givenName,
      sn,
      mail: `${account}@${COMPANY.domain}`,
      employeeID: `N${this.directory.highestCommittedUsn}`,
      title: 'New hire',
      ...attributes,
    };
    const entry = this.directory.add(userDn({ ad }), userAttributes({ account, enabled, ad }));
    return this.setGroups(entry, groups);
  }

  setEnabled(entry: DirectoryEntry, enabled: boolean): UserView {
    const control = enabled ? accountControl(entry) & ~ACCOUNT_DISABLE : accountControl(entry) | ACCOUNT_DISABLE;
    return this.write(entry, { userAccountControl: String(control) });
  }

  write(entry: DirectoryEntry, values: Readonly<Record<string, string | string[] | null>>): UserView {
    const changes = Object.entries(values).map(([attribute, value]) => ({
      operation: 'replace' as const,
      attribute,
      values: value === null ? [] : [value].flat(),
    }));
    return this.view(this.directory.modify(entry.dn, changes));
  }

  setGroups(entry: DirectoryEntry, wanted: readonly string[]): UserView {
    const { dn } = entry;
    const memberships = this.directory.all().filter((one) => one.attributes['member']?.includes(dn));
    const targets = wanted.map((name) => {
      const group = this.directory.account(name);
      if (group?.entryClass !== 'group') throw new AdminRefusal(404, `no group called ${name} in the directory`);
      return group;
    });
    const change = (group: DirectoryEntry, operation: 'add' | 'delete') =>
      this.directory.modify(group.dn, [{ operation, attribute: 'member', values: [dn] }]);
    for (const group of memberships) if (!targets.includes(group)) change(group, 'delete');
    for (const group of targets) if (!memberships.includes(group)) change(group, 'add');
    return this.view(entry);
  }

  /** Makes a deleted employee's account anew, as the data sheet has it: the same name, another objectGUID. */
  recreate(account: string | undefined): UserView {
    const person = PEOPLE.find((one) => one.account === account);
    if (!person) throw new AdminRefusal(404, `the company has nobody called ${account}: create the user instead`);
    const dn = userDn(person);
    const asBefore = companyEntries(PEOPLE).find((entry) => entry.dn === dn);
    const entry = this.directory.add(dn, asBefore?.attributes ?? {});
    return this.setGroups(entry, person.groups);
  }
}
