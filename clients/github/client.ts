import { z } from 'zod';
import { UnusableAnswerError } from '../http';
import { GitHubTransport, type GitHubConfig, type GitHubOptions } from './transport';

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
  /** On all pull requests and issues, of those that were written or changed since. */
  readonly commentsSince: (when: Date) => Promise<Comment[]>;
  readonly createComment: (number: number, body: string) => Promise<void>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
  readonly issues: (label: string) => Promise<Issue[]>;
  readonly createIssue: (title: string, body: string, label: string) => Promise<void>;
  readonly updateIssue: (number: number, patch: { body?: string; state?: 'open' | 'closed' }) => Promise<void>;
}

/** A token that may not ask is no fault; who gets no answer does not know whose comments are its own. */
const whereRefused = (error: unknown): undefined => {
  if (error instanceof UnusableAnswerError) throw error;
  return undefined;
};

/** A client of one repository. */
export function githubClient(config: GitHubConfig, options: GitHubOptions = {}): GitHub {
  const transport = new GitHubTransport(config, options);
  const all = <T>(path: string, shape: z.ZodType<T>) => transport.all(path, shape);
  const send = async (method: string, path: string, body: object): Promise<void> =>
    void (await transport.send(method, transport.urlOf(path), body));

  /** GraphQL tells every token whose it is; `/user` tells it of a person's alone. Where neither does, it is taken for a job's own. */
  const login = async (): Promise<string> => {
    const { apiUrl, graphqlUrl } = config;
    const asked = [
      async () =>
        viewer.safeParse(await transport.json('POST', graphqlUrl, { query: '{ viewer { login } }' })).data?.data.viewer,
      async () => account.safeParse(await transport.json('GET', `${apiUrl}/user`)).data,
    ];
    for (const ask of asked) {
      const found = await ask().catch(whereRefused);
      if (found) return found.login;
    }
    return 'github-actions[bot]';
  };

  return {
    login,
    pullRequestsOf: (commit) => all(`/commits/${encodeURIComponent(commit)}/pulls?per_page=100`, pullRequest),
    comments: (number) => all(`/issues/${number}/comments?per_page=100`, comment),
    commentsSince: (when) => all(`/issues/comments?since=${when.toISOString()}&per_page=100`, comment),
    createComment: (number, body) => send('POST', `/issues/${number}/comments`, { body }),
    updateComment: (id, body) => send('PATCH', `/issues/comments/${id}`, { body }),
    issues: async (label) =>
      (await all(`/issues?state=all&per_page=100&labels=${encodeURIComponent(label)}`, issue)).filter(
        ({ pull_request }) => !pull_request,
      ),
    createIssue: (title, body, label) => send('POST', '/issues', { title, body, labels: [label] }),
    updateIssue: (number, patch) => send('PATCH', `/issues/${number}`, patch),
  };
}
