import type { Extension } from '../entities';
import { ScimFault } from './errors';

const EXPRESSION = /^\s*(userName|email|emails\.value)\s+eq\s+"([^"]*)"\s*$/i;

/**
 * RingCentral filters users by `userName` or `email` only; `eq` is the one operator known to work. Both are the email.
 * @throws ScimFault 400 invalidFilter
 */
export function matching(filter: string | undefined): (extension: Extension) => boolean {
  if (!filter) return () => true;
  const wanted = EXPRESSION.exec(filter)?.[2]?.toLowerCase();
  if (wanted === undefined) throw new ScimFault(400, `Filter [${filter}] is not supported`, 'invalidFilter');
  return ({ contact }) => contact?.email?.toLowerCase() === wanted;
}
