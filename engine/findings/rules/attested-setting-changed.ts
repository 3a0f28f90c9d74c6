import { gateOfKey } from '../../conditions/catalogue';
import type { Observations } from '../../conditions/condition';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withEnvironment } from '../examples';

const CHANGED: Observations = {
  'ad-matching-rules': [
    { means: 'ends', what: 'Ada Admin changed it from true to false', when: '2026-02-03T10:00:00Z', by: 'Ada Admin' },
  ],
};

export const attestedSettingChanged: Rule = {
  id: 'RCO038',
  name: 'attested-setting-changed',
  severity: 'warning',
  title: 'Somebody changed in the console what was attested',
  why: 'The gate counts as open by a word that was given before the change: what is applied may meet other settings than those that were looked at.',
  source: 'Okta, System Log: change details of apps, import schedules, agents and the import safeguard',
  remedy: 'Look at the setting in the console, set it back where it is wrong, and date the attestation anew.',
  evaluate: ({ now: instant, environment, observations = {} }) =>
    judge(Object.entries(environment.attestations), ([key, given]) => {
      const judgement = gateOfKey(key)?.judge({
        now: Date.parse(instant),
        attestation: { by: '', ...given },
        observations: observations[key],
      });
      return judgement?.evidence === 'changed'
        ? { where: `attestations.${key}`, message: judgement.reason }
        : undefined;
    }),
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-matching-rules': { on: '2026-01-01', expires: '2026-07-01' } } }),
      observations: CHANGED,
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { 'ad-matching-rules': { on: '2026-02-04', expires: '2026-07-01' } } }),
      observations: CHANGED,
    },
  },
};
