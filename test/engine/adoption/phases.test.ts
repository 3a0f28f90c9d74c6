import { expect, it } from 'vitest';
import { demo } from '../../../environments/demo';
import { withPhases } from '../../../engine/adoption/phases';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { Hop } from '../../../engine/flows/model';
import { tableOf } from '../../../engine/flows/take';

const lines: Hop[] = [
  { from: 'ringcentral', to: 'okta.extension', expr: 'appuser.extensionNumber' },
  { from: 'okta', to: 'ringcentral.city', expr: 'user.city' },
];
const having = (lines: readonly Hop[]) => ({ ...demo, flows: { ...demo.flows, lines: [...lines] } });

it('adopted lines stand in the first phase that allows them, so that the environment loads', () => {
  expect(() => parseEnvironment(having(lines))).toThrow(/okta\.extension/);
  const phased = withPhases(tableOf(having(lines)), lines);
  expect(phased.map(({ to, phase }) => [to, phase])).toEqual([
    ['okta.extension', 'bidirectional'],
    ['ringcentral.city', undefined],
  ]);
  expect(parseEnvironment(having(phased)).flows.lines).toHaveLength(lines.length);
});
