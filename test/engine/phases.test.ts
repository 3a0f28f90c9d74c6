import { describe, expect, it } from 'vitest';
import { PHASES, reached } from '../../engine/flows/model';

describe('phases', () => {
  it('a phase has been reached once the environment stands at it or past it', () => {
    expect(PHASES.map((phase) => reached('bidirectional', phase))).toEqual([true, true, true, false]);
  });
});
