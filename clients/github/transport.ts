import { z } from 'zod';
import { IncompleteError, UsageError } from '../../engine/errors';
import { requireEncryption } from '../encrypted';
import { exchange, nextLink, Paging, UnusableAnswerError, webPage, type Party } from '../http';
import { type Clock, githubHeaders, RateLimiter, type WaitReason } from '../rate-limit';

export interface GitHubConfig {
  /** Default `https://api.github.com`; Actions sets GITHUB_API_URL. */
  readonly apiUrl: string;
  /** Actions sets GITHUB_GRAPHQL_URL; by default beside the API. */
  readonly graphqlUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/** The variables that GitHub Actions sets. @throws UsageError naming the one that is missing. */
export function githubConfig(env: Readonly<Record<string, string | undefined>>): GitHubConfig {
  const need = (name: string): string => {
    const value = env[name];
    if (!value)
      throw new UsageError(`${name} is not set`, `Pass it to this step; in GitHub Actions: env: { ${name}: … }.`);
    return value;
  };
  const repository = need('GITHUB_REPOSITORY');
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UsageError(`GITHUB_REPOSITORY '${repository}' is no owner/name`);
  const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  requireEncryption(apiUrl, 'GITHUB_API_URL', 'GitHub');
  // On an Enterprise Server the REST API stands at /api/v3, GraphQL at /api/graphql.
  const graphqlUrl = env['GITHUB_GRAPHQL_URL'] ?? `${apiUrl.replace(/\/v3$/, '')}/graphql`;
  requireEncryption(graphqlUrl, 'GITHUB_GRAPHQL_URL', 'GitHub');
  return { apiUrl, graphqlUrl, repository, token: need('GITHUB_TOKEN') };
}

export interface GitHubOptions {
  readonly clock?: Clock | undefined;
  /** Ends waits and calls under way. */
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((what: string, ms: number, reason: WaitReason) => void) | undefined;
}

/** GitHub moves a repository that was renamed (docs.github.com, REST API, best practices); the token stays with the host. */
const MOST_MOVES = 3;

const messageSchema = z.object({ message: z.string() });

function remedyFor(status: number): string | undefined {
  if (status === 401) return 'Pass a fresh GITHUB_TOKEN to the step.';
  if (status === 403 || status === 404)
    return 'Give the job the permissions pull-requests: write and issues: write; a fork’s token has neither.';
  if (status === 429) return 'Run the step again later: other steps use the same token.';
  if (status >= 500) return 'Run the step again later; githubstatus.com tells whether GitHub knows of trouble.';
  return 'Check GITHUB_API_URL and GITHUB_REPOSITORY; if they are right, report this answer.';
}

function refusal(call: string, { status, headers }: Response, body: string): IncompleteError {
  const page = webPage(headers.get('content-type') ?? '', body);
  const message = ((): string => {
    try {
      return messageSchema.parse(JSON.parse(body)).message;
    } catch {
      return page ? `with a ${page.kind}${page.title}: somebody between answered` : '';
    }
  })();
  const why = [`answered ${status} to ${call}`, message].filter(Boolean).join(': ');
  return new IncompleteError(`GitHub ${why}`, remedyFor(status), [{ what: call, why: `GitHub ${why}` }]).from('GitHub');
}

/** HTTP as GitHub speaks it. Errors tell status and path, never the token. */
export class GitHubTransport {
  private readonly party: Party;
  private readonly limiter: RateLimiter<'GitHub'>;

  constructor(
    private readonly config: GitHubConfig,
    private readonly options: GitHubOptions,
  ) {
    this.party = { vendor: 'GitHub', address: config.apiUrl, variables: 'GITHUB_API_URL' };
    const { clock, signal, onWait } = options;
    this.limiter = new RateLimiter<'GitHub'>({ readHeaders: githubHeaders, clock, signal, onWait });
  }

  /** A write is sent once: after a 5xx or a broken connection nobody knows whether it happened. */
  async send(method: string, url: string, body?: object): Promise<Response> {
    const once = () => this.once(method, url, body);
    const response = await this.limiter.call('GitHub', once, { idempotent: method === 'GET' });
    if (response.ok) return response;
    throw refusal(`${method} ${new URL(url).pathname}`, response, await response.text());
  }

  async json(method: string, url: string, body?: object): Promise<unknown> {
    return (await this.send(method, url, body)).json();
  }

  async all<T>(path: string, shape: z.ZodType<T>): Promise<T[]> {
    const found: T[] = [];
    const call = `GET ${path.split('?')[0]}`;
    const paging = new Paging(this.party, call);
    for (let url: string | undefined = this.urlOf(path); url;) {
      paging.ask(url);
      const response = await this.send('GET', url);
      const parsed = z.array(shape).safeParse(await response.json());
      if (!parsed.success)
        throw new UnusableAnswerError(this.party, call, {
          kind: 'unknown shape',
          why: z.prettifyError(parsed.error),
        });
      found.push(...parsed.data);
      url = nextLink(response.headers, url);
      if (url) paging.came(parsed.data);
    }
    return found;
  }

  urlOf(path: string): string {
    return `${this.config.apiUrl}/repos/${this.config.repository}${path}`;
  }

  private async once(method: string, url: string, body?: object): Promise<Response> {
    const { clock, signal } = this.options;
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${this.config.token}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    };
    const request = { party: this.party, method, headers, body: body && JSON.stringify(body) };
    return exchange({ ...request, url, moves: MOST_MOVES }, { clock, signal });
  }
}
