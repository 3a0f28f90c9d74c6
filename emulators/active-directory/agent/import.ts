import type { AgentKind } from './directory-kind';
import type { DirectorySession, FoundEntry } from './session';

export type ImportKind = 'full' | 'incremental';

/** One person as the agent reports them to Okta. */
export interface ImportedUser {
  /** objectGUID in base64: Okta's external id of an AD user. */
  readonly externalId: string;
  readonly dn: string;
  /** False: the account is disabled in AD; Okta then deactivates the person. */
  readonly enabled: boolean;
  /** App-user profile; an attribute without a value is absent. */
  readonly profile: Readonly<Record<string, string>>;
}

export interface ImportedGroup {
  readonly externalId: string;
  readonly dn: string;
  readonly name: string;
  readonly description?: string;
  /** External ids of the imported people who are members, all of them. */
  readonly members: readonly string[];
}

export interface ImportResult {
  readonly kind: ImportKind;
  /** `full`: everybody. `incremental`: whoever was created or changed since the last import. */
  readonly users: readonly ImportedUser[];
  readonly groups: readonly ImportedGroup[];
  /** External ids of people and groups that are gone. */
  readonly deletedUsers: readonly string[];
  readonly deletedGroups: readonly string[];
  /** Accounts an incremental import saw and left alone, with the reason. */
  readonly heldBack: readonly { readonly externalId: string; readonly userName: string; readonly why: string }[];
}

/** What the agent remembers between imports. Plain JSON. */
export interface ImportMemory {
  /** Update sequence number up to which everything was read; absent before the first import. */
  readonly highestUsn?: number;
  /** By external id; deleted ones stay, or a recreated account could not be told from a new one. */
  readonly users: Readonly<Record<string, KnownUser>>;
  readonly groups: readonly string[];
}

interface KnownUser {
  readonly userName: string;
  readonly dn: string;
  readonly deleted?: true;
}

/** The organizational units that the administrator ticked in the agent's settings. */
export interface SelectedUnits {
  readonly users: string;
  readonly groups: string;
}

export const NOTHING_IMPORTED: ImportMemory = { users: {}, groups: [] };

/** AD's update sequence numbers count per change, so "since" is an attribute comparison. */
const since = (usn: number | undefined): string => (usn === undefined ? '' : `(uSNChanged>=${usn + 1})`);

const first = ({ attributes }: FoundEntry, name: string): string | undefined => attributes[name]?.[0];
/** Directories answer in an order of their own; the same directory gives the same import. */
const inOrder = (entries: readonly FoundEntry[]): FoundEntry[] => [...entries].sort((a, b) => (a.dn < b.dn ? -1 : 1));

const importedUser =
  ({ id, enabled, profile: map }: AgentKind) =>
  (entry: FoundEntry): ImportedUser => {
    const profile = map.map(({ name, ldap }) => [name, first(entry, ldap)] as const);
    return {
      externalId: first(entry, id) ?? '',
      dn: entry.dn,
      enabled: enabled(entry),
      profile: Object.fromEntries(profile.filter((pair): pair is [string, string] => pair[1] !== undefined)),
    };
  };

function importedGroup(
  { id: idName, member }: AgentKind,
  entry: FoundEntry,
  userByDn: ReadonlyMap<string, string>,
): ImportedGroup {
  const description = first(entry, 'description');
  const members = member.flatMap((name) => entry.attributes[name] ?? []).map((dn) => userByDn.get(dn.toLowerCase()));
  return {
    externalId: first(entry, idName) ?? '',
    dn: entry.dn,
    name: first(entry, 'cn') ?? '',
    ...(description !== undefined && { description }),
    members: members.filter((id) => id !== undefined),
  };
}

const userNameOf = ({ profile }: ImportedUser): string => (profile['userName'] ?? '').toLowerCase();

/**
 * "If a deleted user in AD is recreated, Okta will require a Full AD import to capture the new user"
 * (Active Directory Integration Guide, "Disable/Enable, Delete"): a new object under a deleted person's user name waits.
 */
