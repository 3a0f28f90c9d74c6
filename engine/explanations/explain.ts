import type { Explanation, KnownMessage } from './message';
import { ACTIVE_DIRECTORY_MESSAGES } from './messages/active-directory';
import { OKTA_MESSAGES } from './messages/okta';
import { PROVISIONING_MESSAGES } from './messages/provisioning';
import { RINGCENTRAL_MESSAGES } from './messages/ringcentral';
import { TERRAFORM_MESSAGES } from './messages/terraform';

/** Every message known, the most telling first: a general code stands behind the texts that name a cause. */
export const KNOWN_MESSAGES: readonly KnownMessage[] = [
  ...PROVISIONING_MESSAGES,
  ...RINGCENTRAL_MESSAGES,
  ...OKTA_MESSAGES,
  ...TERRAFORM_MESSAGES,
  ...ACTIVE_DIRECTORY_MESSAGES,
];

const present = (groups: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** The messages of vendors are wrapped and boxed by consoles; one line of plain text is compared. */
const oneLine = (text: string): string => text.replace(/[│╷╵\s]+/g, ' ').trim();

/** What a message means; undefined where nobody has written it down yet. */
export function explain(message: string, known: readonly KnownMessage[] = KNOWN_MESSAGES): Explanation | undefined {
  const text = oneLine(message);
  for (const { id, pattern, cause, remedy, source } of known) {
    const match = pattern.exec(text);
    if (match) return { id, cause, remedy, source, parameters: present(match.groups) };
  }
  return undefined;
}
