import { AgentError, failureOf } from './errors';
import { type AgentConnection, type DirectorySession, type FoundEntry, guidDn, type Query } from './session';

interface Refusal {
  readonly resultCode: number;
  readonly message: string;
}

/** One operation of the embedded domain. @throws AgentError */
async function call<T>({ url, bindDn, bindPassword }: AgentConnection, operation: string, body?: unknown): Promise<T> {
  const authorization = `Basic ${Buffer.from(`${bindDn}:${bindPassword}`).toString('base64')}`;
  let response: Response;
  try {
    response = await fetch(`${url}/${operation}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new AgentError('unreachable', `${url} does not answer: ${(error as Error).message}`);
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const { resultCode, message } = answer as Refusal;
  throw new AgentError(failureOf(resultCode), `${url} says: ${message}`);
}

async function searchAll(connection: AgentConnection, query: Query): Promise<FoundEntry[]> {
  const found: FoundEntry[] = [];
  let cookie = '';
  do {
    const page = await call<{ entries: FoundEntry[]; cookie: string }>(connection, 'search', { ...query, cookie });
    found.push(...page.entries);
    cookie = page.cookie;
  } while (cookie !== '');
  return found;
}

/** Speaks to the embedded domain, which authenticates every request. @throws AgentError */
export async function openEmbeddedSession(connection: AgentConnection): Promise<DirectorySession> {
  await bindEmbeddedOnce(connection, connection.bindDn, connection.bindPassword);
  return {
    search: (query) => searchAll(connection, query),
    root: async () => {
      const root = await call<{ highestCommittedUSN: string }>(connection, 'root-dse');
      return { highestUsn: Number(root.highestCommittedUSN) };
    },
    replace: async (guid, lists) => {
      const changes = Object.entries(lists).map(([attribute, values]) => ({ operation: 'replace', attribute, values }));
      await call(connection, 'modify', { dn: guidDn(guid), changes });
    },
    close: async () => undefined,
  };
}

/** Tries a user's own name and password. @throws AgentError with `credentials` and the directory's reason */
export async function bindEmbeddedOnce(connection: AgentConnection, name: string, password: string): Promise<void> {
  await call(connection, 'bind', { name, password });
}
