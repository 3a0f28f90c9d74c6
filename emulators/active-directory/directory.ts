import type { Clock } from '../http';
import { dnKey, isWithin, ownName, parentOf, relativeNames } from './distinguished-name';
import { type Change, type DirectoryEntry, digest, generalizedTime, isDeleted, isDisabled, nthGuid } from './entry';
import { compileFilter } from './filter';
import { bindError, DirectoryError } from './result-codes';
import {
  ACCOUNT_DISABLE,
  attributeRule,
  CLASSES,
  type EntryClass,
  NORMAL_ACCOUNT,
  PASSWORD_NOT_REQUIRED,
} from './schema';
import { checkAccount, checkedValues, decodePassword, valuesAfter } from './values';

export interface DirectoryState {
  readonly entries: readonly DirectoryEntry[];
  readonly highestUsn: number;
  readonly created: number;
}

interface SearchRequest {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: string;
  /** LDAP control 1.2.840.113556.1.4.417: tombstones too. */
  readonly showDeleted: boolean;
}

/** The objects of one domain, with Active Directory's rules: update sequence numbers, tombstones, unique names, back links. */
export class Directory {
  private entries = new Map<string, DirectoryEntry>();
  private highestUsn = 1000;
  private created = 0;
  readonly deletedObjects: string;

  constructor(
    readonly namingContext: string,
    private readonly clock: Clock,
  ) {
    this.deletedObjects = `CN=Deleted Objects,${namingContext}`;
    this.create(namingContext, 'domainDNS', {});
  }

  get highestCommittedUsn(): number {
    return this.highestUsn;
  }

  /** The living entry with this distinguished name or `<GUID=hex>`. @throws DirectoryError when there is none. */
  get(dn: string): DirectoryEntry {
    const guid = /^<GUID=([0-9a-f-]+)>$/i.exec(dn)?.[1];
    const found =
      guid === undefined
        ? this.entries.get(dnKey(dn))
        : this.all().find((one) => Buffer.from(one.guid, 'base64').toString('hex') === guid.toLowerCase());
    if (found && !isDeleted(found)) return found;
    throw new DirectoryError('noSuchObject', `0000208D: NameErr: DSID-03100241, problem 2001 (NO_OBJECT), '${dn}'`);
  }

  all(): DirectoryEntry[] {
    return [...this.entries.values()];
  }

  /** The live account with this sAMAccountName. */
  account(name: string): DirectoryEntry | undefined {
    return this.holder('sAMAccountName', name);
  }

  private holder(attribute: string, value: string): DirectoryEntry | undefined {
    return this.all().find(
      (one) => !isDeleted(one) && one.attributes[attribute]?.[0]?.toLowerCase() === value.toLowerCase(),
    );
  }

  /** One attribute as a reader sees it: back links and names are computed. */
  read(entry: DirectoryEntry, attribute: string): readonly string[] {
    const rule = attributeRule(attribute);
    if (!rule || rule.secret) return [];
    if (rule.name === 'distinguishedName') return [entry.dn];
    if (rule.name === 'objectGUID') return [entry.guid];
    if (rule.name === 'memberOf') return this.groupsOf(entry);
    return entry.attributes[rule.name] ?? [];
  }

  /** Every attribute that has a value, or the ones asked for. */
  readAll(entry: DirectoryEntry, wanted: readonly string[] = []): Record<string, readonly string[]> {
    const everything = wanted.length === 0 || wanted.includes('*');
    const names = everything
      ? [...Object.keys(entry.attributes), 'distinguishedName', 'objectGUID', 'memberOf']
      : wanted;
    return Object.fromEntries(
      names
        .map((name) => [attributeRule(name)?.name ?? name, this.read(entry, name)] as const)
        .filter(([, values]) => values.length > 0),
    );
  }

  private groupsOf(entry: DirectoryEntry): string[] {
    const key = dnKey(entry.dn);
    return this.all()
      .filter((group) => group.attributes['member']?.some((member) => dnKey(member) === key))
      .map(({ dn }) => dn);
  }

