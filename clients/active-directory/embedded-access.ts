import { z } from 'zod';
import type { AttributeChange, DirectoryAccess, DirectoryObject, DirectoryQuery } from './directory-access';
import { refusedByDirectory, unreachableDirectory } from './errors';
import type { ActiveDirectorySettings } from './settings';

const refusalSchema = z.object({ resultCode: z.number(), message: z.string() });
const pageSchema = z.object({
  entries: z.array(z.object({ dn: z.string(), attributes: z.record(z.string(), z.array(z.string())) })),
  cookie: z.string(),
});

/** The embedded domain: LDAP's operations as JSON over HTTP on the loopback. */
class EmbeddedAccess implements DirectoryAccess {
  private readonly headers: Readonly<Record<string, string>>;

  constructor(private readonly settings: ActiveDirectorySettings) {
    const { bindDn, bindPassword } = settings;
    this.headers = {
      authorization: `Basic ${Buffer.from(`${bindDn}:${bindPassword}`).toString('base64')}`,
      'content-type': 'application/json',
    };
  }

  async call(operation: string, what: string, body?: unknown): Promise<unknown> {
    const { url } = this.settings;
    let answer: unknown;
    let ok: boolean;
    try {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${url}/${operation}`, { headers: this.headers, ...init });
      ok = response.ok;
      answer = await response.json();
    } catch (error) {
      throw unreachableDirectory(url, what, (error as Error).cause ?? error);
    }
    if (ok) return answer;
    const { resultCode, message } = refusalSchema.parse(answer);
    throw refusedByDirectory(url, what, resultCode, message);
  }

  async signIn(): Promise<void> {
    const { bindDn: name, bindPassword: password } = this.settings;
    await this.call('bind', `sign in as ${name}`, { name, password });
  }

  async root(): Promise<Readonly<Record<string, string>>> {
    return z.record(z.string(), z.string()).parse(await this.call('root-dse', 'read the root'));
  }

  async search(query: DirectoryQuery): Promise<DirectoryObject[]> {
    const found: DirectoryObject[] = [];
    const { pageSize = 1000 } = this.settings;
    let cookie = '';
    do {
      const page = pageSchema.parse(
        await this.call('search', `search ${query.filter}`, { ...query, pageSize, cookie }),
      );
      found.push(...page.entries);
      cookie = page.cookie;
    } while (cookie !== '');
    return found;
  }

  async add(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await this.call('add', `add ${dn}`, { dn, attributes });
  }

  async modify(dn: string, changes: readonly AttributeChange[]): Promise<void> {
    await this.call('modify', `change ${dn}`, { dn, changes });
  }

  async delete(dn: string): Promise<void> {
    await this.call('delete', `delete ${dn}`, { dn });
  }

  async close(): Promise<void> {
    // Every request stands alone.
  }
}

/** Signs in to the embedded domain. @throws UserFacingError naming the address and what to do */
export async function openEmbedded(settings: ActiveDirectorySettings): Promise<DirectoryAccess> {
  const access = new EmbeddedAccess(settings);
  await access.signIn();
  return access;
}
