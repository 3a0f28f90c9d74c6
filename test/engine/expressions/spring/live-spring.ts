import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERSON } from '../generated';
import { startJava } from '../java-program';
import { EDGES, patternTable, type SpringAnswer, type SpringRequest } from './requests';

/** Spring, ready to be asked; a text where this machine cannot. */
export const startSpring = () => startJava<SpringRequest, SpringAnswer>(__dirname, 'Answers');

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

/** The answers to the table of patterns, a line for each pattern, a sign for each text: 1 matches, 0 does not, e fails. */
export function tableText(answers: readonly SpringAnswer[]): string {
  const signs = answers.map((answer) => ('error' in answer ? 'e' : answer.value === true ? '1' : '0'));
  const lines = signs.map((sign, index) => (index % EDGES.length === EDGES.length - 1 ? `${sign}\n` : sign));
  return lines.join('');
}

/** What Spring answered to the table of patterns. */
export function recordedTable(): { request: SpringRequest; answer: SpringAnswer }[] {
  const signs = readFileSync(join(__dirname, 'patterns.txt'), 'utf8').replaceAll('\n', '');
  return patternTable().map((request, index) => ({
    request,
    answer: signs[index] === 'e' ? { error: 'refused' } : { value: signs[index] === '1', type: 'Boolean' },
  }));
}
