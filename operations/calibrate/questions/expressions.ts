import { OktaApiError } from '../../../clients/okta';
import type { Answers } from '../../../engine/calibration/answers';
import { OPEN_QUESTIONS, type OpenQuestion } from '../../../engine/expressions';
import { ATTRIBUTE, EMPTY_ATTRIBUTE, numberAttributes, NUMBERS } from '../throw-away';
import type { Asked, Question, Reply } from './question';

/** A line that any evaluator can do; where it gives nothing, no silence of another line means anything. */
const CONTROL = { expression: '"control"', value: 'control' };

type Tried = { readonly value: unknown } | { readonly refused: string };

/** Puts the value that a question is about into the person's profile, and answers the attribute's name. */
async function attributeOf({ okta, bench }: Asked, { held }: OpenQuestion): Promise<string> {
  if (!held) return EMPTY_ATTRIBUTE;
  const name = NUMBERS[held.type];
  await okta.updateUser(bench.userId, { [name]: held.value });
  return name;
}

/** Writes the line, gives the person the app, and reads what the mapping put into their profile there. */
async function tried({ okta, bench }: Asked, expression: string): Promise<Tried> {
  const { appId, userId, mappingId } = bench;
  try {
    await okta.postMapping(mappingId, { [ATTRIBUTE]: { expression, pushStatus: 'PUSH' } });
    await okta.assignApp(appId, userId);
    const { profile } = await okta.appUser(appId, userId);
    await okta.unassignApp(appId, userId);
    return { value: profile[ATTRIBUTE] };
  } catch (error) {
    if (error instanceof OktaApiError && error.status === 400) return { refused: error.message };
    throw error;
  }
}

const nothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Only an evaluation that fails is an answer by its silence: a time and a number have no such thing. */
const ALWAYS_ANSWERED = new Set<OpenQuestion['about']>(['wholeSeconds', 'numberKind', 'wideInteger']);

async function replyTo(asked: Asked, question: OpenQuestion): Promise<Reply> {
  const { about, expression, meanings } = question;
  const text = expression(await attributeOf(asked, question));
  const outcome = await tried(asked, text);
  const failed = ALWAYS_ANSWERED.has(about) ? undefined : 'error';
  if ('refused' in outcome) return { id: about, answer: failed, evidence: `${text}: ${outcome.refused}` };
  const { value } = outcome;
  const answer = nothing(value) ? failed : meanings[String(value)];
  return { id: about, answer, evidence: `${text} gave ${nothing(value) ? 'nothing' : JSON.stringify(value)}` };
}

/** What expressions do with null and with texts that do not match: a line a question, on a person who has nothing in an attribute, or a number. */
export const expressions: Question = {
  ids: OPEN_QUESTIONS.map(({ about }) => about),
  ask: async (asked) => {
    const control = await tried(asked, CONTROL.expression);
    if (!('value' in control) || control.value !== CONTROL.value) {
      const evidence = `The org puts nothing into a new account: ${JSON.stringify(control)}`;
      return { replies: OPEN_QUESTIONS.map(({ about }) => ({ id: about, evidence })), answers: {} };
    }
    await asked.okta.postUserSchema(numberAttributes());
    const replies: Reply[] = [];
    for (const question of OPEN_QUESTIONS) replies.push(await replyTo(asked, question));
    const answered = replies.filter(({ answer }) => answer !== undefined).map(({ id, answer }) => [id, answer]);
    return { replies, answers: { expressions: Object.fromEntries(answered) as Answers['expressions'] } };
  },
};
