import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Entry {
  id: number;
  number: number;
  body: string;
  title?: string;
  state: string;
  labels: string[];
  user?: { login?: string; type: string };
  updated_at?: string;
}

/** Who a job's own token writes as. */
export const ACTIONS = 'github-actions[bot]';

/** The few routes of GitHub's REST API that publishing uses, on the loopback, with pages of two. */
export async function loopbackGitHub(token = 'test-token') {
  const comments: Entry[] = [];
  const issues: Entry[] = [];
  const writes: string[] = [];
  /** Pull requests by the commit that came of them. */
  const pulls = new Map<string, { number: number; merged_at: string | null }[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const answer = (status: number, body: unknown, link?: string) => {
        response
          .writeHead(status, { 'content-type': 'application/json', ...(link && { link }) })
          .end(JSON.stringify(body));
      };
      if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { message: 'Bad credentials' });
      const body = (chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {}) as Partial<Entry>;
      if (url.pathname === '/graphql') return answer(200, { data: { viewer: { login: ACTIONS } } });
      const path = url.pathname.replace('/repos/acme/telephony', '');
      if (request.method !== 'GET') writes.push(`${request.method} ${path}`);
      const list = (entries: Entry[]) => {
        const page = Number(url.searchParams.get('page') ?? 1);
        const next = new URL(url.href);
        next.searchParams.set('page', String(page + 1));
        next.port = String((server.address() as AddressInfo).port);
        answer(
          200,
          entries.slice((page - 1) * 2, page * 2),
          entries.length > page * 2 ? `<${next.href}>; rel="next"` : undefined,
        );
      };
      const since = url.searchParams.get('since') ?? '';
      const updated_at = new Date().toISOString();
      const patch = (entry: Entry | undefined) =>
        entry ? answer(200, Object.assign(entry, body, { updated_at })) : answer(404, {});
      const create = (entries: Entry[]) => {
        const n = entries.length + 1;
        const entry: Entry = {
          id: n,
          number: n,
          state: 'open',
          labels: [],
          body: '',
          ...body,
          user: { login: ACTIONS, type: 'Bot' },
          updated_at,
        };
        entries.push(entry);
        answer(201, entry);
      };
      if (path === '/issues/comments')
        return list(comments.filter((comment) => since !== '' && (comment.updated_at ?? since) >= since));
      const commented = /^\/issues\/comments\/(\d+)$/.exec(path);
      if (commented) return patch(comments.find(({ id }) => id === Number(commented[1])));
      if (/^\/issues\/\d+\/comments$/.test(path)) return request.method === 'GET' ? list(comments) : create(comments);
      const commit = /^\/commits\/(\w+)\/pulls$/.exec(path);
      if (commit) return answer(200, pulls.get(commit[1]!) ?? []);
      if (path === '/issues') return request.method === 'GET' ? list(issues) : create(issues);
      const one = /^\/issues\/(\d+)$/.exec(path);
      return one ? patch(issues.find(({ number }) => number === Number(one[1]))) : answer(404, {});
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    comments,
    issues,
    writes,
    pulls,
    env: { GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_REPOSITORY: 'acme/telephony', GITHUB_TOKEN: token },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
