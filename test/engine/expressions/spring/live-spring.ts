import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERSON } from '../generated';
import { startJava } from '../java-program';
import type { SpringAnswer, SpringRequest } from './requests';

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
