import { IncompleteError, UserFacingError } from '../engine/errors';
import { explainedBy } from './explain/explained';

/** What Node and libraries throw may carry a whole request with its token: of it only name and message are read. */
const said = (error: unknown): string =>
  error instanceof Error
    ? [error.name === 'Error' ? '' : error.name, error.message].filter(Boolean).join(': ')
    : String(error);

/**
 * Any failure of a command as one that a person can act on. What nobody foresaw is no finding (exit 1): nobody knows what was not
 * looked at, so it is incomplete (exit 3).
 */
export function foreseen(error: unknown, command: string): UserFacingError {
  if (error instanceof UserFacingError) return error;
  const why = said(error);
  return new IncompleteError(
    `${command} ended before its time: ${why}`,
    'run it again; if it ends so again, run it with --debug and report what it prints',
    [{ what: command, why }],
  );
}

/** Where in the code it happened, causes included: names, messages and places only, never what else an error carries. */
export function stackOf(error: unknown): string {
  const lines: string[] = [];
  for (let each: unknown = error; each instanceof Error && lines.length < 10; each = each.cause)
    lines.push(`${lines.length > 0 ? 'Caused by ' : ''}${each.stack ?? said(each)}`);
  return lines.join('\n');
}

/** What `--json` prints of a failure. */
export const failureJson = (error: UserFacingError) => {
  const explanation = explainedBy(error.message, error.vendor);
  return {
    error: {
      message: error.message,
      ...(error.vendor ? { vendor: error.vendor } : {}),
      ...(error.remedy ? { remedy: error.remedy } : {}),
      ...(explanation ? { explanation } : {}),
    },
    ...('incomplete' in error ? { incomplete: error.incomplete } : {}),
  };
};

/** Each further line set in: a line end in a name that a message holds begins no line that could pass for one of ours. */
const setIn = (text: string): string => text.replace(/\r?\n(?!\s)/g, '\n  ');

/** What went wrong, for a person: the message, what is known about it, and what to do next. */
export function failureText({ message, remedy, vendor }: UserFacingError): string {
  const found = explainedBy(message, vendor);
  return [
    setIn(message),
    ...(found ? [`${found.id}: ${found.cause}`] : []),
    ...new Set([remedy, found?.remedy].filter(Boolean).map((text) => `Remedy: ${setIn(text!)}`)),
  ].join('\n');
}
