import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../engine/flows/model';
import { GATES } from '../../../engine/gates/gates';
import { judgeRollout, type Evidence, type Sight } from '../../../engine/rollout/judge';
import { SCENARIOS } from '../../../engine/rollout/scenarios';
import { SIGHTS } from '../../../engine/rollout/step';
import { STEPS } from '../../../engine/rollout/steps';
import { loadEnvironment } from '../../../project';
import { CHECKS } from '../../../operations/preflight/checks/catalogue';
import { rolloutMarkdown } from '../../../reports/rollout/markdown';

const demo = loadEnvironment('demo', '');
const NOW = Date.UTC(2026, 10, 22);

const evidence = (sight: Sight, more: Partial<Evidence> = {}): Evidence => ({
  now: NOW,
  org: true,
  features: () => [],
  applied: Object.fromEntries(PHASES.map((phase) => [phase, sight])) as Evidence['applied'],
  seeded: () => ({ ...sight, people: sight.ok ? 0 : 3 }),
  seen: Object.fromEntries(SIGHTS.map((id) => [id, sight])) as Evidence['seen'],
  ...more,
});

const stateOf = (steps: readonly { id: string; state: string }[], id: string) =>
  steps.find((step) => step.id === id)?.state;

describe('the scenarios', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s holds every gate once, and nothing that is neither gate nor step',
    (_, { stages, source }) => {
      const ids = stages.flatMap(({ steps }) => steps);
      const known = new Set([...GATES, ...STEPS].map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      expect(GATES.filter(({ id }) => !ids.includes(id))).toEqual([]);
      expect(source).toContain('Active Directory Integration Guide, scenario');
    },
  );

  it('names checks of seed that exist', () => {
    const checks = new Set(CHECKS.map(({ id }) => id));
    const named = STEPS.flatMap(({ proof }) =>
      'seeded' in proof ? proof.seeded : 'nobodyIn' in proof ? [proof.nobodyIn] : [],
    );
    expect(named.filter((id) => !checks.has(id))).toEqual([]);
  });

  it('has every step of its own in a scenario, with who, where and source', () => {
    const used = new Set(SCENARIOS.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps)));
    expect(STEPS.filter(({ id, who, where, source }) => !used.has(id) || !who || !where || !source)).toEqual([]);
  });
});

describe('judging steps', () => {
  it('begins with the org where a company has none', () => {
    const environment = { ...demo, scenario: 'existing-ringcentral-without-okta' as const };
    const steps = judgeRollout(environment, evidence({ ok: false }, { org: false }));
    expect(steps.filter(({ state }) => state !== 'blocked').map(({ id, state }) => [id, state])).toEqual([
      ['okta-org', 'next'],
    ]);
  });

  it('asks again where an attestation has expired, and leaves done what is proven behind it', () => {
    const gates = GATES.map(({ id }) => [id, { by: 'Ada', on: '2026-11-01', expires: '2027-11-01' }] as const);
    const attestations = {
      ...Object.fromEntries(gates),
      'ad-agent': { by: 'Ada', on: '2026-01-01', expires: '2026-02-01' },
    };
    const steps = judgeRollout({ ...demo, attestations }, evidence({ ok: true }, { features: () => ALL_FEATURES }));
    expect(steps.filter(({ state }) => state !== 'done').map(({ id, state }) => [id, state])).toEqual([
      ['ad-agent', 'manual'],
    ]);
    expect(steps.find(({ id }) => id === 'ad-agent')?.detail).toContain('counted until 2026-02-01');
  });

  it('leaves to a person what RingCentral was not asked about', () => {
    const steps = judgeRollout(demo, evidence({ ok: true }, { seeded: () => undefined }));
    expect(stateOf(steps, 'special-phones')).toBe('manual');
    expect(stateOf(steps, 'preflight')).toBe('blocked');
  });

  it('has one gate for each directory, and none for what the environment does without', () => {
    const several = judgeRollout(loadEnvironment('example-production', ''), evidence({ ok: true }));
    expect(several.filter(({ id }) => id.startsWith('ad-agent@')).map(({ id }) => id)).toEqual([
      'ad-agent@corp',
      'ad-agent@emea',
    ]);
    const plain = judgeRollout(loadEnvironment('example-uat', ''), evidence({ ok: true }));
    expect(plain.filter(({ id }) => id === 'saml-sso' || id === 'porting-finished')).toEqual([]);
  });

  it('makes a table for a ticket that nothing can break out of', () => {
    const steps = judgeRollout({ ...demo, name: 'de|mo' }, evidence({ ok: false, detail: 'a | b <c>' }));
    const text = rolloutMarkdown('de|mo', 'Existing', steps);
    expect(text).toContain(`0 of ${steps.length} steps are done. Next: \`ringcentral-directory-integration\``);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual(rows.map(() => 7));
  });
});

const ALL_FEATURES = GATES.flatMap(({ proof }) => ('features' in proof ? proof.features : []));
