import { Identifiers } from '../http';
import type {
  App,
  AppUser,
  Group,
  GroupAssignment,
  GroupRule,
  LogEvent,
  Mapping,
  Policy,
  Schema,
  SigningKey,
  User,
  UserType,
} from './entities';
import { type OrgSettings, defaultSwitches } from './settings';

/** Everything one org keeps. Collections keep the order in which things were made. */
export class OktaStore {
  settings: OrgSettings = {
    id: '',
    name: '',
    baseUrl: '',
    flags: { ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH: false, ATTRIBUTE_LEVEL_MASTERING: false, AD_REACTIVATION: false },
    profileSourceOrder: [],
    importSafeguard: { app: { enabled: true, percent: 20 }, org: { enabled: true, percent: 20 } },
    agents: [],
    switches: defaultSwitches(),
  };
  readonly apps = new Map<string, App>();
  readonly keys = new Map<string, SigningKey[]>();
  readonly appSchemas = new Map<string, Schema>();
  readonly userTypes = new Map<string, UserType>();
  readonly userSchemas = new Map<string, Schema>();
  readonly mappings = new Map<string, Mapping>();
  readonly groups = new Map<string, Group>();
  readonly rules = new Map<string, GroupRule>();
  readonly policies = new Map<string, Policy>();
  /** App id → its groups, highest priority first. */
  readonly assignments = new Map<string, GroupAssignment[]>();
  readonly users = new Map<string, User>();
  /** Group id → ids of its members. */
  readonly members = new Map<string, Set<string>>();
  /** App id → user id → the person's account in the app. */
  readonly appUsers = new Map<string, Map<string, AppUser>>();
  readonly logs: LogEvent[] = [];
  /** `<schema id>/<attribute>` → when it was deleted. */
  readonly deletions = new Map<string, string>();
  readonly ids = new Identifiers();
  private readonly logins = new Map<string, string>();

  /** Adds or replaces a user and keeps the index of logins. */
  putUser(user: User): void {
    this.forgetLogin(user.id);
    this.users.set(user.id, user);
    this.logins.set(String(user.profile.login).toLowerCase(), user.id);
  }

  removeUser(id: string): void {
    this.forgetLogin(id);
    this.users.delete(id);
    for (const members of this.members.values()) members.delete(id);
    for (const accounts of this.appUsers.values()) accounts.delete(id);
  }

  private forgetLogin(id: string): void {
    const known = this.users.get(id);
    if (known) this.logins.delete(String(known.profile.login).toLowerCase());
  }

  /** A user by id or login. */
  user(idOrLogin: string): User | undefined {
    return this.users.get(idOrLogin) ?? this.users.get(this.logins.get(idOrLogin.toLowerCase()) ?? '');
  }

  membersOf(groupId: string): Set<string> {
    return ensure(this.members, groupId, () => new Set<string>());
  }

  appUsersOf(appId: string): Map<string, AppUser> {
    return ensure(this.appUsers, appId, () => new Map<string, AppUser>());
  }

  assignmentsOf(appId: string): GroupAssignment[] {
    return ensure(this.assignments, appId, () => []);
  }

  /** The mapping of one direction of one pair. */
  mapping(sourceId: string, targetId: string): Mapping | undefined {
    for (const mapping of this.mappings.values())
      if (mapping.source.id === sourceId && mapping.target.id === targetId) return mapping;
    return undefined;
  }

  get defaultUserType(): UserType {
    for (const type of this.userTypes.values()) if (type.default) return type;
    throw new Error('an org has a default user type');
  }

  get defaultUserSchema(): Schema {
    const schema = this.userSchemas.get(this.defaultUserType.schemaId);
    if (!schema) throw new Error('a user type has a schema');
    return schema;
  }

  snapshot(): StoreSnapshot {
    const entries = Object.fromEntries(COLLECTIONS.map((name) => [name, [...this[name].entries()]]));
    return structuredClone({
      settings: this.settings,
      nextId: this.ids.snapshot(),
      logs: this.logs,
      members: [...this.members].map(([id, users]): [string, string[]] => [id, [...users]]),
      appUsers: [...this.appUsers].map(([id, accounts]): [string, AppUser[]] => [id, [...accounts.values()]]),
      users: [...this.users.values()],
      collections: entries,
    });
  }

  restore(from: StoreSnapshot): void {
    const snapshot = structuredClone(from);
    this.settings = snapshot.settings;
    this.ids.restore(snapshot.nextId);
    this.logs.splice(0, this.logs.length, ...snapshot.logs);
    for (const name of COLLECTIONS) {
      const collection = this[name] as Map<string, unknown>;
      collection.clear();
      for (const [id, entity] of snapshot.collections[name] ?? []) collection.set(id, entity);
    }
    this.members.clear();
    for (const [id, users] of snapshot.members) this.members.set(id, new Set(users));
    this.appUsers.clear();
    for (const [id, accounts] of snapshot.appUsers)
      this.appUsers.set(id, new Map(accounts.map((account) => [account.userId, account])));
    this.users.clear();
    this.logins.clear();
    for (const user of snapshot.users) this.putUser(user);
  }
}

const COLLECTIONS = [
  'apps',
  'keys',
  'appSchemas',
  'userTypes',
  'userSchemas',
  'mappings',
  'groups',
  'rules',
  'policies',
  'assignments',
  'deletions',
] as const;

export interface StoreSnapshot {
  settings: OrgSettings;
  nextId: number;
  logs: LogEvent[];
  members: [string, string[]][];
  appUsers: [string, AppUser[]][];
  users: User[];
  collections: Record<string, [string, unknown][]>;
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
