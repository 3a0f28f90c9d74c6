import type { FunctionRow, Parameter } from '../functions/signature';
import type { Behaviour } from '../modes';
import type { CheckOptions } from './result';

/** What is told of a place where modes differ; undefined where the org's answer leaves nothing to tell. */
export interface Told {
  readonly message: string;
  /** What the org was seen to do, in place of what the finding rests on otherwise. */
  readonly source?: string;
}

const FAILS = 'the expression fails, and the target stays as it was';

/** How the answer to one open question reads; without an answer the question is told. */
function told<About extends keyof Behaviour>(
  { observed }: CheckOptions,
  about: About,
  unanswered: string,
  meanings: Partial<Readonly<Record<Behaviour[About], string>>>,
): Told | undefined {
  const answer = observed?.behaviour[about];
  if (!observed || answer === undefined) return { message: unanswered };
  const message = meanings[answer];
  return message === undefined ? undefined : { message, source: observed.source };
}

/** `"a" + null` */
export const concatenation = (options: CheckOptions): Told | undefined =>
  told(
    options,
    'nullInConcatenation',
    'Where this is null, Spring appends the text "null"; what Okta does is not documented.',
    { text: 'Where this is null, Okta appends the text "null".', error: `Where this is null, ${FAILS}.` },
  );

/** Null as the argument of a function, or of `String.join`, which is asked about by itself. */
export function argument(options: CheckOptions, { name }: FunctionRow, { type }: Parameter): Told | undefined {
  const unanswered = `What ${name} answers for null is not documented.`;
  const fails = `Where this is null, ${FAILS}.`;
  return name === 'String.join'
    ? told(options, 'nullIntoJoin', unanswered, {
        text: 'Where this is null, Okta joins the text "null".',
        null: 'Where this is null, Okta joins nothing at all: the whole is null.',
        error: fails,
      })
    : told(options, 'nullIntoFunction', unanswered, { error: fails, ...(type === 'Int' && { empty: fails }) });
}

/** Whether null makes a function answer null. */
export const nullTravels = ({ observed }: CheckOptions): boolean => observed?.behaviour.nullIntoFunction !== 'empty';

/** `String.substringBefore` without a match. Of codes of countries no org was asked. */
export const noMatch = (options: CheckOptions, { name }: FunctionRow): Told | undefined =>
  name.startsWith('Iso')
    ? { message: `What ${name} answers for a code that does not exist is not documented.` }
    : told(options, 'noMatch', `What ${name} answers where nothing matches is not documented.`, {
        error: `Where nothing matches, ${FAILS}.`,
      });

/** `String.substring` beyond the end. */
export const outOfRange = (options: CheckOptions, { name }: FunctionRow): Told | undefined =>
  told(options, 'outOfRange', `What ${name} answers for a shorter text is not documented.`, {
    error: `For a shorter text ${FAILS}.`,
  });
