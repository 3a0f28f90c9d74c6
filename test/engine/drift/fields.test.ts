import { describe, expect, it } from 'vitest';
import { fieldDifferences } from '../../../engine/drift/fields';

describe('what differs between two objects, field by field', () => {
  it('matches lines by what names them, wherever they stand', () => {
    const line = (id: string, expression: string) => ({ id, expression, push_status: 'PUSH' });
    expect(
      fieldDifferences(
        { mappings: [line('city', 'user.city'), line('email', 'user.email')] },
        { mappings: [line('email', 'user.login'), line('city', 'user.city')] },
      ),
    ).toEqual([{ field: 'mappings.email.expression', expected: 'user.email', actual: 'user.login' }]);
  });

  it('names a line that is only on one side as a whole', () => {
    const city = { id: 'city', expression: 'user.city' };
    expect(fieldDifferences({ mappings: [city] }, { mappings: [] })).toEqual([
      { field: 'mappings.city', expected: city, actual: null },
    ]);
    expect(fieldDifferences({ mappings: null }, { mappings: [city] })).toEqual([
      { field: 'mappings.city', expected: null, actual: city },
    ]);
  });

  it('reads documents that a provider keeps as text, and their order says nothing', () => {
    expect(
      fieldDifferences(
        { profile: '{"department":"External","title":"x"}' },
        { profile: '{"title":"x","department":"A"}' },
      ),
    ).toEqual([{ field: 'profile.department', expected: 'External', actual: 'A' }]);
    expect(fieldDifferences({ profile: '{"a":1,"b":2}' }, { profile: '{ "b": 2, "a": 1 }' })).toEqual([]);
  });

  it('takes null and absent for one, and tells nothing where Terraform does not know', () => {
    expect(fieldDifferences({ a: null, b: 1 }, { b: 2 }, { b: true })).toEqual([]);
  });

  it('takes null and an empty list for one, whichever of the two a provider keeps', () => {
    expect(fieldDifferences({ users_excluded: null, a: [] }, { users_excluded: [], a: null })).toEqual([]);
    expect(fieldDifferences({ users_excluded: null }, { users_excluded: ['00u1'] })).toHaveLength(1);
  });

  it('keeps plain lists whole: their order decides', () => {
    expect(fieldDifferences({ values: ['a', 'b'] }, { values: ['b', 'a'] })).toEqual([
      { field: 'values', expected: ['a', 'b'], actual: ['b', 'a'] },
    ]);
  });
});
