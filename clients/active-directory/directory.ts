import { counted } from '../../engine/counted';
import { IncompleteError, RefusedError, UsageError } from '../../engine/errors';
import type { AccessOptions, DirectoryAccess, DirectoryObject } from './directory-access';
import { openEmbedded } from './embedded-access';
import { directoryKind, type DirectoryKind, type NewUser } from './kinds';
import { openLdap } from './ldap-access';
import { dnKey, filterValue, guidText } from './names';
import {
  directoryGroup,
  type DirectoryGroup,
  directoryUser,
  type DirectoryUser,
  groupAttributes,
  userAttributes,
} from './people';
import type { DirectorySettings } from './settings';
import { withEnabled } from './user-account-control';

/** So many members are asked for one by one; of more, everybody is read and they are picked out. */
const FEW = 20;

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

/** What names one user; a directory's kind says in which attribute it stands. */
export type UserKey =
  | { readonly account: string }
  | { readonly login: string }
  | { readonly mail: string }
  | { readonly employeeId: string };

export interface Changes {
  /** Users created or changed, as they are now. */
  readonly users: readonly DirectoryUser[];
  /** objectGUIDs (as Windows prints them) of users and groups that were deleted. */
  readonly deleted: readonly string[];
  /** What to ask from the next time. */
  readonly highestUsn: number;
}

type KeyName = keyof DirectoryKind['keys'];

const anyOf = (filters: readonly string[]): string => (filters.length === 1 ? filters[0]! : `(|${filters.join('')})`);

/** What the server says that it holds. @throws UserFacingError where it says nothing, or of several not which */
function namingContextOf(kind: DirectoryKind, { url, base }: DirectorySettings, root: DirectoryObject['attributes']) {
  const { called, variables } = kind;
  const { defaultNamingContext = [], namingContexts = [] } = root;
  const [found, ...others] = base ? [base] : defaultNamingContext.length > 0 ? defaultNamingContext : namingContexts;
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined)
    throw new UsageError(
      `${called} ${url} holds several trees: ${[found, ...others].join('; ')}`,
      `Name the one with the people in ${variables}_BASE_DN.`,
    ).from(called);
  const why = `${called} ${url} does not say which domain it serves.`;
  throw new IncompleteError(
    why,
    `Check ${variables}_URL: a directory of another kind, or something else, answers there.`,
    [{ what: called, why }],
  ).from(called);
}

/**
 * A directory that speaks LDAP: an Active Directory domain, or another. Every method throws a UserFacingError that names the server and
 * the remedy: IncompleteError when it does not answer, UsageError for address, name or certificate, RefusedError when it says no.
 */
export class Directory {
  private constructor(
    private readonly access: DirectoryAccess,
    readonly kind: DirectoryKind,
    /** `DC=acme,DC=test` */
    readonly namingContext: string,
    /** Host name the server gives itself, else the one it was asked under. */
    readonly server: string,
  ) {}

  static async open(settings: DirectorySettings, options: AccessOptions = {}): Promise<Directory> {
    const kind = directoryKind(settings.kind ?? 'activeDirectory');
    const open = settings.url.startsWith('http:') ? openEmbedded : openLdap;
    const access = await open(settings, options);
    try {
      const root = await access.root();
      const [server = new URL(settings.url).host] = root['dnsHostName'] ?? [];
      return new Directory(access, kind, namingContextOf(kind, settings, root), server);
    } catch (error) {
      await access.close();
      throw error;
    }
  }

  /** DNS name of the domain: `acme.test`. Empty where the tree is not named after one. */
  get domain(): string {
    return [...this.namingContext.matchAll(/(?:^|,)\s*DC=([^,]+)/gi)]
      .map(([, part]) => part)
      .join('.')
      .toLowerCase();
  }

  /** Whether an object of this name belongs here. */
  holds(dn: string): boolean {
    return dnKey(dn).endsWith(dnKey(this.namingContext));
  }

  /** `Active Directory dc1.acme.test` */
  get named(): string {
    return `${this.kind.called} ${this.server}`;
  }

  async findUsers({ filter = '', unit = this.namingContext, attributes }: UserQuery = {}): Promise<DirectoryUser[]> {
    const query = { base: unit, scope: 'sub', filter: `(&${this.kind.people}${filter})` } as const;
    const found = await this.access.search({ ...query, attributes: userAttributes(this.kind, attributes) });
    return found.map(directoryUser(this.kind));
  }

  /** With the groups that the user is in. @throws RefusedError when several users share the key */
  async findUser(key: UserKey, attributes?: readonly string[]): Promise<DirectoryUser | undefined> {
    const [[name, value] = ['account', ''] as const] = Object.entries(key) as readonly (readonly [KeyName, string])[];
    const names = this.kind.keys[name];
    const filter = anyOf(names.map((one) => `(${one}=${filterValue(value)})`));
    const found = await this.findUsers({ filter, ...(attributes && { attributes }) });
    if (found.length > 1)
      throw new RefusedError(
        `${this.named} has ${counted(found.length, 'user')} with ${names.join(' or ')} ${value}`,
        `Make ${names[0]} unique: ${found.map(({ dn }) => dn).join('; ')}`,
      );
    const [user] = found;
    return user && { ...user, memberOf: this.kind.memberOf ? user.memberOf : await this.groupsOf(user) };
  }

