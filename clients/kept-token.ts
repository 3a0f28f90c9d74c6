import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../engine/errors';
import type { AccessToken, TokenKeeper } from './tokens';

/** Set to `off`, every command signs in anew. */
export const TOKEN_CACHE_VARIABLE = 'RINGCENTRAL_OKTA_TOKEN_CACHE';

const Kept = z.strictObject({ token: z.string(), expires: z.number(), scope: z.string().optional() });
/** A token that lapses sooner is not begun with. */
const LEFT_MS = 120_000;

/** Where commands keep their access tokens, by the XDG base directory specification. */
export function tokenFolder({ XDG_CACHE_HOME: cache }: NodeJS.ProcessEnv): string {
  return join(cache && isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'ringcentral-okta/tokens');
}

/** One folder a session, named by a checksum that tells nobody what it is of. */
export const sessionFolder = (root: string, session: readonly string[]): string =>
  join(root, createHash('sha256').update(JSON.stringify(session)).digest('hex'));

/** Of a session's folder. */
export const tokenFile = (folder: string): string => join(folder, 'token.json');

/** Whoever could read or write what stands here could act as us. @throws UsageError */
export function mustBeOurs(path: string): void {
  const found = lstatSync(path);
  const user = process.getuid?.();
  if (user === undefined) return;
  if (found.isSymbolicLink() || found.uid !== user || (found.mode & 0o077) !== 0)
    throw new UsageError(
      `${path} belongs to another user or is open to others: access tokens are not kept there.`,
      `remove it, or set ${TOKEN_CACHE_VARIABLE}=off`,
    );
}

/** What a session's folder holds, lapsed or not; undefined where it holds no token. */
export function readToken(folder: string): AccessToken | undefined {
  try {
    return Kept.parse(JSON.parse(readFileSync(tokenFile(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The token of a session's folder that can still be begun with, and is not the one that the vendor refused. @throws UsageError where others could have written it */
export function usableToken(folder: string, now: number, refused: string | undefined): AccessToken | undefined {
  const file = tokenFile(folder);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  mustBeOurs(folder);
  mustBeOurs(file);
  const kept = readToken(folder);
  return kept && kept.token !== refused && kept.expires - LEFT_MS > now ? kept : undefined;
}

/** Uses what commands have kept and keeps nothing itself: of a process that a command starts, such as our Terraform provider. */
export function tokensOfCommands(env: NodeJS.ProcessEnv): TokenKeeper | undefined {
  if (env[TOKEN_CACHE_VARIABLE] === 'off') return undefined;
  const root = tokenFolder(env);
  const kept = (session: readonly string[], refused: string | undefined): AccessToken | undefined => {
    try {
      mustBeOurs(root);
      return usableToken(sessionFolder(root, session), Date.now(), refused);
    } catch {
      // Nobody has kept one, or it cannot be trusted: the command itself says so.
      return undefined;
    }
  };
  return { tokenFor: async (session, signIn, refused) => kept(session, refused) ?? (await signIn()) };
}
