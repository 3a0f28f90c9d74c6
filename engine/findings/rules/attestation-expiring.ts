import { judge } from '../judge';
import type { Rule } from '../model';
import { withEnvironment } from '../examples';

export const attestationExpiring: Rule = {
  id: 'RCO034',
  name: 'attestation-expiring',
  severity: 'warning',
  title: 'An attestation is about to expire',
  why: 'Once it has, the gate shuts and the next plan fails.',
  source: 'design: attestations are dated and expire',
  remedy: 'Check the setting in the console and date the attestation anew.',
  evaluate: ({ now, environment }) =>
    judge(Object.entries(environment.attestations), ([gate, { expires }]) =>
      (Date.parse(expires) - Date.parse(now)) / 86_400_000 < 7
        ? { where: `attestations.${gate}`, message: `expires on ${expires}` }
        : undefined,
    ),
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-agent': { on: '2026-01-01', expires: '2026-03-05' } } }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-agent': { on: '2026-01-01', expires: '2026-07-01' } } }),
    },
  },
};
