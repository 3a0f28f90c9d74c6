import type { Environment } from '../environment/schema';
import { reached } from '../flows/model';
import { tableOf } from '../flows/take';
import { expiryOf } from '../gates/attestation';
import { gatesOf } from '../gates/gates';
import type { Canary } from './model';

const DAY_MS = 86_400_000;
/** RingCentral's session ends a month after its last use (Okta, Configuring Provisioning for RingCentral). */
const SESSION_DAYS = 30;
const SESSION_WARNING_DAYS = 21;
/** A warning comes at least this long before something ends, so that a person on holiday can see it. */
const NOTICE_DAYS = 14;
/** Free extensions or numbers below which the next people hired may go without. */
const SMALLEST_POOL = 5;

const daysBetween = (from: number, to: number): number => Math.floor((to - from) / DAY_MS);

/**
 * Okta's session with RingCentral. `used`: when a push or an import went through it last (ISO 8601), where Okta's log knows; otherwise the
 * day it was given counts.
 */
export function sessionCanary({ attestations }: Environment, used: string | undefined, now: number): Canary[] {
  const attested = attestations['ringcentral-authenticated'];
  if (!attested && used === undefined) return [];
  const given = attested ? Date.parse(attested.on) : 0;
  const last = Math.max(given, used === undefined ? 0 : Date.parse(used));
  const days = daysBetween(last, now);
  const how = last === given && attested ? `given by ${attested.by}, not seen in use since` : 'last push or import';
  const detail = `Last used ${days} days ago (${how}); unused for ${SESSION_DAYS} days it ends.`;
  return [{ id: 'ringcentral-session', ok: days <= SESSION_WARNING_DAYS, detail }];
}

/** One for each gate that stands on somebody's word in this phase. `now` in milliseconds. */
export function attestationCanaries(environment: Environment, now: number): Canary[] {
  const attested = gatesOf(tableOf(environment), environment).filter(
    ({ gate }) =>
      !('features' in gate.proof) &&
      reached(environment.phase, gate.guards) &&
      !(gate.until && reached(environment.phase, gate.until)),
  );
  return attested.map(({ key, gate }): Canary => {
    const id = `attestation-${key}`;
    const attestation = environment.attestations[key];
    if (!attestation) return { id, ok: false, detail: `Nobody has attested it: ${gate.title}.` };
    const expires = expiryOf(gate, attestation);
    const left = daysBetween(now, Date.parse(expires));
    const ok = left >= Math.min(NOTICE_DAYS, lifetime(gate.proof) / 3);
    return { id, ok, detail: `${left < 0 ? 'Expired' : 'Expires'} ${expires} (${left} days).` };
  });
}

const lifetime = (proof: object): number =>
  'attestedForDays' in proof && typeof proof.attestedForDays === 'number' ? proof.attestedForDays : 0;

/** Canaries that the environment's own file answers. `now` in milliseconds. */
export const declaredCanaries = (environment: Environment, now: number): Canary[] => [
  ...sessionCanary(environment, undefined, now),
  ...attestationCanaries(environment, now),
];

/** What is known of the RingCentral account. */
export interface AccountSigns {
  readonly directoryIntegration: boolean;
  readonly freeExtensions: number;
  readonly freeNumbers: number;
}

export const accountCanaries = ({ directoryIntegration, freeExtensions, freeNumbers }: AccountSigns): Canary[] => [
  {
    id: 'directory-integration',
    ok: directoryIntegration,
    detail: `RingCentral's Directory Integration is ${directoryIntegration ? 'on' : 'off: every push is refused'}.`,
  },
  { id: 'extension-pool', ok: freeExtensions >= SMALLEST_POOL, detail: `${freeExtensions} extensions are free.` },
  { id: 'number-pool', ok: freeNumbers >= SMALLEST_POOL, detail: `${freeNumbers} numbers are free.` },
];

/** The app's signing certificate: once it has expired nobody logs in to RingCentral. `expiresAt` is ISO 8601. */
export function keyCanary(system: string, expiresAt: string | undefined, now: number): Canary[] {
  if (expiresAt === undefined) return [];
  const left = daysBetween(now, Date.parse(expiresAt));
  return [{ id: `signing-key-${system}`, ok: left >= NOTICE_DAYS, detail: `Expires ${expiresAt} (${left} days).` }];
}
