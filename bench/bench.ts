import { UsageError } from '../engine/errors';
import type { Outcome } from '../operations/outcome';
import type { Bench, BenchLine } from './line';

/** Benches by name; each file is loaded when it is asked for. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: Bench }>>> = {
  drift: () => import('./drift.js'),
  expressions: () => import('./expressions.js'),
  person: () => import('./person.js'),
  provider: () => import('./provider.js'),
  review: () => import('./review.js'),
  sync: () => import('./sync.js'),
  synth: () => import('./synth.js'),
};

const textOf = ({ name, value, unit, baseline }: BenchLine) =>
  `${name}: ${value} ${unit} (${baseline.name}: ${baseline.value} ${unit})`;

/** Runs one bench. @throws UsageError where there is none of this name */
export async function bench(name: string): Promise<{ lines: readonly BenchLine[]; outcome: Outcome }> {
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!load) throw new UsageError(`There is no bench "${name}"; there are ${Object.keys(BENCHES).join(', ')}.`);
  const lines = await (await load()).run();
  return { lines, outcome: { exitCode: 0, json: lines, text: lines.map(textOf).join('\n') } };
}
