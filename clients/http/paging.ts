import { createHash } from 'node:crypto';
import type { Party } from './party';
import { UnusableAnswerError } from './unusable-answer';

const NEXT = /<([^>]+)>\s*;\s*rel="next"/;

/**
 * The next page, at the host that was asked: a link that names another one must not get the credentials. Fetch joins several Link lines
 * with commas; each relation keeps its own angle brackets.
 */
export function nextLink(headers: Headers, asked: string): string | undefined {
  const target = NEXT.exec(headers.get('link') ?? '')?.[1];
  if (!target || !URL.canParse(target, asked)) return undefined;
  const { pathname, search } = new URL(target, asked);
  return new URL(`${pathname}${search}`, asked).href;
}

/** More empty pages in a row than any vendor sends. */
const MOST_EMPTY = 10;

const digest = (page: unknown): string => createHash('sha256').update(JSON.stringify(page)).digest('base64');

/** Watches that a list moves on from page to page: a next page that was seen before, or holds what the last one held, never ends. */
export class Paging {
  private readonly asked = new Set<string>();
  private last = '';
  private empty = 0;

  constructor(
    private readonly party: Party,
    private readonly call: string,
  ) {}

  /** Before a page is asked for by `key`: its address, its cookie. @throws UnusableAnswerError where it was asked for before */
  ask(key: string): void {
    if (this.asked.has(key)) this.stop('the next page is one that was read already');
    this.asked.add(key);
  }

  /** The items of the page that came, where another follows. @throws UnusableAnswerError where they are those of the page before */
  came(items: readonly unknown[]): void {
    this.empty = items.length === 0 ? this.empty + 1 : 0;
    if (this.empty > MOST_EMPTY) this.stop(`${MOST_EMPTY} pages in a row are empty, and another follows`);
    if (items.length === 0) return;
    const now = digest(items);
    if (now === this.last) this.stop('two pages in a row hold the same');
    this.last = now;
  }

  private stop(why: string): never {
    throw new UnusableAnswerError(this.party, this.call, { kind: 'standing still', why });
  }
}
