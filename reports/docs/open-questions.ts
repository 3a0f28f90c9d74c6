import type { Answers } from '../../engine/calibration/answers';
import { DISPLAY_NAME_QUESTION, GROUP_FUNCTION_QUESTION, MODES, OPEN_QUESTIONS } from '../../engine/expressions';
import { code, table } from '../markdown/text';

/** What one org answered, by the environment whose file it is. */
export type AnsweredBy = readonly (readonly [environment: string, answers: Answers])[];

/** What stands for an attribute in the table. */
const HELD = { integer: 'integer', number: 'number' } as const;
const NOBODY = 'nobody yet';

const answered = (by: AnsweredBy, answerOf: (answers: Answers) => string | undefined): string =>
  by
    .flatMap(([environment, answers]) => {
      const answer = answerOf(answers);
      return answer === undefined ? [] : [`${code(answer)} (${environment}, ${answers.on.slice(0, 10)})`];
    })
    .join('; ') || NOBODY;

const askedOf = ({ held, expression }: (typeof OPEN_QUESTIONS)[number]): string =>
  expression(held ? HELD[held.type] : 'absent');

/** Every question that Okta's documentation leaves open, what is assumed until an org answers, and what orgs answered. */
export function openQuestionTable(by: AnsweredBy): string {
  const lines = OPEN_QUESTIONS.map((question) => [
    `${code(question.about)}: ${question.title}`,
    `the line ${code(askedOf(question))}${question.held ? ` with ${question.held.value}` : ''}`,
    code(MODES.spring[question.about]),
    answered(by, ({ expressions }) => expressions[question.about]),
  ]);
  const { about, title, conditions } = DISPLAY_NAME_QUESTION;
  const rules = Object.values(conditions({ firstName: 'Ann', lastName: 'Lee' })).map(code);
  return table(
    ['question', 'asked with', 'assumed', 'answered'],
    [
      ...lines,
      [
        `${code(about)}: ${title}`,
        `two group rules: ${rules.join(' and ')}`,
        code(MODES.spring[about]),
        answered(by, ({ expressions }) => expressions[about]),
      ],
      [
        `${code(GROUP_FUNCTION_QUESTION.about)}: ${GROUP_FUNCTION_QUESTION.title}`,
        `the line ${code(GROUP_FUNCTION_QUESTION.expression('Pilots'))}, before and after joining, and after another change`,
        code('applied'),
        answered(by, ({ groupFunctions }) => groupFunctions),
      ],
      [
        `${code('baseOverride')}: the source of a base attribute, set by API`,
        'an attribute that no line fills',
        code('accepted'),
        answered(by, ({ baseOverride }) => baseOverride),
      ],
      [
        `${code('externalName')}: the external name of an attribute that is made by API`,
        'a custom attribute of the RingCentral app',
        'an admin adds it in Profile Editor',
        answered(by, ({ externalName }) => externalName),
      ],
    ],
  );
}