  /** Where entries do not say in which groups they are, the groups do. */
  private async groupsOf({ dn }: Pick<DirectoryUser, 'dn'>): Promise<string[]> {
    const { groups, member } = this.kind;
    const filter = `(&${groups}${anyOf(member.map((name) => `(${name}=${filterValue(dn)})`))})`;
    const found = await this.access.search({ base: this.namingContext, scope: 'sub', filter, attributes: ['cn'] });
    return found.map((group) => group.dn);
  }

  /** Accounts that a tool of ours made, of one purpose or of any. */
  findThrowAways(purpose = ''): Promise<DirectoryUser[]> {
    return this.findUsers({ filter: `(${this.kind.notes}=${filterValue(`${THROW_AWAY} ${purpose}`)}*)` });
  }

  /** Units may each have a group of one name: then the one whose account name, unique in a domain, is that name too. */
  async findGroup(name: string, unit = this.namingContext): Promise<DirectoryGroup | undefined> {
    const filter = `(&${this.kind.groups}(cn=${filterValue(name)}))`;
    const attributes = groupAttributes(this.kind);
    const groups = await this.access.search({ base: unit, scope: 'sub', filter, attributes });
    const isNamed = ({ attributes: held }: DirectoryObject) =>
      this.kind.keys.account.some((one) => held[one]?.[0] === name);
    const found = groups.find(isNamed) ?? groups[0];
    return found && directoryGroup(this.kind, found);
  }

  /**
   * Direct members who are users.
   * @param atMost so many are enough
   */
  async members(group: Pick<DirectoryGroup, 'dn'>, atMost = Infinity): Promise<DirectoryUser[]> {
    const { memberOf, member } = this.kind;
    if (memberOf) return (await this.findUsers({ filter: `(memberOf=${filterValue(group.dn)})` })).slice(0, atMost);
    const [entry] = await this.access.search({
      ...{ base: group.dn, scope: 'base', filter: '(objectClass=*)' },
      attributes: member,
    });
    const listed = member.flatMap((name) => entry?.attributes[name] ?? []);
    if (listed.length > FEW && atMost > FEW) {
      const wanted = new Set(listed.map(dnKey));
      return (await this.findUsers()).filter(({ dn }) => wanted.has(dnKey(dn))).slice(0, atMost);
    }
    const found: DirectoryUser[] = [];
    // Lists keep the names of entries that are gone, and of groups and machines.
    for (const dn of listed) if (found.length < atMost) found.push(...(await this.userAt(dn)));
    return found;
  }

  private async userAt(dn: string): Promise<DirectoryUser[]> {
    const query = { base: dn, scope: 'base', filter: `(&${this.kind.people})`, mayBeGone: true } as const;
    return (await this.access.search({ ...query, attributes: userAttributes(this.kind) })).map(
      directoryUser(this.kind),
    );
  }

  addMember(group: Pick<DirectoryGroup, 'dn' | 'member'>, user: Pick<DirectoryUser, 'dn'>): Promise<void> {
    return this.access.modify(group.dn, [{ operation: 'add', attribute: group.member, values: [user.dn] }]);
  }

  removeMember(group: Pick<DirectoryGroup, 'dn' | 'member'>, user: Pick<DirectoryUser, 'dn'>): Promise<void> {
    return this.access.modify(group.dn, [{ operation: 'delete', attribute: group.member, values: [user.dn] }]);
  }

  /** Makes an enabled throw-away account. Whoever calls this deletes it again; `findThrowAways` finds what was left behind. */
  async createUser(user: NewUser): Promise<DirectoryUser> {
    const { dn, attributes } = this.kind.newObject(user, `${THROW_AWAY} ${user.purpose}`);
    await this.access.add(dn, attributes);
    const created = await this.findUser({ account: user.account });
    if (!created) throw new RefusedError(`${this.named} does not show ${user.account} to its maker`);
    return created;
  }

  disable(user: Pick<DirectoryUser, 'dn'>): Promise<void> {
    return this.setEnabled(user.dn, false);
  }

  enable(user: Pick<DirectoryUser, 'dn'>): Promise<void> {
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

  delete({ dn }: Pick<DirectoryUser, 'dn'>): Promise<void> {
    return this.access.delete(dn);
  }

  /** Replaces the values of one attribute; `undefined` removes them. */
  writeAttribute(
    { dn }: Pick<DirectoryUser, 'dn'>,
    attribute: string,
    value: string | readonly string[] | undefined,
  ): Promise<void> {
    const values = value === undefined ? [] : [value].flat();
    return this.access.modify(dn, [{ operation: 'replace', attribute, values }]);
  }

  /** The update sequence number of the domain controller now; of Active Directory alone. Each controller counts for itself: compare only its own. */
  async highestUsn(): Promise<number> {
    return Number((await this.access.root())['highestCommittedUSN']?.[0]);
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
