import { ringcentralAuthenticated } from '../../conditions/gates/ringcentral-authenticated';
import { endsSoon } from '../../conditions/horizon';
import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';
import { withEnvironment } from '../examples';

const { id: GATE } = ringcentralAuthenticated;

export const ringcentralSessionIdle: Rule = {
  id: 'RCO025',
  name: 'ringcentral-session-idle',
  severity: 'warning',
  title: 'The RingCentral session of the Okta app is about to lapse',
  why: 'After a month without provisioning use an admin has to authenticate again, and until then nothing is pushed.',
  source: 'saml-doc.okta.com, RingCentral provisioning',
  remedy: 'Authenticate with RingCentral again, or let a scheduled import run, and renew the attestation.',
  evaluate: ({ now: instant, environment, observations }) => {
    const attested = environment.attestations[GATE];
    if (!attested) return NOT_APPLICABLE;
    const now = Date.parse(instant);
    const seen = observations?.[GATE];
    const attestation = { by: 'somebody', ...attested };
    const judgement = ringcentralAuthenticated.judge({ now, attestation, observations: seen });
    if (judgement.verdict === 'holds' && !endsSoon(ringcentralAuthenticated, judgement, now)) return COMPLIANT;
    const use = seen ? 'and not seen in use since' : 'and whether it was used since is not known here';
    const last = judgement.when === attested.on ? `attested on ${attested.on}, ${use}` : judgement.reason;
    return [{ where: `attestations.${GATE}`, message: `${last}; unused it ends ${judgement.until}` }];
  },
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { [GATE]: { on: '2026-02-01', expires: '2026-03-03' } } }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ attestations: { [GATE]: { on: '2026-02-01', expires: '2026-03-03' } } }),
      observations: { [GATE]: [{ means: 'renews', what: 'last push or import', when: '2026-02-28T00:00:00Z' }] },
    },
  },
};
