import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RefusedError, UsageError } from '../../engine/errors';
import { writeUnchanged } from '../../reports/outgoing';

/** What a pipeline keeps of people between two runs: nobody who can read the repository's files can read it. */
const KEY = 'PIPELINE_KEY';
const SHORTEST = 32;
const MAGIC = Buffer.from('ringcentral-okta sealed 1\n');
const [SALT, IV, TAG] = [16, 12, 16];

/** @throws UsageError where there is no key that can seal anything */
export function keyOf(env: Readonly<Record<string, string | undefined>>): string {
  const key = env[KEY] ?? '';
  if (key.length >= SHORTEST) return key;
  throw new UsageError(
    key === ''
      ? `${KEY} is not set: files about people are kept encrypted.`
      : `${KEY} has less than ${SHORTEST} characters.`,
    `make one with \`openssl rand -base64 32\`, and set it as a secret of the environments NAME and NAME-read`,
  );
}

const derived = (key: string, salt: Buffer): Buffer => scryptSync(key, salt, 32);

/** Encrypts a file (AES-256-GCM, its key derived from PIPELINE_KEY by scrypt). @throws UsageError without a key */
export function seal(file: string, sealed: string, env: Readonly<Record<string, string | undefined>>): void {
  const key = keyOf(env);
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)];
  const cipher = createCipheriv('aes-256-gcm', derived(key, salt), iv).setAAD(MAGIC);
  const content = Buffer.concat([cipher.update(readFileSync(file)), cipher.final()]);
  writeUnchanged(sealed, Buffer.concat([MAGIC, salt, iv, cipher.getAuthTag(), content]));
}

/** Decrypts into a file that only its owner may read. @throws RefusedError for another key, or a file that was changed */
export function unseal(sealed: string, file: string, env: Readonly<Record<string, string | undefined>>): void {
  const key = keyOf(env);
  const bytes = readFileSync(sealed);
  const at = MAGIC.length;
  const [salt, iv] = [bytes.subarray(at, at + SALT), bytes.subarray(at + SALT, at + SALT + IV)];
  const tag = bytes.subarray(at + SALT + IV, at + SALT + IV + TAG);
  try {
    if (!bytes.subarray(0, at).equals(MAGIC)) throw new Error('no sealed file');
    const decipher = createDecipheriv('aes-256-gcm', derived(key, salt), iv).setAAD(MAGIC).setAuthTag(tag);
    const content = decipher.update(bytes.subarray(at + SALT + IV + TAG));
    writeUnchanged(file, Buffer.concat([content, decipher.final()]));
  } catch {
    throw new RefusedError(
      `${sealed} cannot be opened: it was sealed with another ${KEY}, or has been changed.`,
      `set the ${KEY} that the run had which made it`,
    );
  }
}