function isRecreated(user: ImportedUser, known: ImportMemory['users']): boolean {
  if (known[user.externalId]) return false;
  return Object.values(known).some(({ userName }) => userName !== '' && userName === userNameOf(user));
}

/** What an import does to the memory of people. */
function remembered(
  known: ImportMemory['users'],
  users: readonly ImportedUser[],
  deleted: readonly string[],
): ImportMemory['users'] {
  const after = { ...known };
  for (const id of deleted) after[id] = { ...(known[id] ?? { userName: '', dn: '' }), deleted: true };
  for (const user of users) after[user.externalId] = { userName: userNameOf(user), dn: user.dn };
  return after;
}

/** What one pass over the directory saw. */
interface Reading {
  readonly kind: ImportKind;
  readonly highestUsn: number;
  readonly users: readonly ImportedUser[];
  readonly groups: readonly FoundEntry[];
  /** Whether an object known before is gone. */
  readonly isGone: (externalId: string) => boolean;
}

/** A directory that is imported, and the units of it. */
interface Imported {
  readonly session: DirectorySession;
  readonly kind: AgentKind;
  readonly units: SelectedUnits;
}

async function read(
  { session, kind: agent, units }: Imported,
  wanted: ImportKind,
  memory: ImportMemory,
): Promise<Reading> {
  // Taken before the search: a change during the search is read twice rather than never.
  const { highestUsn } = await session.root();
  const from = wanted === 'incremental' && agent.incremental ? memory.highestUsn : undefined;
  const search = async (base: string, what: string, attributes: string[]) =>
    inOrder(await session.search({ base, filter: `(&${what}${since(from)})`, attributes }));
  const wantedOfUsers = [agent.id, ...agent.alsoRead, ...agent.profile.map(({ ldap }) => ldap)];
  const users = (await search(units.users, agent.people, wantedOfUsers)).map(importedUser(agent));
  const groups = await search(units.groups, agent.groups, [agent.id, 'cn', 'description', ...agent.member]);
  const seen = { highestUsn, users, groups };
  if (from === undefined) {
    const present = new Set([
      ...users.map(({ externalId }) => externalId),
      ...groups.map((group) => first(group, agent.id) ?? ''),
    ]);
    return { ...seen, kind: 'full', isGone: (id) => !present.has(id) };
  }
  // "User deleted from AD but still active in Okta after scheduled import" (support.okta.com): only a full import finds who is gone.
  return { ...seen, kind: 'incremental', isGone: () => false };
}

/**
 * Imports the directory once. What was known goes in, what is known afterwards comes out. The first import is a full one.
 * @throws AgentError
 */
export async function importDirectory(
  imported: Imported,
  wanted: ImportKind,
  memory: ImportMemory,
): Promise<{ result: ImportResult; memory: ImportMemory }> {
  const { kind, highestUsn, isGone, ...reading } = await read(imported, wanted, memory);
  const deletedUsers = Object.keys(memory.users).filter((id) => !memory.users[id]?.deleted && isGone(id));
  const deletedGroups = memory.groups.filter(isGone);
  const withoutDeleted = remembered(memory.users, [], deletedUsers);
  const waiting = kind === 'full' ? [] : reading.users.filter((user) => isRecreated(user, withoutDeleted));
  const users = reading.users.filter((user) => !waiting.includes(user));
  const known = remembered(withoutDeleted, users, []);
  const living = Object.entries(known).filter(([, { deleted }]) => !deleted);
  const idByDn = new Map(living.map(([id, { dn }]) => [dn.toLowerCase(), id]));
  const groups = reading.groups.map((entry) => importedGroup(imported.kind, entry, idByDn));
  const groupIds = new Set([...memory.groups, ...groups.map(({ externalId }) => externalId)]);
  const heldBack = waiting.map((user) => ({
    externalId: user.externalId,
    userName: userNameOf(user),
    why: 'a deleted user was recreated under this name: a full import takes the new one',
  }));
  return {
    result: { kind, users, groups, deletedUsers, deletedGroups, heldBack },
    memory: { highestUsn, users: known, groups: [...groupIds].filter((id) => !deletedGroups.includes(id)) },
  };
}
