import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { AccessToken, TokenKeeper } from '../../clients/tokens';
import { UsageError } from '../../engine/errors';
import { writeUnchanged } from '../../reports/outgoing';
import { holdFolder, releaseFolder } from '../../terraform';
import type { Progress } from '../outcome';

interface Asking {
  readonly now: () => Date;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

/** Set to `off`, every command signs in anew. */
const TOKEN_CACHE_VARIABLE = 'RINGCENTRAL_OKTA_TOKEN_CACHE';

const Kept = z.strictObject({ token: z.string(), expires: z.number(), scope: z.string().optional() });
const FILE = 'token.json';
/** A token that lapses sooner is not begun with. */
const LEFT_MS = 120_000;
const PATIENCE_MS = 60_000;

/** By the XDG base directory specification. */
function folderOf(env: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: cache } = env;
  return join(cache && isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'ringcentral-okta/tokens');
}

/** Whoever could read or write what stands here could act as us. @throws UsageError */
function mustBeOurs(path: string): void {
  const found = lstatSync(path);
  const user = process.getuid?.();
  if (user === undefined) return;
  if (found.isSymbolicLink() || found.uid !== user || (found.mode & 0o077) !== 0)
    throw new UsageError(
      `${path} belongs to another user or is open to others: access tokens are not kept there.`,
      `remove it, or set ${TOKEN_CACHE_VARIABLE}=off`,
    );
}

/** Tokens in files that only this user may read, one folder a session; named by a checksum that tells nobody what it is of. */
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
    const folder = join(this.root, createHash('sha256').update(JSON.stringify(session)).digest('hex'));
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

  private kept(folder: string, refused: string | undefined): AccessToken | undefined {
    const file = join(folder, FILE);
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
    mustBeOurs(folder);
    mustBeOurs(file);
    const kept = read(file);
    return kept && kept.token !== refused && kept.expires - LEFT_MS > this.now() ? kept : undefined;
  }

  private async renewed(
    folder: string,
    signIn: () => Promise<AccessToken>,
    refused: string | undefined,
  ): Promise<AccessToken> {
    const meanwhile = this.kept(folder, refused);
    if (meanwhile) return meanwhile;
    const token = await signIn();
    this.sweep(folder);
    writeUnchanged(join(folder, FILE), JSON.stringify(token));
    return token;
  }

  /** What has lapsed goes: nothing of a session stays behind longer than it lived. */
  private sweep(own: string): void {
    for (const name of readdirSync(this.root)) {
      const folder = join(this.root, name);
      const kept = read(join(folder, FILE));
      if (folder !== own && kept && kept.expires < this.now()) rmSync(folder, { recursive: true, force: true });
    }
  }
}

function read(file: string): AccessToken | undefined {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Where commands keep their access tokens; undefined where the caller wants none kept. */
export const keptTokens = (env: NodeJS.ProcessEnv, surroundings: Asking): TokenKeeper | undefined =>
  env[TOKEN_CACHE_VARIABLE] === 'off' ? undefined : new TokenFiles(folderOf(env), surroundings);