  search({ base, scope, filter, showDeleted }: SearchRequest): DirectoryEntry[] {
    const passes = compileFilter(filter);
    if (!base.startsWith('<') && !isWithin(base, this.namingContext))
      throw new DirectoryError('referral', `0000202B: RefErr: DSID-031007E3, data 0, ref 1: '${base}'`);
    if (dnKey(base) !== dnKey(this.deletedObjects)) base = this.get(base).dn;
    const inScope = {
      base: (dn: string) => dnKey(dn) === dnKey(base),
      one: (dn: string) => dnKey(parentOf(dn)) === dnKey(base),
      sub: (dn: string) => isWithin(dn, base),
    }[scope];
    return this.all().filter(
      (entry) => (showDeleted || !isDeleted(entry)) && inScope(entry.dn) && passes((name) => this.read(entry, name)),
    );
  }

  private touch(entry: DirectoryEntry): void {
    this.highestUsn += 1;
    entry.attributes['uSNChanged'] = [String(this.highestUsn)];
    entry.attributes['whenChanged'] = [generalizedTime(this.clock.now())];
  }

  private create(dn: string, entryClass: EntryClass, attributes: Record<string, readonly string[]>): DirectoryEntry {
    const { chain, category } = CLASSES[entryClass];
    this.created += 1;
    const [type, name] = ownName(dn);
    const entry: DirectoryEntry = {
      guid: nthGuid(this.created),
      entryClass,
      dn,
      attributes: {
        ...attributes,
        [type === 'OU' ? 'ou' : 'cn']: [name],
        name: [name],
        objectClass: chain,
        objectCategory: [`CN=${category},CN=Schema,CN=Configuration,${this.namingContext}`],
        whenCreated: [generalizedTime(this.clock.now())],
        uSNCreated: [String(this.highestUsn + 1)],
      },
    };
    this.touch(entry);
    this.entries.set(dnKey(dn), entry);
    return entry;
  }

  /** LDAP add. A user without `userAccountControl` starts disabled, as in AD. */
  add(dn: string, given: Readonly<Record<string, readonly string[]>>): DirectoryEntry {
    const parent = this.get(parentOf(dn));
    if (this.entries.has(dnKey(dn)))
      throw new DirectoryError('entryAlreadyExists', `00002071: UpdErr: DSID-0305038D, '${dn}' exists`);
    const { objectClass = [], unicodePwd, ...rest } = this.named(given);
    const entryClass = objectClass.at(-1) as EntryClass;
    if (!Object.hasOwn(CLASSES, entryClass))
      throw new DirectoryError('objectClassViolation', `0000207B: UpdErr: class '${String(entryClass)}' is not known`);
    for (const [name, values] of Object.entries(rest)) this.check(name, values);
    this.checkUnique(rest);
    const password = unicodePwd?.[0] === undefined ? undefined : decodePassword(unicodePwd[0]);
    const control = [String(NORMAL_ACCOUNT | PASSWORD_NOT_REQUIRED | ACCOUNT_DISABLE)];
    const attributes = entryClass === 'user' ? { userAccountControl: control, ...rest } : rest;
    if (entryClass === 'user') checkAccount(attributes, password !== undefined);
    const entry = this.create([relativeNames(dn)[0], parent.dn].join(','), entryClass, attributes);
    if (password !== undefined) entry.passwordDigest = digest(password);
    return entry;
  }

  private named(given: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
    return Object.fromEntries(
      Object.entries(given).map(([name, values]) => [attributeRule(name)?.name ?? name, values]),
    );
  }

  private check(name: string, values: readonly string[]): void {
    const rule = checkedValues(name, values);
    if (rule.dn) for (const value of values) this.get(value);
  }

  private checkUnique(attributes: Readonly<Record<string, readonly string[]>>, self?: DirectoryEntry): void {
    for (const name of ['sAMAccountName', 'userPrincipalName']) {
      const value = attributes[name]?.[0];
      const holder = value === undefined ? undefined : this.holder(name, value);
      if (holder && holder !== self)
        throw new DirectoryError(
          'entryAlreadyExists',
          `00000524: UpdErr: ${name} '${value}' is held by '${holder.dn}'`,
        );
    }
  }

