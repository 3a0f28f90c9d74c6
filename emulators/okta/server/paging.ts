import { invalidPaging } from '../errors';
import type { Call } from './endpoint';

interface Page {
  readonly default: number;
  readonly max: number;
}

/** Sends one page: `Link` self always, `next` only when more follows, each in its own header line. `after` is opaque: the last id. */
export function page<T>(call: Call, base: string, all: Iterable<T>, idOf: (item: T) => string, size: Page): T[] {
  const { limit: wanted, after } = call.query;
  const limit = Math.min(wanted === undefined ? size.default : Number(wanted), size.max);
  if (!Number.isInteger(limit) || limit < 1) throw invalidPaging();
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
  const path = call.request.url.split('?', 1)[0] ?? '';
  const link = (query: Record<string, string>, rel: string) => {
    const search = new URLSearchParams(query).toString();
    return `<${base}${path}${search ? `?${search}` : ''}>; rel="${rel}"`;
  };
  const links = [link(call.query, 'self')];
  const last = items.at(-1);
  if (last !== undefined && more) links.push(link({ ...call.query, after: idOf(last), limit: String(limit) }, 'next'));
  call.reply.header('link', links);
  return items;
}
