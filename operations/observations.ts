import type { OktaClient } from '../clients/okta';
import { DAY_MS } from '../engine/conditions/attestation';
import type { Condition, FactNeeded, Observation, Observations } from '../engine/conditions/condition';
import { merged, orgFacts } from '../engine/conditions/org-facts';
import { endsSoon } from '../engine/conditions/horizon';
import type { Environment } from '../engine/environment/schema';
import { UserFacingError } from '../engine/errors';
import { gatesNow, type DeclaredGate } from '../engine/gates/gates';
import type { Progress } from './outcome';
import { appsOf } from './tenants/apps';
import { readOrg } from './tenants/read-org';

/** Okta's System Log keeps ninety days (Okta, System Log API, retention). */
const KEPT_DAYS = 90;

const filterOf = ({ events, outcome }: FactNeeded, appId: string): string => {
  const result = outcome === undefined ? '' : ` and outcome.result eq "${outcome}"`;
  return events.map((event) => `target.id eq "${appId}" and eventType eq "${event}"${result}`).join(' or ');
};

/** How far back a fact still matters: twice as long as a word counts, so that a reason can name when it last happened. */
const since = ({ proof }: Condition, now: number): string => {
  const days = 'attestedForDays' in proof ? 2 * proof.attestedForDays : KEPT_DAYS;
  return new Date(now - Math.min(days, KEPT_DAYS) * DAY_MS).toISOString();
};

/**
 * The facts that a condition about an app needs, as Okta's System Log tells them: one call a fact, which brings the last event.
 * @param now milliseconds
 */
export async function observe(
  okta: OktaClient,
  condition: Condition,
  appId: string,
  now: number,
): Promise<Observation[]> {
  const seen: Observation[] = [];
  for (const fact of condition.facts ?? []) {
    const event = await okta.lastEvent({ since: since(condition, now), filter: filterOf(fact, appId) });
    if (event) seen.push({ means: fact.means, what: fact.what, when: event.published });
  }
  return seen;
}

const PROVING = ['apps', 'appSchemas', 'userSchema'] as const;

/** Gates whose attestation has ended or is about to, and that a fact can renew. */
const ending = (environment: Environment, now: number): readonly DeclaredGate[] =>
  gatesNow(environment).filter(({ key, gate }) => {
    const attestation = environment.attestations[key];
    if (!attestation || !(gate.told?.proves !== undefined || gate.facts?.some(({ means }) => means === 'renews')))
      return false;
    const judgement = gate.judge({ now, attestation });
    return judgement.verdict !== 'holds' || endsSoon(gate, judgement, now);
  });

/**
 * What Okta's System Log tells of gates whose attestation ends, and of no other. A log that cannot be read renews nothing, which is said:
 * the attestations count as they stand.
 */
export async function observeEnding(
  okta: OktaClient,
  environment: Environment,
  now: number,
  progress: Progress,
): Promise<Observations> {
  const gates = ending(environment, now);
  if (gates.length === 0) return {};
  const observed: Record<string, readonly Observation[]> = {};
  try {
    const apps = await appsOf(okta, environment);
    for (const { key, gate, system } of gates) {
      const app = system === undefined ? undefined : apps.get(system);
      if (app && gate.facts) observed[key] = await observe(okta, gate, app.id, now);
    }
    if (gates.some(({ gate }) => !gate.facts))
      return merged(observed, orgFacts(environment, await readOrg(okta, environment, PROVING, { apps }), now));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    const keys = gates.map(({ key }) => key).join(', ');
    progress(`Whether ${keys} was used since it was attested is not known: ${error.message}`);
  }
  return observed;
}
