import { gateOfKey } from '../../conditions/catalogue';
import { endsSoon } from '../../conditions/horizon';
import { judge } from '../judge';
import type { Facts, Rule } from '../model';
import { withEnvironment } from '../examples';

/** When an attestation of this phase has ended, or ends so soon that drift and doctor tell it too. */
function ending(key: string, { now: instant, environment, observations }: Facts): string | undefined {
  const record = gateOfKey(key);
  const now = Date.parse(instant);
  if (!record) return undefined;
  const attestation = { by: '', ...environment.attestations[key]! };
  const judgement = record.judge({ now, attestation, observations: observations?.[record.id] });
  return judgement.verdict === 'holds' && !endsSoon(record, judgement, now) ? undefined : judgement.until;
}

export const attestationExpiring: Rule = {
  id: 'RCO034',
  name: 'attestation-expiring',
  severity: 'warning',
  title: 'An attestation is about to expire',
  why: 'Once it has, the gate closes and the next plan fails.',
  source: 'design: attestations are dated and expire',
  remedy: 'Check the setting in the console and date the attestation anew.',
  evaluate: (facts) =>
    judge(Object.keys(facts.environment.attestations), (key) => {
      const until = ending(key, facts);
      return until === undefined ? undefined : { where: `attestations.${key}`, message: `expires on ${until}` };
    }),
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-agent': { on: '2026-01-01', expires: '2026-03-10' } } }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-agent': { on: '2026-01-01', expires: '2026-07-01' } } }),
    },
  },
};
