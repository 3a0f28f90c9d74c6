import { Ids, tokensOf } from './ids';
import { Judge, type Answer, type Check } from './judge';
import { isObject, parsed } from './parsed';
import type { Recording, Step } from './recording';
import { isId, isOutside } from './settings';
import { createdBy, Written } from './written';

/** Sends a request to the embedded tenant that plays this vendor. */
export type Send = (request: {
  readonly vendor: Step['vendor'];
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<Answer>;

export interface Judged {
  readonly step: Step;
  /** What the embedded tenants do not play or cannot have, or what hangs on an object made there: sent, and not counted. */
  readonly outside: boolean;
  readonly checks: readonly Check[];
}

/** Objects that an answer names and that the embedded tenant has not made. */
function named(step: Step): string[] {
  const answer = parsed(step.text);
  const items = Array.isArray(answer) ? answer : [answer];
  return items.flatMap((item) => (isObject(item) && isId(item.id) ? [item.id] : []));
}

const naming = ({ path, query }: Step): string[] => tokensOf(`${path} ${query}`);

/** Objects that a list of the whole org shows and that the recording never made: they were in the recorded org from before. */
const listedStrangers = (step: Step, made: ReadonlySet<string>): string[] =>
  Array.isArray(parsed(step.text)) && !naming(step).some((token) => made.has(token))
    ? named(step).filter((id) => !made.has(id))
    : [];

const hostsOf = ({ steps }: Recording): Set<string> =>
  // Links to the console carry the org's second name.
  new Set(steps.flatMap(({ host }) => [host, host.replace('.', '-admin.')]));

/** Sends a recording's requests in their order and judges each answer. */
export async function* replay(recording: Recording, send: Send): AsyncGenerator<Judged> {
  const ids = new Ids();
  const written = new Written();
  const made = new Set<string>();
  const orphans = new Set<string>();
  const strangers = new Set<string>();
  const hosts = hostsOf(recording);
  for (const step of recording.steps) {
    const elsewhere = isOutside(step.path) || naming(step).some((token) => orphans.has(token));
    const strange = step.status < 400 && naming(step).some((token) => strangers.has(token) && !ids.knows(token));
    const outside = elsewhere || strange;
    const query = step.query === '' ? '' : `?${ids.translatedQuery(step.query)}`;
    const target = `${ids.translated(step.path)}${query}`;
    const { vendor, method, headers } = step;
    const answer = await send({ vendor, method, target, headers, body: ids.translated(step.sent) });
    written.remember(step);
    const id = createdBy(step);
    if (id !== undefined) made.add(id);
    const ours = new Set([...made].filter((one) => !orphans.has(one)));
    const judge = new Judge({ ids, written, ours, hosts });
    judge.judge(step, answer);
    // What the tenants need not have made excuses what hangs on it.
    if (elsewhere && Math.floor(answer.status / 100) !== Math.floor(step.status / 100))
      for (const one of named(step)) orphans.add(one);
    for (const one of listedStrangers(step, made)) strangers.add(one);
    yield { step, outside, checks: judge.checks };
  }
}

/** `METHOD /path/{id}?names&of&parameters`: what an answer is an answer to. */
export function endpointOf({ method, path, query }: Step): string {
  const isVariable = (part: string) =>
    part.includes('@') || part.length > 24 || (part.length > 7 && /\d/.test(part)) || isId(part);
  const names = [...new Set(new URLSearchParams(query).keys())].sort().join('&');
  const place = path
    .split('/')
    .map((part) => (isVariable(part) ? '{id}' : part))
    .join('/');
  return `${method} ${place}${names === '' ? '' : `?${names}`}`;
}
