import { randomBytes } from 'node:crypto';
import { IncompleteError, RefusedError } from '../../engine/errors';
import type { AccessOptions, DirectoryAccess } from './directory-access';
import { openEmbedded } from './embedded-access';
import { openLdaps } from './ldaps-access';
import { dnValue, filterValue, guidText } from './names';
import { type AdGroup, adGroup, type AdUser, adUser, GROUP_ATTRIBUTES, userAttributes } from './people';
import type { ActiveDirectorySettings } from './settings';
import { ENABLED_ACCOUNT, passwordValue, withEnabled } from './user-account-control';

const USERS = '(objectCategory=person)(objectClass=user)';

/** Begins the notes (`info`) of every account that a tool of ours made and may delete again. */
const THROW_AWAY = 'ringcentral-okta throw-away:';

export interface UserQuery {
  /** LDAP filter that is added to "is a user"; absent: everybody. */
  readonly filter?: string;
  /** Where to look; absent: the whole domain. */
  readonly unit?: string;
  /** LDAP names to read; absent: what the integration maps. */
  readonly attributes?: readonly string[];
}

/** Attributes that name one user. */
export type UserKey =
  | { readonly sAMAccountName: string }
  | { readonly userPrincipalName: string }
  | { readonly mail: string }
  | { readonly employeeID: string };

export interface NewUser {
  /** Distinguished name of the organizational unit. */
  readonly unit: string;
  /** sAMAccountName, at most 20 characters. */
  readonly account: string;
  readonly userPrincipalName: string;
  readonly givenName: string;
  readonly sn: string;
  /** Why the account exists; kept in its notes, and what `findThrowAways` finds it by. */
  readonly purpose: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Absent: random, and nobody knows it. */
  readonly password?: string;
}

export interface Changes {
  /** Users created or changed, as they are now. */
  readonly users: readonly AdUser[];
  /** objectGUIDs (as Windows prints them) of users and groups that were deleted. */
  readonly deleted: readonly string[];
  /** What to ask from the next time. */
  readonly highestUsn: number;
}

/**
 * An Active Directory domain. Every method throws a UserFacingError that names the domain controller and the remedy:
 * IncompleteError when it does not answer, UsageError for address, name or certificate, RefusedError when it says no.
 */
export class ActiveDirectory {
  private constructor(
    private readonly access: DirectoryAccess,
    /** `DC=acme,DC=test` */
    readonly namingContext: string,
    /** Host name the domain controller gives itself. */
    readonly domainController: string,
  ) {}

  static async open(settings: ActiveDirectorySettings, options: AccessOptions = {}): Promise<ActiveDirectory> {
    const open = settings.url.startsWith('http:') ? openEmbedded : openLdaps;
    const access = await open(settings, options);
    const { defaultNamingContext = '', dnsHostName = '' } = await access.root();
    if (defaultNamingContext === '') {
      await access.close();
      const why = `Active Directory ${settings.url} does not say which domain it serves.`;
      throw new IncompleteError(why, 'Check AD_URL: a directory of another kind, or something else, answers there.', [
        { what: 'Active Directory', why },
      ]).from('Active Directory');
    }
    return new ActiveDirectory(access, defaultNamingContext, dnsHostName);
  }

  /** DNS name of the domain: `acme.test`. */
  get domain(): string {
    return this.namingContext.replaceAll(/,?DC=/gi, '.').slice(1).toLowerCase();
  }

  async findUsers({ filter = '', unit = this.namingContext, attributes }: UserQuery = {}): Promise<AdUser[]> {
    const query = { base: unit, scope: 'sub', filter: `(&${USERS}${filter})` } as const;
    return (await this.access.search({ ...query, attributes: userAttributes(attributes) })).map(adUser);
  }

  /** @throws RefusedError when several users share the key */
  async findUser(key: UserKey, attributes?: readonly string[]): Promise<AdUser | undefined> {
    const [[name, value] = ['', '']] = Object.entries(key);
    const filter = `(${name}=${filterValue(value)})`;
    const found = await this.findUsers({ filter, ...(attributes && { attributes }) });
    if (found.length > 1)
      throw new RefusedError(
        `Active Directory ${this.domainController} has ${found.length} users with ${name} ${value}`,
        `Make ${name} unique: ${found.map(({ dn }) => dn).join('; ')}`,
      );
    return found[0];
  }

  /** Accounts that a tool of ours made, of one purpose or of any. */
  findThrowAways(purpose = ''): Promise<AdUser[]> {
    return this.findUsers({ filter: `(info=${filterValue(`${THROW_AWAY} ${purpose}`)}*)` });
  }

