import { expect, it } from 'vitest';
import { duplicates, SAID } from '../../engine/drift';
import { expectedOf } from '../../reports/expected';
import { masked } from '../../reports/mask';

it('hides the values of people, and no word of ours', () => {
  const shared = duplicates('okta', 'email');
  shared('00u1', 'ada@acme.test');
  const [twice] = shared('00u2', 'ada@acme.test');
  expect([SAID.account, SAID.owner, twice?.expected, 'Ada Lovelace'].map((one) => expectedOf(one, masked()))).toEqual([
    'enabled',
    'somebody in Okta',
    'not the one of 00u1',
    'A•• L•••••••',
  ]);
});
