import { IncompleteError } from '../../engine/errors';
import { isOktaStatus, type OktaStatus } from '../../engine/sync';
import { oneLine } from '../../reports/outgoing';

/** @throws IncompleteError where Okta tells a state that nobody knows: what becomes of such a person cannot be said */
export function statusOf(word: string): OktaStatus {
  if (isOktaStatus(word)) return word;
  throw new IncompleteError(
    `Okta tells a state of a person that is not known here: ${oneLine(word)}.`,
    'use a newer version of ringcentral-okta, or report the state',
  );
}
