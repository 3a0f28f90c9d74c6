import { Attribute, Change, Client, type Entry, ResultCodeError } from 'ldapts';
import { AgentError, failureOf } from './errors';
import { type AgentConnection, type DirectorySession, type FoundEntry, guidDn, type Query } from './session';

const PAGE_SIZE = 500;

function asAgentError(url: string, error: unknown): AgentError {
  if (error instanceof AgentError) return error;
  if (error instanceof ResultCodeError) return new AgentError(failureOf(error.code), `${url} says: ${error.message}`);
  return new AgentError('unreachable', `${url} does not answer: ${(error as Error).message}`);
}

const text = (value: Buffer | string): string => (typeof value === 'string' ? value : value.toString('base64'));

function foundEntry({ dn, ...attributes }: Entry): FoundEntry {
  const lists = Object.entries(attributes).map(
    ([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(text)] as const,
  );
  return { dn, attributes: Object.fromEntries(lists.filter(([, values]) => values.length > 0)) };
}

/** An entry of an LDAP directory is found wherever it was moved to. */
async function entryDn(client: Client, uuid: string): Promise<string> {
  const { searchEntries: roots } = await client.search('', { scope: 'base', attributes: ['namingContexts'] });
  const base = [roots[0]?.['namingContexts'] ?? ''].flat().map(text)[0]!;
  const { searchEntries } = await client.search(base, { filter: `(entryUUID=${uuid})`, attributes: ['entryUUID'] });
  if (searchEntries[0] === undefined) throw new AgentError('notFound', `there is no entry ${uuid}`);
  return searchEntries[0].dn;
}

/** Binds to a domain controller, or another LDAP server, over LDAPS. @throws AgentError */
export async function openLdapsSession({
  kind,
  url,
  bindDn,
  bindPassword,
  ca,
}: AgentConnection): Promise<DirectorySession> {
  const client = new Client({
    url,
    timeout: 30_000,
    connectTimeout: 10_000,
    strictDN: false,
    ...(ca === undefined ? {} : { tlsOptions: { ca: [ca] } }),
  });
  const attempt = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw asAgentError(url, error);
    }
  };
  const search = async ({ base, filter, attributes }: Query, scope: 'base' | 'sub' = 'sub') => {
    const { searchEntries } = await client.search(base, {
      scope,
      filter,
      attributes: [...attributes],
      explicitBufferAttributes: ['objectGUID'],
      ...(scope === 'sub' && { paged: { pageSize: PAGE_SIZE } }),
    });
    return searchEntries.map(foundEntry);
  };
  try {
    await attempt(() => client.bind(bindDn, bindPassword));
  } catch (error) {
    await client.unbind().catch(() => undefined);
    throw error;
  }
  return {
    search: (query) => attempt(() => search(query)),
    root: () =>
      attempt(async () => {
        const attributes = ['highestCommittedUSN'];
        const [root] = await search({ base: '', filter: '(objectClass=*)', attributes }, 'base');
        return { highestUsn: Number(root?.attributes['highestCommittedUSN']?.[0] ?? 0) };
      }),
    replace: (id, values) =>
      attempt(async () =>
        client.modify(
          kind === 'ldap' ? await entryDn(client, id) : guidDn(id),
          Object.entries(values).map(
            ([type, list]) =>
              new Change({ operation: 'replace', modification: new Attribute({ type, values: [...list] }) }),
          ),
        ),
      ),
    close: () => client.unbind(),
  };
}

/** Tries a user's own name and password. @throws AgentError with `credentials` and the directory's reason */
export async function bindOnce(connection: AgentConnection, name: string, password: string): Promise<void> {
  const session = await openLdapsSession({ ...connection, bindDn: name, bindPassword: password });
  await session.close();
}
