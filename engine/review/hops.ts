import { groupValuesText } from '../org/assignments';
import type { CompiledLine, Flows } from '../sync';
import type { HopChange } from './model';

const keyOf = ({ line }: CompiledLine): string => `${line.from} → ${line.to}`;

/** What a line says, as text that a reader knows from the table. */
const textOf = ({ expr, line }: CompiledLine): string =>
  [
    expr,
    ...(line.groupValues ?? []).map(({ group, value }) => `for members of ${group.name}: ${JSON.stringify(value)}`),
    ...(line.push === 'onCreate' && line.from === 'okta' ? ['(on create only)'] : []),
  ].join(' · ');

const structure = ({ canonical, line }: CompiledLine): string =>
  JSON.stringify([canonical, line.push, groupValuesText(line.groupValues)]);

/** Every line of both configurations with what became of it; formatting alone is no change. */
export function hopChanges(before: Flows, after: Flows, changed?: ReadonlyMap<string, number>): HopChange[] {
  const was = new Map(before.lines.map((line) => [keyOf(line), line]));
  const is = new Map(after.lines.map((line) => [keyOf(line), line]));
  return [...new Set([...was.keys(), ...is.keys()])].map((key): HopChange => {
    const [old, fresh] = [was.get(key), is.get(key)];
    const one = (fresh ?? old) as CompiledLine;
    const same = old && fresh && structure(old) === structure(fresh);
    return {
      line: key,
      from: one.line.from,
      to: one.path,
      state: same ? 'same' : !old ? 'added' : !fresh ? 'removed' : 'changed',
      before: old && textOf(old),
      after: fresh && textOf(fresh),
      reads: [...new Set([...(old?.reads ?? []), ...(fresh?.reads ?? [])])].filter((path) => path.includes('.')),
      people: changed?.get(one.path) ?? 0,
    };
  });
}
