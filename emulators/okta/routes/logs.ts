import { logAnswer } from '../answers/log';
import type { LogEvent } from '../entities';
import { validationFailed } from '../errors';
import type { Org } from '../org';
import { type Call, type Endpoint, page } from '../server';
import { compileFilter } from './filter';

/** `actor.id`, `target.id`, `eventType`, `published`, … */
function readField(event: LogEvent, field: string): unknown {
  const [head, tail] = field.split('.');
  if (head === 'actor') return event.actor[tail as keyof LogEvent['actor']];
  if (head === 'outcome') return event.failure === undefined ? 'SUCCESS' : 'FAILURE';
  if (head === 'target') return event.target.map((target) => target[tail as keyof LogEvent['target'][number]]);
  return event[head as keyof LogEvent];
}

function time(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw validationFailed(name, `${name}: The date format in your query is not recognized.`);
  return value;
}

/** Without `since`: the seven days before `until`, which is now where it is left out (API reference, "List all system log events"). */
function list(org: Org, call: Call) {
  const { since, until, filter, q, sortOrder } = call.query;
  const to = time('until', until, Infinity);
  const upTo = until === undefined ? org.clock.now().getTime() : to;
  const from = time('since', since, upTo - 7 * 24 * 3600 * 1000);
  const holds = filter ? compileFilter<LogEvent>(filter, (field) => (event) => readField(event, field)) : () => true;
  const words = q?.toLowerCase().split(/\s+/) ?? [];
  const events = org.store.logs.filter((event) => {
    const at = Date.parse(event.published);
    if (at < from || at >= to || !holds(event)) return false;
    const text = words.length > 0 ? JSON.stringify(event).toLowerCase() : '';
    return words.every((word) => text.includes(word));
  });
  if (sortOrder === 'DESCENDING') events.reverse();
  return page(call, org.url, events, ({ uuid }) => uuid, { default: 100, max: 1000 }).map(logAnswer);
}

export const logEndpoints = (org: Org): Endpoint[] => [
  { method: 'GET', url: '/api/v1/logs', scope: 'okta.logs.read', handle: (call) => list(org, call) },
];
