import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../operations/plan/changes';
import { planText } from '../../../operations/plan/text';
import type { PlanReading } from '../../../operations/terraform-run/reading';
import type { TerraformCli } from '../../../terraform';
import { change, environmentWith, planOf } from '../deploy/example-plan';

const line = (expression: string) => ({
  mappings: [{ id: 'primaryPhone', expression, push_status: 'PUSH' }],
});

const plan = planOf([
  change(
    'okta_profile_mapping.ringcentral_to_okta',
    ['update'],
    line('appuser.directNumber'),
    line('appuser.extensionNumber'),
  ),
  change('okta_user_schema_property.extension', ['create'], null, { index: 'extension', type: 'string' }),
  change(
    'okta_group_rule.pilots',
    ['update'],
    { name: 'Pilots', expression_value: 'user.title=="Lead"', group_assignments: ['00g1'], status: 'ACTIVE' },
    { name: 'Pilots', expression_value: 'user.title == "Boss"', group_assignments: ['00g1'], status: 'ACTIVE' },
  ),
]);

const gate = {
  title: 'RingCentral has enabled Directory Integration',
  who: 'RingCentral Support',
  where: 'a support case',
  why: 'w',
};

const reading = {
  environment: environmentWith({ phase: 'live' }),
  plan,
  counts: { add: 1, change: 2, destroy: 0 },
  hash: 'abc',
  gates: [
    { id: 'ringcentral-directory-integration', state: 'shut', phase: 'provisioning', ...gate },
    { id: 'ad-agent', state: 'open', phase: 'app', ...gate },
  ],
  refusals: [
    {
      why: 'Gate ringcentral-directory-integration is shut: RingCentral has enabled Directory Integration. w',
      remedy: 'r',
    },
    { why: 'Another thing.', remedy: 'Do it.' },
  ],
} as unknown as PlanReading;

const told = (over: Partial<Parameters<typeof planText>[0]> = {}) =>
  planText({
    reading,
    changes: changesOf(reading),
    findings: [],
    stopped: ['49 people of 58 would get another okta.primaryPhone, or none; at most 29 are allowed (RCO020).'],
    terraform: { cli: 'terraform', version: '1.11.4' } as unknown as TerraformCli,
    out: 'plan',
    today: '2026-11-30',
    ...over,
  });

describe('a plan on the terminal', () => {
  it('tells what changes first: mappings and rules with both expressions, another spelling of one is none', () => {
    expect(told().split('\n').slice(0, 10)).toEqual([
      `demo · phase live · org ${reading.environment.okta.orgId} · terraform 1.11.4`,
      '',
      '  ~ ringcentral → okta.primaryPhone',
      '      - appuser.directNumber',
      '      + appuser.extensionNumber',
      '  + attribute okta.extension',
      '  ~ rule Pilots',
      '      - user.title == "Lead" → 00g1',
      '      + user.title == "Boss" → 00g1',
      '',
    ]);
  });

  it('tells each closed gate once, with the line to type, and nothing that reads as its opposite', () => {
    const text = told();
    expect(text).toContain(
      "then, in attestations:  'ringcentral-directory-integration': { by: '…', on: '2026-11-30' }",
    );
    expect(text.match(/ringcentral-directory-integration/g)).toHaveLength(2);
    expect(text).not.toContain('is shut');
    expect(text).toContain('1 gate is closed; what depends on it was not planned:');
  });

  it('tells what apply would refuse, thresholds included, and what comes next', () => {
    const text = told();
    expect(text).toContain('  Another thing.\n    Remedy: Do it.');
    expect(text).toContain('at most 29 are allowed (RCO020)');
    expect(text.split('\n').at(-1)).toBe('Next: open the gates, then npx ringcentral-okta plan --env demo');
    const open = { ...reading, gates: [], refusals: [] } as unknown as PlanReading;
    expect(told({ reading: open, stopped: [] }).split('\n').slice(-2)).toEqual([
      'Next: npx ringcentral-okta person export --env demo --out people.jsonl',
      '      npx ringcentral-okta review --env demo --plan plan --people people.jsonl',
    ]);
  });
});
