import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT = 300_000;
const SOURCES = join(__dirname, 'spring');

/** Million evaluations a second of Spring. */
export interface SpringRates {
  readonly interpreted: number;
  readonly compiled: number;
}

/** Measures Spring on an expression; undefined where Maven or Java is not to be had. */
export function springRates(expression: string): SpringRates | undefined {
  const build = mkdtempSync(join(tmpdir(), 'spring-rates-'));
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { cwd: build, encoding: 'utf8', timeout: TIMEOUT });
  try {
    const libraries = ['-q', '-B', '-f', join(SOURCES, 'pom.xml'), 'dependency:copy-dependencies'];
    if (run('mvn', [...libraries, `-DoutputDirectory=${build}/lib`]).status !== 0) return undefined;
    if (run('javac', ['-cp', 'lib/*', '-d', 'classes', join(SOURCES, 'Rates.java')]).status !== 0) return undefined;
    const { status, stdout } = run('java', ['-cp', 'classes:lib/*', 'Rates', expression]);
    const [interpreted = 0, compiled = 0] = stdout.trim().split('\n').map(Number);
    return status === 0 && interpreted > 0 ? { interpreted, compiled } : undefined;
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
}
