import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  mustBeOurs,
  readToken,
  sessionFolder,
  TOKEN_CACHE_VARIABLE,
  tokenFile,
  tokenFolder,
  usableToken,
} from '../../clients/kept-token';
import type { AccessToken, TokenKeeper } from '../../clients/tokens';
import { writeUnchanged } from '../../reports/outgoing';
import { holdFolder, releaseFolder } from '../../terraform';
import type { Progress } from '../outcome';

interface Asking {
  readonly now: () => Date;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

const PATIENCE_MS = 60_000;

/** Tokens in files that only this user may read. */
class TokenFiles implements TokenKeeper {
  constructor(
    private readonly root: string,
    private readonly surroundings: Asking,
  ) {}

  async tokenFor(
    session: readonly string[],
    signIn: () => Promise<AccessToken>,
    refused?: string,
  ): Promise<AccessToken> {
    const folder = sessionFolder(this.root, session);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      mustBeOurs(this.root);
      const kept = this.kept(folder, refused);
      if (kept) return kept;
      await this.hold(folder);
    } catch (error) {
      this.surroundings.progress(`Access tokens are not kept: ${(error as Error).message}`);
      return signIn();
    }
    return this.renewed(folder, signIn, refused).finally(() => releaseFolder(folder));
  }

  /** Commands that begin at once sign in once: the others wait for the first, and take its token. */
  private hold(folder: string): Promise<void> {
    const { progress, signal } = this.surroundings;
    return holdFolder(folder, { what: 'a sign-in', progress, signal, patience: PATIENCE_MS });
  }

  private now = (): number => this.surroundings.now().getTime();

  private kept = (folder: string, refused: string | undefined): AccessToken | undefined =>
    usableToken(folder, this.now(), refused);

  private async renewed(
    folder: string,
    signIn: () => Promise<AccessToken>,
    refused: string | undefined,
  ): Promise<AccessToken> {
    const meanwhile = this.kept(folder, refused);
    if (meanwhile) return meanwhile;
    const token = await signIn();
    this.sweep(folder);
    writeUnchanged(tokenFile(folder), JSON.stringify(token));
    return token;
  }

  /** What has lapsed goes: nothing of a session stays behind longer than it lived. */
  private sweep(own: string): void {
    for (const name of readdirSync(this.root)) {
      const folder = join(this.root, name);
      const kept = readToken(folder);
      if (folder !== own && kept && kept.expires < this.now()) rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Where commands keep their access tokens; undefined where the caller wants none kept. */
export const keptTokens = (env: NodeJS.ProcessEnv, surroundings: Asking): TokenKeeper | undefined =>
  env[TOKEN_CACHE_VARIABLE] === 'off' ? undefined : new TokenFiles(tokenFolder(env), surroundings);
