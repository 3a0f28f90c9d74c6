import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSON } from '../generated';
import type { SpringAnswer, SpringRequest } from './requests';

const TIMEOUT = 300_000;

/** Spring in a directory of its own, ready to be asked. */
export interface LiveSpring {
  readonly ask: (requests: readonly SpringRequest[]) => SpringAnswer[];
  readonly close: () => void;
}

/** Fetches Spring with Maven and compiles the harness; a text where this machine cannot. */
export function startSpring(): LiveSpring | string {
  const build = mkdtempSync(join(tmpdir(), 'spring-expressions-'));
  const close = () => rmSync(build, { recursive: true, force: true });
  const run = (command: string, args: readonly string[], input = '') =>
    spawnSync(command, args, { cwd: build, input, encoding: 'utf8', timeout: TIMEOUT, maxBuffer: 2 ** 28 });
  const fetched = [
    '-q',
    '-B',
    '-f',
    join(__dirname, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${build}/lib`,
  ];
  const source = join(__dirname, 'src/main/java/Answers.java');
  if (run('mvn', fetched).status !== 0) return (close(), 'Maven is not installed, or cannot fetch Spring');
  if (run('javac', ['-cp', 'lib/*', '-d', 'classes', source]).status !== 0)
    return (close(), 'no Java compiler (17 or newer)');
  const ask = (requests: readonly SpringRequest[]) => {
    const lines = requests.map((request) => `${JSON.stringify(request)}\n`);
    const { stdout, stderr, status } = run('java', ['-cp', 'classes:lib/*', 'Answers'], lines.join(''));
    if (status !== 0) throw new Error(`Spring stopped: ${stderr}`);
    const answers = stdout.trimEnd().split('\n');
    return answers.map((line) => JSON.parse(line) as SpringAnswer);
  };
  return { ask, close };
}

interface Recorded {
  readonly expr: string;
  /** Absent: the person of the generated expressions. */
  readonly user?: SpringRequest['vars']['user'];
  readonly answer: SpringAnswer;
}

/** One line of the record. */
export const recordLine = ({ expr, vars: { user } }: SpringRequest, answer: SpringAnswer): string =>
  JSON.stringify({ expr, ...(user === PERSON ? {} : { user }), answer } satisfies Recorded);

/** What Spring answered when the record was made. */
export const recordedAnswers = (): { request: SpringRequest; answer: SpringAnswer }[] =>
  readFileSync(join(__dirname, 'recorded.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { expr, user = PERSON, answer } = JSON.parse(line) as Recorded;
      return { request: { expr, vars: { user } }, answer };
    });
