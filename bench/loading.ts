import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROUNDS = 15;
const ROOT = join(__dirname, '..');

function milliseconds(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`loading failed: ${stderr}`);
  return performance.now() - started;
}

/** Milliseconds that Node takes to start and load the engine, and to start alone: the least of some rounds, in turn. */
export function loading(): { readonly engine: number; readonly node: number } {
  const folder = join(ROOT, 'node_modules/.cache/bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'expressions.cjs');
  buildSync({
    entryPoints: [join(ROOT, 'engine/expressions/index.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
  let [engine, node] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    engine = Math.min(engine, milliseconds([file]));
    node = Math.min(node, milliseconds(['-e', '0']));
  }
  return { engine, node };
}
