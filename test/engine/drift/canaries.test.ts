import { describe, expect, it } from 'vitest';
import { demo } from '../../../environments/demo';
import { accountCanaries, attestationCanaries, keyCanary, sessionCanary, type Canary } from '../../../engine/drift';
import { parseEnvironment } from '../../../engine/environment/parse';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-02T06:00:00Z');
const at = (days: number): string => new Date(NOW + days * DAY).toISOString();

const attested = (on: string, expires?: string) => ({
  ...parseEnvironment(demo),
  phase: 'live' as const,
  attestations: {
    'ringcentral-authenticated': { by: 'Zelda', on },
    'ringcentral-directory-integration': { by: 'Zelda', on, ...(expires && { expires }) },
  },
});
const verdicts = (canaries: readonly Canary[]) => canaries.map(({ id, ok }) => [id, ok]);

describe('canaries', () => {
  it.each([
    ['used yesterday', -25, -1, true],
    ['unused for three weeks and a day', -90, -22, false],
    ['given yesterday, not used since', -1, undefined, true],
    ['given a month ago, not seen in use', -29, undefined, false],
  ])('the RingCentral session: %s', (_name, given, used, ok) => {
    const canaries = sessionCanary(attested(at(given)), used === undefined ? undefined : at(used), NOW);
    expect(verdicts(canaries)).toEqual([['ringcentral-session', ok]]);
    const days = -(used ?? given);
    expect(canaries[0]?.detail).toContain(days === 1 ? 'Last used 1 day ago' : `Last used ${days} days ago`);
  });

  it('attestations: the one that ends soon, the one that ended, and the one that nobody gave', () => {
    const of = (days: number) =>
      attestationCanaries(attested(at(-1), at(days)), NOW).find(({ id }) => id.endsWith('directory-integration'))?.ok;
    expect([of(60), of(1), of(-1)]).toEqual([true, false, false]);
    const missing = attestationCanaries(attested(at(-1)), NOW).filter(({ detail }) => detail.startsWith('Nobody'));
    expect(missing.every(({ ok }) => !ok)).toBe(true);
    expect(missing.length).toBeGreaterThan(0);
  });

  it('Directory Integration, and pools that run dry', () => {
    const signs = { directoryIntegration: true, freeExtensions: 5, freeNumbers: 5 };
    const ids = ['directory-integration', 'extension-pool', 'number-pool'];
    expect(verdicts(accountCanaries(signs))).toEqual(ids.map((id) => [id, true]));
    const dry = { directoryIntegration: false, freeExtensions: 4, freeNumbers: 4 };
    expect(verdicts(accountCanaries(dry))).toEqual(ids.map((id) => [id, false]));
  });

  it('the certificate that signs assertions', () => {
    const of = (days: number) => verdicts(keyCanary('ringcentral', at(days), NOW));
    expect([of(15), of(13), of(-1)]).toEqual([true, false, false].map((ok) => [['signing-key-ringcentral', ok]]));
    expect(keyCanary('ringcentral', undefined, NOW)).toEqual([]);
  });
});
