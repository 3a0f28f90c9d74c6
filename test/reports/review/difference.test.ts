import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, excerpt } from '../../../reports/review/difference';

describe('what differs between two expressions', () => {
  it('is cut at whole words', () => {
    const { before, after } = difference('a != null ? user.city : null', 'a != null ? user.country : null');
    expect([before[1], after[1]]).toEqual(['city', 'country']);
  });

  it('is nothing where they are equal, and everything where nothing is shared', () => {
    expect(difference('a.b', 'a.b').before).toEqual(['a.b', '', '']);
    expect(difference('a', '"x"')).toEqual({ before: ['', 'a', ''], after: ['', '"x"', ''] });
  });

  it('puts together what it cut, always', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const { before, after } = difference(left, right);
        expect([before.join(''), after.join('')]).toEqual([left, right]);
      }),
    );
  });

  it('is shown with a little of what stands around it', () => {
    expect(excerpt(['user.a != null ? ', 'x', ' : null'], 8)).toBe('… null ? x : null');
  });
});
