import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../engine/findings/catalogue';
import { evaluateRules } from '../../../engine/findings/evaluate';
import { COMPLIANT, type Acknowledgement, type Facts, type Rule } from '../../../engine/findings/model';

const facts = (over: Partial<Facts>): Facts => ({
  now: '2026-03-01T00:00:00Z',
  environment: { name: 'demo', phase: 'live', backend: 'local', attestations: {}, acknowledgements: [] },
  table: { systems: {}, attributes: {}, hops: [] },
  ...over,
});

describe.each(CATALOGUE.map((rule) => [rule.name, rule] as const))('rule %s', (_, rule) => {
  it('finds its bad example', () => {
    const found = evaluateRules([rule], facts(rule.examples.bad));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: rule.id, severity: rule.severity, title: rule.title });
    expect(found[0]?.message).not.toContain('The rule itself failed');
  });

  it('looks at its good example and passes it', () => {
    expect(rule.evaluate(facts(rule.examples.good))).toBe(COMPLIANT);
  });
});

describe('the catalogue', () => {
  it('has consecutive ids and one file a rule, named as the rule', () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(CATALOGUE.map((_, i) => `RCO${String(i + 1).padStart(3, '0')}`));
    const files = readdirSync('engine/findings/rules').map((file) => file.replace('.ts', ''));
    expect(files).toEqual(CATALOGUE.map(({ name }) => name).sort());
  });

  it('gives every rule a reason, a source and a remedy', () => {
    expect(CATALOGUE.filter(({ why, source, remedy }) => !why || !source || !remedy)).toEqual([]);
  });
});

describe('evaluating rules', () => {
  const rule = (over: Partial<Rule>): Rule => ({
    ...CATALOGUE[0]!,
    evaluate: () => [{ where: 'okta.primaryPhone', message: 'wrong' }],
    ...over,
  });
  const acknowledged = (acknowledgements: Acknowledgement[]) =>
    evaluateRules([rule({})], facts({ environment: { ...facts({}).environment, acknowledgements } }))[0]?.acknowledged;

  it('a rule that throws is a finding of that rule', () => {
    const broken = rule({
      evaluate: () => {
        throw new Error('no such thing');
      },
    });
    expect(evaluateRules([broken], facts({}))[0]).toMatchObject({
      id: broken.id,
      message: 'The rule itself failed: no such thing',
    });
  });

  it('an acknowledgement covers a rule at one place, until it expires, for a year at most', () => {
    const reason = 'agreed with telephony';
    const [id, address] = ['RCO001', 'okta.primaryPhone'];
    const one = { id, address, reason, expires: '2026-04-01' };
    expect(acknowledged([one])).toEqual({ reason, expires: '2026-04-01' });
    expect(acknowledged([{ id, reason, expires: '2026-04-01' }])).toBeUndefined();
    expect(acknowledged([{ ...one, id: 'RCO002' }])).toBeUndefined();
    expect(acknowledged([{ ...one, address: 'okta.email' }])).toBeUndefined();
    expect(acknowledged([{ ...one, expires: '2026-03-01' }])).toBeUndefined();
    expect(acknowledged([{ ...one, expires: '9999-12-31' }])).toBeUndefined();
  });

  it('an acknowledgement ends at an instant, whatever zone it is written in', () => {
    const at = (expires: string) =>
      acknowledged([{ id: 'RCO001', address: 'okta.primaryPhone', reason: 'agreed', expires }]) !== undefined;
    // Now is 2026-03-01T00:00:00Z.
    expect(['2026-03-01T01:00:00+02:00', '2026-02-28T23:30:00-02:00', '2027-03-01', '2027-03-03'].map(at)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
