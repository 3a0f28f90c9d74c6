import type { AttributePath } from '../flows/model';
import { groupValuesText } from '../org/assignments';
import type { CompiledLine, CompiledSystem, Flows } from './compile';

/** What decides a line's value besides its inputs, as text that two configurations can be compared by. */
const signature = (line: CompiledLine): string =>
  JSON.stringify([line.system, line.canonical, line.line.push, line.type, groupValuesText(line.line.groupValues)]);

const signatures = (flows: Flows): ReadonlyMap<AttributePath, string> => {
  const byPath = new Map<AttributePath, string[]>();
  for (const line of flows.lines) {
    const present = byPath.get(line.path);
    if (present === undefined) byPath.set(line.path, [signature(line)]);
    else present.push(signature(line));
  }
  return new Map([...byPath].map(([path, parts]) => [path, parts.sort().join()]));
};

const sourcingOf = ({ configuration: { sourcing } }: Flows, path: AttributePath): string =>
  path.startsWith('okta.') ? JSON.stringify(sourcing[path.slice('okta.'.length)] ?? 'inherit') : '';

const settingsOf = (system: CompiledSystem | undefined): string =>
  JSON.stringify([system?.kind, system?.variable, system?.settings, system?.pushes, system?.groups]);

/** Systems whose switches or groups differ, and all of them when the org's flags, rules or the source order do. */
const unsettledSystems = (before: Flows, after: Flows): ReadonlySet<string> => {
  const every = new Set([...before.systems.keys(), ...after.systems.keys()]);
  const orgOf = ({ configuration: { flags, firstWriteBack, acknowledgedOverwrites, rules }, sources }: Flows): string =>
    JSON.stringify([flags, firstWriteBack, acknowledgedOverwrites, rules ?? [], sources.map(({ id }) => id)]);
  if (orgOf(before) !== orgOf(after)) return every;
  return new Set([...every].filter((id) => settingsOf(before.systems.get(id)) !== settingsOf(after.systems.get(id))));
};

/** Adds everything that reads, directly or not, what is already in the set. */
const withReaders = (paths: Set<AttributePath>, lines: readonly CompiledLine[]): ReadonlySet<AttributePath> => {
  const known = new Set<string>(paths);
  for (let size = -1; size !== known.size;) {
    size = known.size;
    for (const { path, reads } of lines)
      if (!known.has(path) && reads.some((read) => known.has(read))) {
        known.add(path);
        paths.add(path);
      }
  }
  return paths;
};

/** Attributes whose own line, source or system differs: of all others both configurations say the same of one person. */
export const statedAnew = (before: Flows, after: Flows): ReadonlySet<AttributePath> => {
  const systems = unsettledSystems(before, after);
  const was = signatures(before);
  const is = signatures(after);
  const paths = new Set<AttributePath>();
  for (const { path, system } of [...before.lines, ...after.lines]) {
    const changed = was.get(path) !== is.get(path) || sourcingOf(before, path) !== sourcingOf(after, path);
    if (changed || systems.has(system)) paths.add(path);
  }
  return paths;
};

/**
 * The attributes whose value can differ between two configurations: those that are stated anew, and those that read one of them.
 * Expressions are compared by structure, so spelling alone is no change.
 */
export const affectedAttributes = (before: Flows, after: Flows): ReadonlySet<AttributePath> =>
  withReaders(new Set(statedAnew(before, after)), [...before.lines, ...after.lines]);

/**
 * The attributes that have to be settled to know those in `paths`: they themselves, and what feeds them from afar. Of people in
 * whom the systems agree the feeders stay as they are; of others they move first.
 */
export const settledFor = (
  paths: ReadonlySet<AttributePath>,
  lines: readonly CompiledLine[],
): ReadonlySet<AttributePath> => {
  const needed = new Set<AttributePath>(paths);
  for (const path of needed)
    for (const line of lines)
      if (line.path === path) for (const read of line.reads) if (read.includes('.')) needed.add(read as AttributePath);
  return needed;
};