  /** LDAP modify: all changes or none, one update sequence number. */
  modify(dn: string, changes: readonly Change[]): DirectoryEntry {
    const entry = this.get(dn);
    const after = { ...entry.attributes };
    let password: string | undefined;
    for (const change of changes) {
      const name = attributeRule(change.attribute)?.name ?? change.attribute;
      if (name === 'unicodePwd') {
        password = decodePassword(change.values[0] ?? '');
        continue;
      }
      const values = valuesAfter(change, name, after[name] ?? []);
      this.check(name, values);
      if (values.length > 0) after[name] = values;
      else delete after[name];
    }
    this.checkUnique(after, entry);
    if (entry.entryClass === 'user') checkAccount(after, (password ?? entry.passwordDigest) !== undefined);
    entry.attributes = after;
    if (password !== undefined) entry.passwordDigest = digest(password);
    this.touch(entry);
    return entry;
  }

  /** LDAP delete: what stays is a tombstone with the GUID, the account name and where it lay [MS-ADTS 3.1.1.5.5]. */
  delete(dn: string): DirectoryEntry {
    const entry = this.get(dn);
    if (this.all().some((other) => other !== entry && isWithin(other.dn, entry.dn)))
      throw new DirectoryError('notAllowedOnNonLeaf', `00002015: UpdErr: '${entry.dn}' has entries below it`);
    this.unlink(entry.dn);
    const { cn = [''], sAMAccountName, objectClass, uSNCreated, whenCreated } = entry.attributes;
    const guid = Buffer.from(entry.guid, 'base64').toString('hex');
    this.entries.delete(dnKey(entry.dn));
    const name = `${cn[0]}\\0ADEL:${guid}`;
    entry.attributes = {
      ...Object.fromEntries(
        Object.entries({ cn: [name], name: [name], sAMAccountName, objectClass, uSNCreated, whenCreated }).filter(
          (pair): pair is [string, readonly string[]] => pair[1] !== undefined,
        ),
      ),
      isDeleted: ['TRUE'],
      lastKnownParent: [parentOf(entry.dn)],
    };
    delete entry.passwordDigest;
    entry.dn = `CN=${name},${this.deletedObjects}`;
    this.entries.set(dnKey(entry.dn), entry);
    this.touch(entry);
    return entry;
  }

  /** A deleted object leaves groups and reports without touching their sequence numbers, as linked values do in AD. */
  private unlink(dn: string): void {
    for (const { attributes } of this.all()) {
      for (const name of ['member', 'manager']) {
        const kept = attributes[name]?.filter((value) => dnKey(value) !== dnKey(dn)) ?? [];
        if (kept.length > 0) attributes[name] = kept;
        else delete attributes[name];
      }
    }
  }

  /**
   * Simple bind by distinguished name, user principal name or `DOMAIN\account`. Without a password it succeeds for
   * anybody, as nobody: `undefined` [RFC 4513 5.1.2].
   * @throws DirectoryError saying why not
   */
  bind(name: string, password: string): DirectoryEntry | undefined {
    if (password === '') return undefined;
    const account = name.includes('\\') ? this.account(name.slice(name.indexOf('\\') + 1)) : undefined;
    const entry = account ?? this.holder('userPrincipalName', name) ?? this.entries.get(dnKey(name));
    if (!entry || isDeleted(entry)) throw bindError('unknownUser');
    if (entry.passwordDigest !== digest(password)) throw bindError('wrongPassword');
    if (isDisabled(entry)) throw bindError('accountDisabled');
    return entry;
  }

  snapshot(): DirectoryState {
    return structuredClone({ entries: this.all(), highestUsn: this.highestUsn, created: this.created });
  }

  restore({ entries, highestUsn, created }: DirectoryState): void {
    this.entries = new Map(structuredClone(entries).map((entry) => [dnKey(entry.dn), entry]));
    this.highestUsn = highestUsn;
    this.created = created;
  }
}
