import { z } from 'zod';
import { IncompleteError, UsageError } from '../../engine/errors';

const user = z.object({ login: z.string().optional(), type: z.string().optional() }).nullish();
const comment = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user,
});
const pullRequest = z.object({ number: z.number(), merged_at: z.string().nullish() });
const issue = z.object({
  number: z.number(),
  body: z.string().nullish(),
  state: z.string(),
  user,
  pull_request: z.unknown().optional(),
});

const account = z.object({ login: z.string() });
const viewer = z.object({ data: z.object({ viewer: account }) });

export type Comment = z.infer<typeof comment>;
export type PullRequest = z.infer<typeof pullRequest>;
export type Issue = z.infer<typeof issue>;

/** What publishing needs of GitHub's REST API. */
export interface GitHub {
  /** Who the token writes as: `github-actions[bot]` for a job's own. */
  readonly login: () => Promise<string>;
  /** Those a commit belongs to, by any kind of merge. */
  readonly pullRequestsOf: (commit: string) => Promise<PullRequest[]>;
  readonly comments: (number: number) => Promise<Comment[]>;
  readonly createComment: (number: number, body: string) => Promise<void>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
  readonly issues: (label: string) => Promise<Issue[]>;
  readonly createIssue: (title: string, body: string, label: string) => Promise<void>;
  readonly updateIssue: (number: number, patch: { body?: string; state?: 'open' | 'closed' }) => Promise<void>;
}

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
  // On an Enterprise Server the REST API stands at /api/v3, GraphQL at /api/graphql.
  const graphqlUrl = env['GITHUB_GRAPHQL_URL'] ?? `${apiUrl.replace(/\/v3$/, '')}/graphql`;
  return { apiUrl, graphqlUrl, repository, token: need('GITHUB_TOKEN') };
}

const NEXT = /<([^>]+)>;\s*rel="next"/;

/** A client of one repository. Errors tell status and path, never the token. */
export function githubClient({ apiUrl, graphqlUrl, repository, token }: GitHubConfig): GitHub {
  const base = `${apiUrl}/repos/${repository}`;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-github-api-version': '2022-11-28',
  };

  const send = async (method: string, url: string, body?: object): Promise<Response> => {
    const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) }).catch((error: Error) => {
      throw new IncompleteError(`GitHub could not be reached at ${apiUrl}: ${error.message}`);
    });
    if (response.ok) return response;
    const path = new URL(url).pathname;
    throw new IncompleteError(
      `GitHub answered ${response.status} to ${method} ${path}`,
      response.status === 403 || response.status === 404
        ? 'Give the job the permissions pull-requests: write and issues: write; a fork’s token has neither.'
        : undefined,
    );
  };

  const all = async <T>(path: string, shape: z.ZodType<T>): Promise<T[]> => {
    const found: T[] = [];
    for (let url: string | undefined = `${base}${path}`; url;) {
      const response = await send('GET', url);
      found.push(...z.array(shape).parse(await response.json()));
      url = NEXT.exec(response.headers.get('link') ?? '')?.[1];
    }
    return found;
  };

  /** GraphQL tells every token whose it is; `/user` tells it of a person's alone. Where neither does, it is taken for a job's own. */
  const login = async (): Promise<string> => {
    const asked = [
      async () =>
        viewer.parse(await (await send('POST', graphqlUrl, { query: '{ viewer { login } }' })).json()).data.viewer,
      async () => account.parse(await (await send('GET', `${apiUrl}/user`)).json()),
    ];
    for (const ask of asked) {
      const found = await ask().catch(() => undefined);
      if (found) return found.login;
    }
    return 'github-actions[bot]';
  };

  return {
    login,
    pullRequestsOf: (commit) => all(`/commits/${encodeURIComponent(commit)}/pulls?per_page=100`, pullRequest),
    comments: (number) => all(`/issues/${number}/comments?per_page=100`, comment),
    createComment: async (number, body) => void (await send('POST', `${base}/issues/${number}/comments`, { body })),
    updateComment: async (id, body) => void (await send('PATCH', `${base}/issues/comments/${id}`, { body })),
    issues: async (label) =>
      (await all(`/issues?state=all&per_page=100&labels=${encodeURIComponent(label)}`, issue)).filter(
        ({ pull_request }) => !pull_request,
      ),
    createIssue: async (title, body, label) =>
      void (await send('POST', `${base}/issues`, { title, body, labels: [label] })),
    updateIssue: async (number, patch) => void (await send('PATCH', `${base}/issues/${number}`, patch)),
  };
}
