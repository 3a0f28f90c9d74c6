import { DAY_MS, expiryOf, instantOf, rfc3339, type Attestation } from './attestation';
import type { Condition, Evidence, Feature, Judgement, Meaning, Observation } from './condition';

const UNKNOWN = { verdict: 'unknown', evidence: 'unknown' } as const;

function byFeatures(wanted: readonly Feature[], features: readonly string[] | undefined): Judgement {
  if (!features) return { ...UNKNOWN, reason: 'the app was not looked at' };
  const off = wanted.filter((feature) => !features.includes(feature));
  return off.length === 0
    ? { verdict: 'holds', evidence: 'proven', reason: `Okta shows ${wanted.join(', ')}` }
    : { verdict: 'fails', evidence: 'proven', reason: `Okta does not show ${off.join(', ')}` };
}

/** The last fact of one meaning. */
const last = (observations: readonly Observation[], means: Meaning): Observation | undefined =>
  observations.filter((one) => one.means === means).sort((a, b) => Date.parse(b.when) - Date.parse(a.when))[0];

const at = (observation: Observation | undefined): number => (observation ? Date.parse(observation.when) : -Infinity);

/** What is seen by looking needs no date: it would be another one with every look. */
const told = ({ what, when }: Observation, now: number): string => (Date.parse(when) < now ? `${what} ${when}` : what);

const of = ({ when, by }: Observation) => ({ when, ...(by === undefined ? {} : { by }) });

function renewed(use: Observation, days: number, now: number): Judgement {
  const until = rfc3339(at(use) + days * DAY_MS);
  const reason = `${use.what} ${use.when}, which counts until ${until}`;
  const holds = Date.parse(until) > now;
  return { ...(holds ? { verdict: 'holds', evidence: 'proven' } : UNKNOWN), reason, until, ...of(use) };
}

function attested(attestation: Attestation, days: number, now: number): Judgement {
  const { by, on } = attestation;
  const until = expiryOf(attestation, days);
  const said = { by, when: on, until };
  return Date.parse(until) > now
    ? { verdict: 'holds', evidence: 'attested', reason: `attested by ${by} on ${on}, until ${until}`, ...said }
    : { ...UNKNOWN, reason: `the attestation by ${by} of ${on} has expired`, ...said };
}

function byWord(days: number, { now, attestation, observations = [] }: Evidence): Judgement {
  const [proof, use, end] = [last(observations, 'proves'), last(observations, 'renews'), last(observations, 'ends')];
  const said = attestation ? instantOf(attestation.on)! : -Infinity;
  if (end && at(end) > Math.max(said, at(proof), at(use)))
    return { verdict: 'fails', evidence: 'changed', reason: told(end, now), ...of(end) };
  if (proof && at(proof) > at(end))
    return { verdict: 'holds', evidence: 'proven', reason: told(proof, now), ...of(proof) };
  const judgements = [
    ...(attestation && said > at(end) ? [attested(attestation, days, now)] : []),
    ...(use && at(use) > at(end) ? [renewed(use, days, now)] : []),
  ];
  return (
    judgements.sort((a, b) => Date.parse(b.until!) - Date.parse(a.until!))[0] ?? {
      ...UNKNOWN,
      reason: 'nobody has attested it',
    }
  );
}

/** The one judgement of a condition: by its app's features, or by somebody's word and the facts that prove, renew or end it. */
export const judge = ({ proof }: Pick<Condition, 'proof'>, evidence: Evidence): Judgement =>
  'features' in proof ? byFeatures(proof.features, evidence.features) : byWord(proof.attestedForDays, evidence);
