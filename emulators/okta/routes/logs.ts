import { logAnswer } from '../answers/log';
import type { LogEvent } from '../entities';
import { invalidPaging, validationFailed } from '../errors';
import type { Org } from '../org';
import { LOG_FILTERS, compileQuery, readPath } from '../query';
import { type Call, type Endpoint, limitOf, sendLinks } from '../server';

const DAY_MS = 24 * 3600 * 1000;

/** `actor.id`, `target.id`, `eventType`, `outcome.reason`, …: whatever the answer shows. */
const readField = (event: LogEvent, field: string): unknown => readPath(logAnswer(event), field.split('.'));

function time(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw validationFailed(name, `${name}: The date format in your query is not recognized.`);
  return value;
}

/** Without `since`: the seven days before `until`, which is now where it is left out (API reference, "List all system log events"). */
function selected(org: Org, { since, until, filter, q }: Call['query']): (event: LogEvent) => boolean {
  const to = time('until', until, Infinity);
  const upTo = until === undefined ? org.clock.now().getTime() : to;
  const kept = org.clock.now().getTime() - org.store.settings.switches.logRetentionDays * DAY_MS;
  const from = Math.max(time('since', since, upTo - 7 * DAY_MS), kept);
  const holds = filter ? compileQuery(filter, LOG_FILTERS, readField) : () => true;
  const words = q?.toLowerCase().split(/\s+/) ?? [];
  return (event) => {
    const at = Date.parse(event.published);
    if (at < from || at >= to || !holds(event)) return false;
    const text = words.length > 0 ? JSON.stringify(logAnswer(event)).toLowerCase() : '';
    return words.every((word) => text.includes(word));
  };
}

/** Places of events in the log, oldest or newest first, behind the cursor of the last page. */
function* places(length: number, after: number | undefined, newestFirst: boolean): Generator<number> {
  if (newestFirst) for (let place = (after ?? length) - 1; place >= 0; place -= 1) yield place;
  else for (let place = (after ?? -1) + 1; place < length; place += 1) yield place;
}

function cursorOf({ after }: Call['query']): number | undefined {
  if (after === undefined) return undefined;
  if (!/^-?\d+$/.test(after)) throw invalidPaging();
  return Number(after);
}

/**
 * Without `until` a list is a poll: there is always a next page, empty until something happens. With it a full page offers another
 * one, which may be empty, and an empty one offers none.
 */
function list(org: Org, call: Call) {
  const { until, sortOrder } = call.query;
  const newestFirst = sortOrder === 'DESCENDING';
  const limit = limitOf(call.query, { default: 100, max: 1000 });
  const holds = selected(org, call.query);
  const { logs } = org.store;
  const events: LogEvent[] = [];
  let cursor = cursorOf(call.query);
  for (const place of places(logs.length, cursor, newestFirst)) {
    const event = logs[place]!;
    if (holds(event)) events.push(event);
    cursor = place;
    if (events.length === limit) break;
  }
  const polls = until === undefined && !newestFirst;
  const offered = polls || events.length === limit;
  sendLinks(call, org, offered ? { after: `${cursor ?? -1}`, limit } : undefined);
  return events.map(logAnswer);
}

export const logEndpoints = (org: Org): Endpoint[] => [
  { method: 'GET', url: '/api/v1/logs', scope: 'okta.logs.read', handle: (call) => list(org, call) },
];
