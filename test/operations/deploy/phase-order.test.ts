import { describe, expect, it } from 'vitest';
import { appliedPhase, phaseRefusal } from '../../../operations/terraform-run/phase-order';
import { planOf } from './example-plan';

describe('the phase', () => {
  it('stands, goes one further, or starts anywhere', () => {
    expect([
      phaseRefusal('demo', 'provisioning', 'provisioning'),
      phaseRefusal('demo', 'provisioning', 'bidirectional'),
      phaseRefusal('demo', undefined, 'live'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('is never lowered', () => {
    expect(phaseRefusal('demo', 'live', 'provisioning')).toMatchObject({
      why: 'Environment demo stands at phase live, and its file now says provisioning: a phase is never lowered.',
    });
  });

  it('is never skipped', () => {
    expect(phaseRefusal('demo', 'app', 'bidirectional')).toEqual({
      why: 'Environment demo stands at phase app, and its file now says bidirectional: no phase is skipped.',
      remedy: 'apply phase provisioning first',
    });
  });

  it('that was applied is what the state says, not what is planned', () => {
    const planned = (before: unknown) =>
      planOf([], { output_changes: { phase: { actions: ['update'], before, after: 'live' } } });
    expect([appliedPhase(planned('app')), appliedPhase(planned(null)), appliedPhase(planOf([]))]).toEqual([
      'app',
      undefined,
      undefined,
    ]);
  });
});
