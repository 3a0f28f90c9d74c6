import type { Problem } from './unusable-answer';
import { counted } from '../../engine/counted';

const LOGIN = /type=["']?password|sign[ -]?in|log[ -]?(in|on)\b|SAMLRequest|captive|single sign/i;
const PROXY = /proxy|gateway|firewall|zscaler|netskope|blue ?coat|squid|forti|access (?:denied|blocked)|blocked by/i;
const LONGEST_TITLE = 60;

/** Never in the middle of a word: half of a credential that a page repeats would be known to nobody. */
const shortened = (title: string): string =>
  title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE + 1).replace(/\s*\S*$/, '')}…`;

const titleOf = (html: string): string => {
  const title = /<title[^>]*>([^<]*)</i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return title && ` "${shortened(title)}"`;
};

const isPage = (type: string, body: string): boolean =>
  /^(text\/html|application\/xhtml)/i.test(type) || /^\s*<(!doctype html|html)\b/i.test(body);

/** A web page where data was asked for; undefined where the body is none. */
export function webPage(type: string, body: string): (Problem & { readonly title: string }) | undefined {
  if (!isPage(type, body)) return undefined;
  const kind = PROXY.test(body) ? 'proxy page' : LOGIN.test(body) ? 'login page' : 'web page';
  return { kind, title: titleOf(body) };
}

/** What is wrong with the body of a successful answer that should be JSON. */
export function notJson(type: string, body: string): Problem | undefined {
  const page = webPage(type, body);
  if (page) return page;
  if (body.trim() === '') return { kind: 'no JSON', why: 'the body is empty' };
  try {
    JSON.parse(body);
    return undefined;
  } catch {
    const begins = /^\s*[[{]/.test(body);
    const why = begins
      ? `it breaks off or is damaged (${counted(body.length, 'character')} came)`
      : `its type is '${type}'`;
    return { kind: 'no JSON', why };
  }
}
