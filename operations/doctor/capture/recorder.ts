/** One read and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly link: string;
}

/** Signing in and out is nobody's business. */
const CREDENTIALS = /\/oauth2?\//;

const urlOf = (input: Parameters<typeof fetch>[0]): string => (input instanceof Request ? input.url : String(input));

/** Stands under the clients and keeps what they read. */
export class Recorder {
  readonly exchanges: Exchange[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const url = urlOf(input);
    if (CREDENTIALS.test(new URL(url).pathname)) return response;
    const { status, headers } = response;
    const body = typeof init?.body === 'string' ? init.body : '';
    const answer = await response.clone().text();
    this.exchanges.push({ method: init?.method ?? 'GET', url, body, status, answer, link: headers.get('link') ?? '' });
    return response;
  };
}
