import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../terraform';
import { planHash as hashFor } from '../../../operations/terraform-run/plan-hash';
import { change, environmentWith, planOf } from './example-plan';

const planHash = (plan: Plan) => hashFor(plan, environmentWith());

const a = change('okta_group.a', ['create'], null, { name: 'A' });
const b = change('okta_group.b', ['update'], { name: 'B' }, { name: 'C' });

describe('the hash of a plan', () => {
  it('is the same whatever the time, the order and what does not change', () => {
    const hash = planHash(planOf([a, b], { timestamp: '2026-01-01T00:00:00Z' }));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(planHash(planOf([b, a, change('okta_group.c', ['no-op'])], { timestamp: '2026-02-01T00:00:00Z' }))).toBe(
      hash,
    );
  });

  it('differs as soon as anything that would be done differs', () => {
    const hashes = [
      [a],
      [b],
      [a, b],
      [a, { ...b, change: { ...b.change, after: { name: 'D' } } }],
      [a, change('okta_group.b', ['delete'])],
    ];
    expect(new Set(hashes.map((changes) => planHash(planOf(changes)))).size).toBe(hashes.length);
  });

  it('differs from that of the same change in another environment or org', () => {
    const others = [{ name: 'other' }, { okta: { orgId: '00o1somebodyelses0rg' } }];
    const hashes = [{}, ...others].map((more) => hashFor(planOf([a]), environmentWith(more)));
    expect(new Set(hashes).size).toBe(3);
  });
});
