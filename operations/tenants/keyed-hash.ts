import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../engine/errors';
import type { HashOf } from '../../engine/drift';
import { writeUnchanged } from '../../reports/outgoing';

/** A key that is shared by everybody who records, and by the nightly run. */
const VARIABLE = 'DRIFT_KEY';

const FEWEST_LETTERS = 16;

/** Where the key stands on a machine that has no variable for it: outside of any project. */
const keyFile = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CONFIG_HOME ?? join(env.HOME ?? homedir(), '.config'), 'ringcentral-okta', 'drift.key');

function madeKey(path: string): string {
  const key = randomBytes(32).toString('hex');
  writeUnchanged(path, `${key}\n`);
  return key;
}

function keyOf(env: NodeJS.ProcessEnv): string {
  const stated = env[VARIABLE];
  if (stated !== undefined && stated !== '') {
    if (stated.length >= FEWEST_LETTERS) return stated;
    throw new UsageError(`${VARIABLE} has fewer than ${FEWEST_LETTERS} letters.`, 'make one: openssl rand -hex 32');
  }
  const path = keyFile(env);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : madeKey(path);
}

/** Hashes values with a key that never stands in git: of DRIFT_KEY, or of a file of the user's own. The key is asked for when it is needed first. */
export function keyedHash(env: NodeJS.ProcessEnv): HashOf {
  let key: string | undefined;
  return (value) => {
    key ??= keyOf(env);
    return `hmac-sha256:${createHmac('sha256', key)
      .update(JSON.stringify(value ?? null))
      .digest('hex')}`;
  };
}
