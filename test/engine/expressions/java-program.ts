import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT = 300_000;

/** A Java program with its libraries, in a directory of its own: it answers JSON Lines, line for line. */
export interface JavaProgram<Request, Answer> {
  readonly ask: (requests: readonly Request[]) => Answer[];
  readonly close: () => void;
}

/** Fetches the libraries of `home/pom.xml` with Maven and compiles `home/src/main/java/NAME.java`; a text where this machine cannot. */
export function startJava<Request, Answer>(home: string, name: string): JavaProgram<Request, Answer> | string {
  const build = mkdtempSync(join(tmpdir(), 'java-answers-'));
  const close = () => rmSync(build, { recursive: true, force: true });
  const run = (command: string, args: readonly string[], input = '') =>
    spawnSync(command, args, { cwd: build, input, encoding: 'utf8', timeout: TIMEOUT, maxBuffer: 2 ** 28 });
  const pom = join(home, 'pom.xml');
  const fetched = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${build}/lib`];
  const source = join(home, `src/main/java/${name}.java`);
  if (run('mvn', fetched).status !== 0) return (close(), `Maven is not installed, or cannot fetch what ${pom} names`);
  if (run('javac', ['-cp', 'lib/*', '-d', 'classes', source]).status !== 0)
    return (close(), 'no Java compiler (17 or newer)');
  const ask = (requests: readonly Request[]) => {
    const lines = requests.map((request) => `${JSON.stringify(request)}\n`);
    const { stdout, stderr, status } = run('java', ['-cp', 'classes:lib/*', name], lines.join(''));
    if (status !== 0) throw new Error(`${name} stopped: ${stderr}`);
    const answers = stdout.trimEnd().split('\n');
    return answers.map((line) => JSON.parse(line) as Answer);
  };
  return { ask, close };
}
