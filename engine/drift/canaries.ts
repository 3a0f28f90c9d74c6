import { DAY_MS } from '../conditions/attestation';
import type { Judgement, Observations } from '../conditions/condition';
import { ringcentralAuthenticated, sessionUse } from '../conditions/gates/ringcentral-authenticated';
import { daysUntil, endsSoon, noticeDays } from '../conditions/horizon';
import type { Environment } from '../environment/schema';
import { waitsForWord } from '../conditions/gate';
import { gatesNow, type DeclaredGate } from '../gates/gates';
import type { Canary } from './model';
import { counted } from '../counted';

/** Free extensions or numbers below which the next people hired may go without. */
const SMALLEST_POOL = 5;

/**
 * How old Okta's session with RingCentral is. `used`: when a push or an import went through it last (ISO 8601), where Okta's log knows.
 * Nothing where nobody attests a session and none was seen in use.
 */
export function sessionCanary({ attestations }: Environment, used: string | undefined, now: number): Canary[] {
  const attestation = attestations[ringcentralAuthenticated.id];
  const judgement = ringcentralAuthenticated.judge({ now, attestation, observations: sessionUse(used) });
  const { verdict, when, until } = judgement;
  if (when === undefined || until === undefined) return [];
  const days = Math.floor((now - Date.parse(when)) / DAY_MS);
  const how = when === used ? 'last push or import' : `given by ${attestation!.by}, not seen in use since`;
  const detail = `Last used ${counted(days, 'day')} ago (${how}); unused it ends ${until}.`;
  return [
    {
      id: 'ringcentral-session',
      ok: verdict === 'holds' && !endsSoon(ringcentralAuthenticated, judgement, now),
      detail,
    },
  ];
}

/** A gate that stands on somebody's word, judged for a health check. */
export function attestationCanary(
  { key, gate }: DeclaredGate,
  { attestations }: Environment,
  observations: Observations,
  now: number,
): Canary & { readonly judgement: Judgement } {
  const judgement = gate.judge({ now, attestation: attestations[key], observations: observations[key] });
  const { verdict, evidence, until, reason } = judgement;
  const id = `attestation-${key}`;
  if (evidence === 'unknown' && until === undefined)
    return { id, ok: false, detail: `Nobody has attested it: ${gate.title}.`, judgement };
  if (waitsForWord(gate, attestations[key]) && verdict === 'holds')
    return { id, ok: false, detail: `Nobody has attested it, which a plan waits for: ${reason}.`, judgement };
  const ok = verdict === 'holds' && !endsSoon(gate, judgement, now);
  if (until === undefined || evidence === 'proven') return { id, ok, detail: `${reason}.`, judgement };
  const left = daysUntil(until, now);
  return { id, ok, detail: `${left < 0 ? 'Expired' : 'Expires'} ${until} (${counted(left, 'day')}).`, judgement };
}

/** One for each gate that stands on somebody's word in this phase. `now` in milliseconds. */
export const attestationCanaries = (environment: Environment, now: number, observations: Observations = {}): Canary[] =>
  gatesNow(environment)
    .filter(({ gate }) => 'attestedForDays' in gate.proof)
    .map((declared) => {
      const { id, ok, detail } = attestationCanary(declared, environment, observations, now);
      return { id, ok, detail };
    });

/**
 * What attestations and the session come to. `observations`: what Okta's log told; where it could not be read nothing is said of the session,
 * for the attestation of it alone would be half the story.
 */
export const conditionCanaries = (
  environment: Environment,
  observations: Observations | undefined,
  now: number,
): Canary[] => [
  ...attestationCanaries(environment, now, observations),
  ...(observations ? sessionCanary(environment, observations[ringcentralAuthenticated.id]?.[0]?.when, now) : []),
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
  {
    id: 'extension-pool',
    ok: freeExtensions >= SMALLEST_POOL,
    detail: `${counted(freeExtensions, 'extension is', 'extensions are')} free.`,
  },
  {
    id: 'number-pool',
    ok: freeNumbers >= SMALLEST_POOL,
    detail: `${counted(freeNumbers, 'number is', 'numbers are')} free.`,
  },
];

/** The app's signing certificate: once it has expired nobody logs in to RingCentral. `expiresAt` is ISO 8601. */
export function keyCanary(system: string, expiresAt: string | undefined, now: number): Canary[] {
  if (expiresAt === undefined) return [];
  const left = daysUntil(expiresAt, now);
  return [
    {
      id: `signing-key-${system}`,
      ok: left >= noticeDays(),
      detail: `Expires ${expiresAt} (${counted(left, 'day')}).`,
    },
  ];
}
