import { alarmOf, type Clock } from '../rate-limit';
import { notJson, webPage } from './foreign-answer';
import { networkProblem } from './network-failure';
import type { Party } from './party';
import { UnusableAnswerError, type Problem } from './unusable-answer';

/** The longest that one call may take, body included; what drips ends here. */
export const LONGEST_CALL_MS = 60_000;
/** The longest that a call may go without a single byte. */
export const LONGEST_SILENCE_MS = 20_000;

export interface Exchange {
  readonly party: Party;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | Headers;
  readonly body?: string | undefined;
  /**
   * A page is never what was asked for. `json`: the body of a success is JSON. `anything`: even what calls itself HTML, as Slack's `ok`
   * does, unless it is a page. @default json
   */
  readonly expect?: 'json' | 'text' | 'anything';
  /** How often a read may be sent on, to the same host only. @default 0 */
  readonly moves?: number;
}

interface Surroundings {
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  /** Ends the call with an AbortError that carries nothing. */
  readonly signal?: AbortSignal | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** A `Response` with these has no body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** Ends a call that takes too long or falls silent, and knows which of the two it was. */
class Watch {
  readonly controller = new AbortController();
  problem: Problem | undefined;
  private readonly stopCall: () => void;
  private stopSilence = () => {};

  constructor(private readonly alarm: NonNullable<Clock['alarm']>) {
    this.stopCall = alarm(LONGEST_CALL_MS, () => this.end({ kind: 'too slow', ms: LONGEST_CALL_MS }));
    this.heard();
  }

  /** Something came. */
  heard(): void {
    this.stopSilence();
    this.stopSilence = this.alarm(LONGEST_SILENCE_MS, () => this.end({ kind: 'stalled', ms: LONGEST_SILENCE_MS }));
  }

  stop(): void {
    this.stopCall();
    this.stopSilence();
  }

  private end(problem: Problem): void {
    this.problem ??= problem;
    this.controller.abort();
  }
}

async function bodyOf(response: Response, watch: Watch): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) return Buffer.concat(chunks).toString('utf8');
    chunks.push(read.value);
    watch.heard();
  }
}

const aborted = () => new DOMException('The call was given up.', 'AbortError');

/** `fetch` and the whole body within the limits. What is thrown carries neither request nor headers. */
async function sent(
  { party, method, url, headers, body }: Exchange,
  { fetch: send = fetch, clock, signal }: Surroundings,
) {
  if (signal?.aborted) throw aborted();
  const call = `${method} ${new URL(url).pathname}`;
  let answered = false;
  const watch = new Watch(alarmOf(clock));
  const ends = signal ? AbortSignal.any([signal, watch.controller.signal]) : watch.controller.signal;
  try {
    const response = await send(url, {
      method,
      headers,
      redirect: 'manual',
      signal: ends,
      ...(body === undefined ? {} : { body }),
    });
    answered = true;
    watch.heard();
    return { call, response, text: await bodyOf(response, watch) };
  } catch (error) {
    if (watch.problem) throw new UnusableAnswerError(party, call, watch.problem);
    if (signal?.aborted) throw aborted();
    throw new UnusableAnswerError(party, call, networkProblem(error, answered));
  } finally {
    watch.stop();
  }
}

/**
 * One HTTP call to a vendor: it ends, its body is read whole, and an answer that is not the vendor's is none. Refusals of the vendor (4xx,
 * 5xx) are answers. @throws UnusableAnswerError
 */
export async function exchange(request: Exchange, surroundings: Surroundings = {}): Promise<Response> {
  const { call, response, text } = await sent(request, surroundings);
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '';
  const unusable = (problem: Problem) => new UnusableAnswerError(request.party, call, problem);
  if (REDIRECTS.has(status)) {
    const { moves = 0, method, url } = request;
    const next = nextAddress(url, headers);
    if (next && moves > 0 && method === 'GET' && next.origin === new URL(url).origin)
      return exchange({ ...request, url: next.href, moves: moves - 1 }, surroundings);
    // A query may hold a session.
    throw unusable({ kind: 'redirected', to: next ? `${next.origin}${next.pathname}` : 'an address that is none' });
  }
  // 407 and 511 come from proxies and captive portals only (RFC 9110, RFC 6585).
  if (status === 407 || status === 511) throw unusable({ kind: 'proxy page', title: ` of status ${status}` });
  const mayBeEmpty = WITHOUT_BODY.has(status) || (request.method !== 'GET' && text === '');
  if (response.ok && !mayBeEmpty) {
    const { expect = 'json' } = request;
    const problem = expect === 'json' ? notJson(type, text) : webPage(expect === 'text' ? type : '', text);
    if (problem) throw unusable(problem);
  }
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers });
}

function nextAddress(url: string, headers: Headers): URL | undefined {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, url) ? new URL(location, url) : undefined;
}
