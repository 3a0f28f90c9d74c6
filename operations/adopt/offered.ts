import { hopOf } from '../../engine/adoption';
import type { LocatedDrift } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { Hop } from '../../engine/flows/model';
import { mappingId } from '../../engine/terraform/resources';

interface Line {
  readonly expression: string;
  readonly push_status: string;
}

const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null && 'expression' in value;

/** A line that somebody wrote by hand, in the words in which the environment would declare it: whoever wants it pastes it. */
export function offeredLine(
  { systems }: Environment,
  { address, field, actual }: LocatedDrift,
): { readonly line?: Hop } {
  const [, target] = /^(?:lines|mappings)\.(.+)$/.exec(field) ?? [];
  if (target === undefined || !isLine(actual)) return {};
  const name = address.slice(address.indexOf('.') + 1);
  for (const system of Object.keys(systems))
    for (const direction of ['toOkta', 'fromOkta'] as const)
      if (name === mappingId({ system, direction })) {
        const push = direction === 'fromOkta' && actual.push_status !== 'PUSH' ? { push: 'onCreate' as const } : {};
        return { line: { ...hopOf(system, direction, target, actual.expression), ...push } };
      }
  return {};
}
