import { invalidPaging } from '../errors';
import type { Org } from '../org';
import type { Call } from './endpoint';

interface PageSize {
  readonly default: number;
  readonly max: number;
}

/** The `limit` of a call. @throws OktaError E0000029 */
export function limitOf({ limit: wanted }: Call['query'], size: PageSize): number {
  const limit = Math.min(wanted === undefined ? size.default : Number(wanted), size.max);
  if (!Number.isInteger(limit) || limit < 1) throw invalidPaging();
  return limit;
}

/** `Link` self, and next where there is a cursor, each in its own header line. */
export function sendLinks(
  call: Call,
  org: Org,
  next: { readonly after: string; readonly limit: number } | undefined,
): void {
  const path = call.request.url.split('?', 1)[0] ?? '';
  const link = (query: Record<string, string>, rel: string) => {
    const search = new URLSearchParams(query).toString();
    return `<${org.url}${path}${search ? `?${search}` : ''}>; rel="${rel}"`;
  };
  const links = [link(call.query, 'self')];
  if (next) links.push(link({ ...call.query, after: next.after, limit: `${next.limit}` }, 'next'));
  call.reply.header('link', links);
}

/**
 * Sends one page: `Link` self always, `next` when more follows, or behind a full page where the org offers empty last pages. `after`
 * is opaque: the last id.
 */
export function page<T>(call: Call, org: Org, all: Iterable<T>, idOf: (item: T) => string, size: PageSize): T[] {
  const { after } = call.query;
  const limit = limitOf(call.query, size);
  const items: T[] = [];
  let begun = after === undefined;
  let more = false;
  for (const item of all) {
    if (!begun) begun = idOf(item) === after;
    else if (items.length < limit) items.push(item);
    else {
      more = true;
      break;
    }
  }
  if (!begun) throw invalidPaging();
  const last = items.at(-1);
  const offered = more || (items.length === limit && org.store.settings.switches.emptyLastPages);
  sendLinks(call, org, last !== undefined && offered ? { after: idOf(last), limit } : undefined);
  return items;
}
