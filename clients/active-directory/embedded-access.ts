import { z } from 'zod';
import { exchange, Paging, type Party, UnusableAnswerError } from '../http';
import { RateLimiter } from '../rate-limit';
import type {
  AccessOptions,
  AttributeChange,
  DirectoryAccess,
  DirectoryObject,
  DirectoryQuery,
} from './directory-access';
import { refusedByDirectory } from './errors';
import { directoryKind } from './kinds';
import type { DirectorySettings } from './settings';

const refusalSchema = z.object({ resultCode: z.number(), message: z.string() });
const pageSchema = z.object({
  entries: z.array(z.object({ dn: z.string(), attributes: z.record(z.string(), z.array(z.string())) })),
  cookie: z.string(),
});

interface Call {
  readonly operation: 'root-dse' | 'bind' | 'search' | 'add' | 'modify' | 'delete';
  readonly what: string;
  readonly body?: unknown;
}

const WRITES = new Set<Call['operation']>(['add', 'modify', 'delete']);
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The embedded domain: LDAP's operations as JSON over HTTP on the loopback. */
class EmbeddedAccess implements DirectoryAccess {
  private readonly headers: Readonly<Record<string, string>>;
  private readonly party: Party;
  private readonly limiter: RateLimiter<'Active Directory'>;

  constructor(
    private readonly settings: DirectorySettings,
    private readonly options: AccessOptions,
  ) {
    const { bindDn, bindPassword, url } = settings;
    this.party = { vendor: 'Active Directory', address: url, variables: 'AD_URL' };
    this.headers = {
      authorization: `Basic ${Buffer.from(`${bindDn}:${bindPassword}`).toString('base64')}`,
      'content-type': 'application/json',
    };
    const { clock, signal, onWait } = options;
    this.limiter = new RateLimiter<'Active Directory'>({ readHeaders: () => ({}), clock, signal, onWait });
  }

  async call<T>({ operation, what, body }: Call, shape: z.ZodType<T>): Promise<T> {
    const { url } = this.settings;
    const writes = WRITES.has(operation);
    const { clock, signal } = this.options;
    const request = {
      party: this.party,
      url: `${url}/${operation}`,
      headers: this.headers,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }),
    };
    const once = () => exchange(request, { clock, ...(!writes && { signal }) });
    const response = await this.limiter.call('Active Directory', once, { idempotent: !writes });
    const answer = jsonIn(await response.text());
    if (!response.ok) throw this.refusal({ operation, what }, response.status, answer);
    const parsed = shape.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new UnusableAnswerError(this.party, what, { kind: 'unknown shape', why: z.prettifyError(parsed.error) });
  }

  private refusal({ operation, what }: Call, status: number, answer: unknown): Error {
    const { url } = this.settings;
    const asked = { kind: directoryKind('activeDirectory'), url, what, writes: WRITES.has(operation) };
    const refused = refusalSchema.safeParse(answer);
    if (refused.success) return refusedByDirectory(asked, refused.data.resultCode, refused.data.message);
    // The protocol's own refusals have a result code; without one something else failed.
    return refusedByDirectory(asked, UNAVAILABLE, `HTTP ${status}`);
  }

  async signIn(): Promise<void> {
    const { bindDn: name, bindPassword: password } = this.settings;
    await this.call({ operation: 'bind', what: `sign in as ${name}`, body: { name, password } }, z.unknown());
  }

  async root(): Promise<DirectoryObject['attributes']> {
    const root = await this.call({ operation: 'root-dse', what: 'read the root' }, z.record(z.string(), z.string()));
    return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, [value]]));
  }

  async search(query: DirectoryQuery): Promise<DirectoryObject[]> {
    const found: DirectoryObject[] = [];
    const { pageSize = 1000 } = this.settings;
    const what = `search ${query.filter}`;
    const paging = new Paging(this.party, what);
    for (let cookie = ''; ;) {
      paging.ask(cookie);
      const page = await this.call({ operation: 'search', what, body: { ...query, pageSize, cookie } }, pageSchema);
      found.push(...page.entries);
      cookie = page.cookie;
      if (cookie === '') return found;
      paging.came(page.entries);
    }
  }

  async add(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await this.call({ operation: 'add', what: `add ${dn}`, body: { dn, attributes } }, z.unknown());
  }

  async modify(dn: string, changes: readonly AttributeChange[]): Promise<void> {
    await this.call({ operation: 'modify', what: `change ${dn}`, body: { dn, changes } }, z.unknown());
  }

  async delete(dn: string): Promise<void> {
    await this.call({ operation: 'delete', what: `delete ${dn}`, body: { dn } }, z.unknown());
  }

  async close(): Promise<void> {
    // Every request stands alone.
  }
}

/** LDAP's result code for a server that cannot serve. */
const UNAVAILABLE = 52;

/** Signs in to the embedded domain. @throws UserFacingError naming the address and what to do */
export async function openEmbedded(settings: DirectorySettings, options: AccessOptions): Promise<DirectoryAccess> {
  const access = new EmbeddedAccess(settings, options);
  await access.signIn();
  return access;
}
