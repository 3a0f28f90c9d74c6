import type { Account, ImportKind, Profile } from '../../../engine/sync';
import type { ActiveDirectoryAgent, ImportedUser, ImportMemory, ImportResult } from '../../active-directory/agent';
import { AgentError } from '../../active-directory/agent';
import type { Org } from '../org';
import { ConnectorError, type Connector, type Reading } from './connector';

/** A directory group as the last imports left it: name, and external ids of its members. */
interface KnownGroup {
  readonly name: string;
  readonly members: readonly string[];
}

export interface DirectoryMemory {
  readonly agent: ImportMemory;
  readonly groups: readonly (readonly [string, KnownGroup])[];
}

const refusal = (error: unknown): never => {
  if (error instanceof AgentError) throw new ConnectorError(error.message);
  throw error;
};

/** Active Directory behind its app, through the agent. Nobody is ever created or removed there: people come from it. */
export class DirectoryConnector implements Connector {
  private groups = new Map<string, KnownGroup>();

  constructor(
    private readonly org: Org,
    private readonly appId: string,
    private readonly agent: ActiveDirectoryAgent,
    memory?: DirectoryMemory,
  ) {
    if (memory === undefined) return;
    this.groups = new Map(memory.groups);
    agent.restore(memory.agent);
  }

  async read(wanted: ImportKind): Promise<Reading> {
    const result = await this.agent.import(wanted).catch(refusal);
    const moved = this.rememberGroups(result);
    this.keepGroups();
    const changed = new Set(result.users.map(({ externalId }) => externalId));
    const others = [...moved].filter((externalId) => !changed.has(externalId));
    return {
      kind: result.kind,
      accounts: [
        ...result.users.map((user) => this.accountOf(user)),
        ...others.map((externalId) => this.membershipOnly(externalId)),
      ],
      deleted: result.deletedUsers,
    };
  }

  create(): Promise<never> {
    return Promise.reject(new ConnectorError('Okta creates nobody in a directory that is a profile source.'));
  }

  /**
   * Each attribute by itself: the agent's account may write some and not others, and a line of somebody else's that it may
   * not write must not hold the number back.
   */
  async update(externalId: string, changes: Profile): Promise<void> {
    const refusals = new Map<string, string>();
    for (const [name, value] of Object.entries(changes)) {
      try {
        await this.agent.writeBack(externalId, { [name]: value === null ? null : String(value) });
      } catch (error) {
        if (!(error instanceof AgentError)) throw error;
        refusals.set(name, error.message);
      }
    }
    if (refusals.size > 0) throw new ConnectorError([...refusals.values()].join('; '), [...refusals.keys()]);
  }

  async deactivate(): Promise<void> {
    throw new ConnectorError('Okta deactivates nobody in a directory that is a profile source.');
  }

  async suspend(): Promise<void> {
    // A suspension in Okta does not reach the directory.
  }

  async resume(): Promise<void> {
    // Nor does the end of one.
  }

  snapshot(): DirectoryMemory {
    return { agent: this.agent.snapshot(), groups: [...this.groups] };
  }

  /** Takes up what an import says about groups; answers whose memberships moved. */
  private rememberGroups({ kind, groups, deletedGroups }: ImportResult): Set<string> {
    const before = this.groups;
    const after = new Map(kind === 'full' ? [] : before);
    for (const { externalId, name, members } of groups) after.set(externalId, { name, members });
    for (const externalId of deletedGroups) after.delete(externalId);
    const moved = new Set<string>();
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const was = new Set(before.get(id)?.members);
      const is = new Set(after.get(id)?.members);
      for (const member of [...was, ...is]) if (was.has(member) !== is.has(member)) moved.add(member);
    }
    this.groups = after;
    return moved;
  }

  /** Every imported directory group is a group of the org. */
  private keepGroups(): void {
    const { store } = this.org;
    const known = new Set(
      [...store.groups.values()].filter(({ source }) => source === this.appId).map(({ profile }) => profile.name),
    );
    const now = this.org.now();
    for (const { name } of this.groups.values()) {
      if (known.has(name)) continue;
      const id = this.org.id('00g');
      store.groups.set(id, {
        id,
        type: 'APP_GROUP',
        created: now,
        lastUpdated: now,
        lastMembershipUpdated: now,
        profile: { name, description: null },
        source: this.appId,
      });
    }
  }

  private groupsOf(externalId: string): string[] {
    return [...this.groups.values()].flatMap(({ name, members }) => (members.includes(externalId) ? [name] : []));
  }

  /** What the directory has no value for is reported as empty, as far as the app's profile knows the attribute. */
  private accountOf({ externalId, enabled, profile }: ImportedUser): Account {
    const schema = this.org.store.appSchemas.get(this.appId);
    const names = schema ? [...Object.keys(schema.base), ...Object.keys(schema.custom)] : [];
    return {
      externalId,
      status: enabled ? 'enabled' : 'disabled',
      profile: Object.fromEntries(names.map((name) => [name, profile[name] ?? null])),
      groups: this.groupsOf(externalId),
    };
  }

  /** Someone who did not change, but whose groups did. */
  private membershipOnly(externalId: string): Account {
    const accounts = [...this.org.store.appUsersOf(this.appId).values()];
    const seen = accounts.find((account) => account.externalId === externalId)?.seen;
    const status = seen === 'disabled' ? 'disabled' : 'enabled';
    return { externalId, status, profile: {}, groups: this.groupsOf(externalId) };
  }
}