  /** Units may each have a group of one name: then the one whose account name, unique in a domain, is that name too. */
  async findGroup(name: string, unit = this.namingContext): Promise<AdGroup | undefined> {
    const filter = `(&(objectClass=group)(cn=${filterValue(name)}))`;
    const groups = await this.access.search({ base: unit, scope: 'sub', filter, attributes: GROUP_ATTRIBUTES });
    const found = groups.find((group) => group.attributes['sAMAccountName']?.[0] === name) ?? groups[0];
    return found && adGroup(found);
  }

  /** Direct members who are users. Asked from the members' side: AD cuts a long `member` list at 1500 values. */
  members({ dn }: Pick<AdGroup, 'dn'>): Promise<AdUser[]> {
    return this.findUsers({ filter: `(memberOf=${filterValue(dn)})` });
  }

  addMember(group: Pick<AdGroup, 'dn'>, user: Pick<AdUser, 'dn'>): Promise<void> {
    return this.access.modify(group.dn, [{ operation: 'add', attribute: 'member', values: [user.dn] }]);
  }

  removeMember(group: Pick<AdGroup, 'dn'>, user: Pick<AdUser, 'dn'>): Promise<void> {
    return this.access.modify(group.dn, [{ operation: 'delete', attribute: 'member', values: [user.dn] }]);
  }

  /** Makes an enabled throw-away account. Whoever calls this deletes it again; `findThrowAways` finds what was left behind. */
  async createUser(user: NewUser): Promise<AdUser> {
    const { unit, account, userPrincipalName, givenName, sn, purpose, attributes = {}, password } = user;
    const name = `${givenName} ${sn}`;
    const given = { displayName: name, ...attributes, sAMAccountName: account, userPrincipalName, givenName, sn };
    await this.access.add(`CN=${dnValue(name)},${unit}`, {
      objectClass: ['top', 'person', 'organizationalPerson', 'user'],
      ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]])),
      info: [`${THROW_AWAY} ${purpose}`],
      userAccountControl: [String(ENABLED_ACCOUNT)],
      unicodePwd: [passwordValue(password ?? `Aa1-${randomBytes(18).toString('base64url')}`)],
    });
    const created = await this.findUser({ sAMAccountName: account });
    if (!created)
      throw new RefusedError(`Active Directory ${this.domainController} does not show ${account} to its maker`);
    return created;
  }

  disable(user: Pick<AdUser, 'dn'>): Promise<void> {
    return this.setEnabled(user.dn, false);
  }

  enable(user: Pick<AdUser, 'dn'>): Promise<void> {
    return this.setEnabled(user.dn, true);
  }

  private async setEnabled(dn: string, enabled: boolean): Promise<void> {
    const query = {
      base: dn,
      scope: 'base',
      filter: '(objectClass=user)',
      attributes: ['userAccountControl'],
    } as const;
    const [found] = await this.access.search(query);
    const control = Number(found?.attributes['userAccountControl']?.[0]);
    await this.writeAttribute({ dn }, 'userAccountControl', String(withEnabled(control, enabled)));
  }

  delete({ dn }: Pick<AdUser, 'dn'>): Promise<void> {
    return this.access.delete(dn);
  }

  /** Replaces the values of one attribute; `undefined` removes them. */
  writeAttribute(
    { dn }: Pick<AdUser, 'dn'>,
    attribute: string,
    value: string | readonly string[] | undefined,
  ): Promise<void> {
    const values = value === undefined ? [] : [value].flat();
    return this.access.modify(dn, [{ operation: 'replace', attribute, values }]);
  }

  /** The update sequence number of the domain controller now. Each controller counts for itself: compare only its own. */
  async highestUsn(): Promise<number> {
    return Number((await this.access.root())['highestCommittedUSN']);
  }

  /**
   * What happened to users since an update sequence number of the same domain controller. Deletions are seen by
   * accounts that may read the Deleted Objects container.
   */
  async changesSince(usn: number, { unit, attributes }: Omit<UserQuery, 'filter'> = {}): Promise<Changes> {
    const highestUsn = await this.highestUsn();
    const filter = `(uSNChanged>=${usn + 1})`;
    const users = await this.findUsers({ filter, ...(unit && { unit }), ...(attributes && { attributes }) });
    const tombstones = await this.access.search({
      base: `CN=Deleted Objects,${this.namingContext}`,
      scope: 'sub',
      filter: `(&(isDeleted=TRUE)${filter})`,
      attributes: ['objectGUID'],
      showDeleted: true,
    });
    const deleted = tombstones.map(({ attributes: { objectGUID: [guid = ''] = [] } }) => guidText(guid));
    return { users, deleted, highestUsn };
  }

  close(): Promise<void> {
    return this.access.close();
  }
}
