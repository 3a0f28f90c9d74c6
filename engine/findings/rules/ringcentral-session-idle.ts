import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';
import { withEnvironment } from '../examples';

export const ringcentralSessionIdle: Rule = {
  id: 'RCO025',
  name: 'ringcentral-session-idle',
  severity: 'warning',
  title: 'The RingCentral session of the Okta app is about to lapse',
  why: 'After a month without provisioning use an admin has to authenticate again, and until then nothing is pushed.',
  source: 'saml-doc.okta.com, RingCentral provisioning',
  remedy: 'Authenticate with RingCentral again, or let a scheduled import run, and renew the attestation.',
  evaluate: ({ now, environment }) => {
    const attested = environment.attestations['ringcentral-authenticated'];
    if (!attested) return NOT_APPLICABLE;
    const days = (Date.parse(now) - Date.parse(attested.on)) / 86_400_000;
    return days > 21
      ? [{ where: 'attestations.ringcentral-authenticated', message: `last attested ${Math.floor(days)} days ago` }]
      : COMPLIANT;
  },
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({
        attestations: { 'ringcentral-authenticated': { on: '2026-02-01', expires: '2026-03-03' } },
      }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({
        attestations: { 'ringcentral-authenticated': { on: '2026-02-20', expires: '2026-03-22' } },
      }),
    },
  },
};
