import { agentKind } from './directory-kind';
import { bindEmbeddedOnce, openEmbeddedSession } from './embedded-session';
import { AgentError, isDisabledAccount } from './errors';
import {
  importDirectory,
  type ImportKind,
  type ImportMemory,
  type ImportResult,
  NOTHING_IMPORTED,
  type SelectedUnits,
} from './import';
import { bindOnce, openLdapsSession } from './ldaps-session';
import type { AgentService } from './service';
import type { AgentConnection, DirectorySession } from './session';

export interface AgentOptions {
  readonly connection: AgentConnection;
  readonly units: SelectedUnits;
  /** The Windows service; a stopped one answers nothing. */
  readonly service: AgentService;
}

export type SignIn =
  { readonly ok: true } | { readonly ok: false; readonly why: 'wrongCredentials' | 'accountDisabled' };

/**
 * Okta's Active Directory agent: imports people and groups, checks passwords for delegated authentication, writes
 * attributes back. Every method throws `AgentError`: `agentDown` while the service is stopped, `unreachable` or
 * `credentials` when the directory cannot be asked, `rights` when the agent's account may not write.
 */
export class ActiveDirectoryAgent {
  private memory: ImportMemory = NOTHING_IMPORTED;

  constructor(private readonly options: AgentOptions) {}

  /** An incremental import reads what changed since the last import; the first one is full whatever was asked for. */
  async import(kind: ImportKind): Promise<ImportResult> {
    return this.inSession(async (session) => {
      const { result, memory } = await importDirectory(
        { session, kind: agentKind(this.options.connection.kind), units: this.options.units },
        kind,
        this.memory,
      );
      this.memory = memory;
      return result;
    });
  }

  /** Delegated authentication: AD, not Okta, decides whether the password is right. */
  async authenticate(userName: string, password: string): Promise<SignIn> {
    this.checkService();
    // AD takes a bind without password for an anonymous one and lets it pass [RFC 4513 5.1.2].
    if (password === '') return { ok: false, why: 'wrongCredentials' };
    const { connection } = this.options;
    try {
      await (isEmbedded(connection) ? bindEmbeddedOnce : bindOnce)(connection, userName, password);
      return { ok: true };
    } catch (error) {
      if (!(error instanceof AgentError) || error.why !== 'credentials') throw error;
      return { ok: false, why: isDisabledAccount(error.message) ? 'accountDisabled' : 'wrongCredentials' };
    }
  }

  /**
   * Writes app-user attributes into AD. `null` and `''` remove the value: LDAP has no empty one.
   * @param externalId the person's external id, as the import gave it
   */
  async writeBack(externalId: string, profile: Readonly<Record<string, string | null>>): Promise<void> {
    const { profile: map } = agentKind(this.options.connection.kind);
    const values = Object.entries(profile).map(([name, value]) => {
      const row = map.find((one) => one.name === name);
      if (!row) throw new AgentError('refused', `the directory's profile has no attribute ${name}`);
      return [row.ldap, value === null || value === '' ? [] : [value]] as const;
    });
    if (values.length > 0) await this.inSession((session) => session.replace(externalId, Object.fromEntries(values)));
  }

  snapshot(): ImportMemory {
    return this.memory;
  }

  restore(memory: ImportMemory): void {
    this.memory = memory;
  }

  private checkService(): void {
    if (!this.options.service.running)
      throw new AgentError('agentDown', 'the Active Directory agent is not running: start its service');
  }

  private async inSession<T>(work: (session: DirectorySession) => Promise<T>): Promise<T> {
    this.checkService();
    const { connection } = this.options;
    const session = await (isEmbedded(connection) ? openEmbeddedSession : openLdapsSession)(connection);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }
}

const isEmbedded = ({ url }: AgentConnection): boolean => url.startsWith('http:');
