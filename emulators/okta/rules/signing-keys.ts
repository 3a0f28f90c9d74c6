import { type KeyObject, createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { App, SigningKey } from '../entities';
import type { Org } from '../org';
import { selfSigned } from './certificate';

let pair: Promise<{ publicKey: KeyObject; privateKey: KeyObject }> | undefined;
/** One key pair signs every certificate of this process: nobody verifies assertions here, and RSA keys are slow to make. */
const keyPair = () => (pair ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }));

/** Makes a signing certificate for an app and stores it. */
export async function issueKey(org: Org, app: App, validityYears: number): Promise<SigningKey> {
  const { publicKey, privateKey } = await keyPair();
  const keys = org.store.keys.get(app.id) ?? [];
  const from = org.clock.now();
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + validityYears);
  const certificate = selfSigned({
    commonName: org.store.settings.name,
    serial: createHash('sha256').update(`${app.id}/${keys.length}`).digest('hex').slice(0, 7),
    from,
    to,
    publicKey,
    privateKey,
  });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const now = org.now();
  const key: SigningKey = {
    kid: createHash('sha256').update(certificate).digest('base64url'),
    created: now,
    lastUpdated: now,
    expiresAt: to.toISOString(),
    x5c: [certificate.toString('base64')],
    n,
    e,
  };
  org.store.keys.set(app.id, [...keys, key]);
  return key;
}
