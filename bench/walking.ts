import { configurationFor } from '../engine/environment/configuration';
import { hopChanges } from '../engine/review/hops';
import type { Line } from '../engine/sync';
import { flowsOf, type Walking } from '../operations/review/walker';
import { loadEnvironment } from '../project';

/** What people of a file are looked at for where lines of the live demo change, and nothing else does. */
export function walkingOver(people: string, changed: (line: Line) => Line): Walking {
  const environment = loadEnvironment('demo');
  const before = configurationFor({ ...environment, phase: 'live' });
  const after = { ...before, lines: before.lines.map(changed) };
  return {
    people,
    before,
    after,
    hops: hopChanges(flowsOf(before), flowsOf(after)),
    changes: [],
    erased: [],
    systems: new Set(Object.keys(environment.systems)),
    limits: {},
    unique: [],
    extensionNumbers: [],
    rows: undefined,
  };
}
