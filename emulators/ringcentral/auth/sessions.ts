import type { App, Session } from '../entities';
import type { Store } from '../store';

const ACCESS_TTL = { least: 600, most: 3600 };
const REFRESH_TTL = { usual: 604_800, most: 2_592_000 };
/** A refresh token that was replaced still answers with the same pair this long while the new pair is unused… */
const UNUSED_GRACE_MS = 3_600_000;
/** …and this long once the new pair was used. */
const USED_GRACE_MS = 10_000;
const SESSIONS_PER_USER_AND_APP = 5;

/** `-1` and anything else out of range means the default: the JavaScript SDK refreshes with `access_token_ttl=-1` after a 401. */
const accessSeconds = (asked: number | undefined): number =>
  asked !== undefined && asked >= ACCESS_TTL.least && asked <= ACCESS_TTL.most ? asked : ACCESS_TTL.most;

const refreshSeconds = (asked: number | undefined, usual: number): number =>
  asked !== undefined && asked > 0 ? Math.min(asked, REFRESH_TTL.most) : usual;

interface AskedTtl {
  readonly access?: number;
  readonly refresh?: number;
}

/** Logins, and the tokens they live by. */
export class Sessions {
  constructor(private readonly store: Store) {}

  open(app: App, extensionId: number, now: number, asked: AskedTtl): Session {
    const id = `session-${this.store.nextId()}`;
    const session: Session = {
      id,
      clientId: app.clientId,
      extensionId,
      accessToken: '',
      accessExpiresAt: 0,
      refreshTtlSeconds: refreshSeconds(asked.refresh, REFRESH_TTL.usual),
    };
    this.makePair(session, app, now, asked);
    const { state } = this.store;
    const mine = state.sessions.filter((other) => other.clientId === app.clientId && other.extensionId === extensionId);
    const surplus = mine.slice(0, Math.max(0, mine.length + 1 - SESSIONS_PER_USER_AND_APP));
    state.sessions = [...state.sessions.filter((other) => !surplus.includes(other)), session];
    return session;
  }

  /** The session that the refresh token now belongs to, with a new pair; undefined where the token is worth nothing. */
  refresh(app: App, refreshToken: string, now: number, asked: AskedTtl): Session | undefined {
    const session = this.store.state.sessions.find(
      (one) =>
        one.clientId === app.clientId &&
        (one.refreshToken === refreshToken || one.previousRefreshToken === refreshToken),
    );
    if (!session || now >= (session.refreshExpiresAt ?? 0)) return undefined;
    if (session.previousRefreshToken === refreshToken) return this.withinGrace(session, now) ? session : undefined;
    session.previousRefreshToken = session.refreshToken;
    session.rotatedAt = now;
    delete session.firstUsedAt;
    session.refreshTtlSeconds = refreshSeconds(asked.refresh, session.refreshTtlSeconds);
    this.makePair(session, app, now, asked);
    return session;
  }

  /** Who the bearer is; using a token ends the long grace of the one before it. */
  bearer(accessToken: string, now: number): Session | 'expired' | undefined {
    const session = this.store.state.sessions.find((one) => one.accessToken === accessToken);
    if (!session) return undefined;
    if (now >= session.accessExpiresAt) return 'expired';
    session.firstUsedAt ??= now;
    return session;
  }

  revoke(token: string): void {
    const { state } = this.store;
    state.sessions = state.sessions.filter(
      ({ accessToken, refreshToken }) => token !== accessToken && token !== refreshToken,
    );
  }

  /** Ends every login through an app, as when nobody used it for its whole lifetime. */
  endAll(clientId: string): number {
    const { state } = this.store;
    const before = state.sessions.length;
    state.sessions = state.sessions.filter((session) => session.clientId !== clientId);
    return before - state.sessions.length;
  }

  private withinGrace({ rotatedAt = 0, firstUsedAt }: Session, now: number): boolean {
    return firstUsedAt === undefined ? now < rotatedAt + UNUSED_GRACE_MS : now < firstUsedAt + USED_GRACE_MS;
  }

  private makePair(session: Session, app: App, now: number, asked: AskedTtl): void {
    session.accessToken = `access-${this.store.nextId()}`;
    session.accessExpiresAt = now + accessSeconds(asked.access) * 1000;
    if (!app.issuesRefreshTokens) return;
    session.refreshToken = `refresh-${this.store.nextId()}`;
    session.refreshExpiresAt = now + session.refreshTtlSeconds * 1000;
  }
}
