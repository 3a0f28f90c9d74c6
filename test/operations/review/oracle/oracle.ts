import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PersonRecord } from '../../../../engine/review/model';
import type { World } from './world';

export interface Question {
  readonly before: Pick<World, 'org' | 'order'>;
  readonly after: Pick<World, 'org' | 'order'>;
  readonly states: object;
  readonly countries: object;
  readonly people: readonly PersonRecord[];
}

/** A person, a system, an attribute, the value before and after. */
export type Row = readonly [person: string, system: string, attribute: string, before: unknown, after: unknown];

type Place = readonly [person: string, system: string];

export interface Answer {
  readonly changes: readonly Row[];
  readonly gained: readonly Place[];
  readonly lost: readonly Place[];
  /** Of whom something is refused after the change: all, and those of whom it was not refused before. */
  readonly refused: readonly (readonly [...Place, attribute: string])[];
  readonly newlyRefused: readonly (readonly [...Place, attribute: string])[];
  /** People who do not come to rest. */
  readonly restless: readonly string[];
}

const ORACLE = join(__dirname, '../../../oracle');

/** Whether this machine can ask: the oracle is a program in Python, of its standard library alone. */
export const hasOracle = spawnSync('python3', ['--version']).status === 0;

/** Asks the oracle, which shares no line with the engine. */
export function oracle(questions: readonly Question[]): Answer[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-B', ORACLE], {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`The oracle failed: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
