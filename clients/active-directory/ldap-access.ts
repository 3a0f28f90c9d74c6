import { isIP } from 'node:net';
import { Attribute, Change, Client, Control, type Entry, NoSuchObjectError, type SearchOptions } from 'ldapts';
import { Attempts } from './attempts';
import {
  type AccessOptions,
  BINARY_ATTRIBUTES,
  type DirectoryAccess,
  type DirectoryObject,
  type DirectoryQuery,
  ROOT_ATTRIBUTES,
} from './directory-access';
import { circlingDirectory } from './errors';
import { directoryKind } from './kinds';
import type { DirectorySettings } from './settings';

const SHOW_DELETED = '1.2.840.113556.1.4.417';
/** Active Directory returns at most 1000 objects without paging (control 1.2.840.113556.1.4.319). */
const PAGE_SIZE = 1000;
const CONNECT_MILLISECONDS = 10_000;
/** What the domain controller may spend on one page; without it ldapts asks for ten seconds, and a busy domain needs more. */
const SEARCH_SECONDS = 60;

const isBinary = (name: string): boolean => BINARY_ATTRIBUTES.includes(name);

const attribute = (type: string, values: readonly string[]): Attribute =>
  new Attribute({
    type,
    values: isBinary(type) ? values.map((value) => Buffer.from(value, 'base64')) : [...values],
  });

/** Servers spell attributes as their schema does, and nothing depends on it: each is given under the name that was asked for. */
const directoryObject =
  (asked: readonly string[]) =>
  ({ dn, ...attributes }: Entry): DirectoryObject => {
    const names = new Map(asked.map((name) => [name.toLowerCase(), name]));
    const read = (value: Buffer | string): string => (Buffer.isBuffer(value) ? value.toString('base64') : value);
    const present = Object.entries(attributes)
      .map(([name, value]): [string, string[]] => [names.get(name.toLowerCase()) ?? name, [value].flat().map(read)])
      .filter(([, values]) => values.length > 0);
    return { dn, attributes: Object.fromEntries(present) };
  };

const namesOf = (entries: readonly Entry[]): string => entries.map(({ dn }) => dn).join('\n');

/** A bound connection to a domain controller or another LDAP server, over LDAPS or StartTLS. */
class LdapAccess implements DirectoryAccess {
  private client: Client;
  /** Whether this connection's sign-in succeeded: one that was refused leaves the connection open, and nobody signed in. */
  private signedIn = false;
  private readonly attempts: Attempts;

  constructor(
    private readonly settings: DirectorySettings,
    options: AccessOptions,
  ) {
    this.client = this.unconnected();
    this.attempts = new Attempts({ url: settings.url, kind: this.kind }, options, () => this.drop());
  }

  private get kind() {
    return directoryKind(this.settings.kind ?? 'activeDirectory');
  }

  private unconnected(): Client {
    const { url, ca, startTls } = this.settings;
    return new Client({
      url,
      connectTimeout: CONNECT_MILLISECONDS,
      strictDN: false,
      // With options for TLS ldapts begins with it.
      ...(ca !== undefined && !startTls && { tlsOptions: { ca: [ca] } }),
    });
  }

  /** A connection on which nothing comes is not waited for, not even for its end: what follows takes another. */
  private drop(): void {
    void this.client.unbind().catch(() => undefined);
    this.client = this.unconnected();
    this.signedIn = false;
  }

  /** An idle connection is closed by a domain controller after a quarter of an hour: bind again then. */
  private async bound(): Promise<void> {
    if (this.client.isConnected && this.signedIn) return;
    this.signedIn = false;
    const { bindDn, bindPassword } = this.settings;
    await this.attempts.once({ what: `sign in as ${bindDn}`, writes: false }, async () => {
      if (this.settings.startTls) await this.encrypt();
      await this.client.bind(bindDn, bindPassword);
    });
    this.signedIn = true;
  }

  /** Nothing but the wish for TLS is said before it stands. A server that refuses, or whose certificate is another's, is told nothing. */
  private async encrypt(): Promise<void> {
    const { url, ca } = this.settings;
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
    if (this.client.isConnected) this.client = this.unconnected();
    await this.client.startTLS({
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(ca !== undefined && { ca: [ca] }),
    });
  }

  bind(): Promise<void> {
    return this.attempts.repeat({ what: `sign in as ${this.settings.bindDn}`, writes: false }, () => this.bound());
  }

  /** A search that is repeated begins at its first page: a domain controller's cookies are worth nothing on another connection. */
  private read<T>(what: string, action: (page: <P>(next: () => Promise<P>) => Promise<P>) => Promise<T>): Promise<T> {
    const asked = { what, writes: false };
    return this.attempts.repeat(asked, async () => {
      await this.bound();
      return action((next) => this.attempts.once(asked, next));
    });
  }

  private async write(what: string, action: () => Promise<void>): Promise<void> {
    await this.bind();
    await this.attempts.once({ what, writes: true }, action);
  }

  async root(): Promise<DirectoryObject['attributes']> {
    const query = { base: '', scope: 'base', filter: '(objectClass=*)', attributes: ROOT_ATTRIBUTES } as const;
    const [root] = await this.search(query);
    return root?.attributes ?? {};
  }

  search({ base, scope, filter, attributes, mayBeGone, showDeleted }: DirectoryQuery): Promise<DirectoryObject[]> {
    const options = {
      scope,
      filter,
      timeLimit: SEARCH_SECONDS,
      attributes: [...attributes],
      explicitBufferAttributes: [...BINARY_ATTRIBUTES],
      ...(scope === 'sub' && { paged: { pageSize: this.settings.pageSize ?? PAGE_SIZE } }),
    };
    const controls = showDeleted ? [new Control(SHOW_DELETED, { critical: true })] : [];
    const what = `search ${filter}`;
    // Continuation references (other domains of the forest) are left aside: an environment names one domain.
    return this.read(what, async (page) => {
      if (scope === 'base') return page(() => this.one(base, options, controls, mayBeGone));
      return this.pages(what, page, base, options, controls);
    }).then((entries) => entries.map(directoryObject(attributes)));
  }

  private async one(
    base: string,
    options: SearchOptions,
    controls: Control[],
    mayBeGone = false,
  ): Promise<readonly Entry[]> {
    try {
      return (await this.client.search(base, options, controls)).searchEntries;
    } catch (error) {
      if (mayBeGone && error instanceof NoSuchObjectError) return [];
      throw error;
    }
  }

  private async pages(
    what: string,
    page: <P>(next: () => Promise<P>) => Promise<P>,
    ...search: [string, SearchOptions, Control[]]
  ): Promise<Entry[]> {
    const found: Entry[] = [];
    const pages = this.client.searchPaginated(...search);
    for (let last = ''; ;) {
      const next = await page(() => pages.next());
      if (next.done) return found;
      const { searchEntries } = next.value;
      const names = namesOf(searchEntries);
      if (names !== '' && names === last)
        throw circlingDirectory(
          { kind: this.kind, url: this.settings.url, what, writes: false },
          'two pages in a row hold the same',
        );
      last = names;
      found.push(...searchEntries);
    }
  }

  add(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const list = Object.entries(attributes).map(([name, values]) => attribute(name, values));
    return this.write(`add ${dn}`, () => this.client.add(dn, list));
  }

  modify(dn: string, changes: Parameters<DirectoryAccess['modify']>[1]): Promise<void> {
    const list = changes.map(
      ({ operation, attribute: name, values }) => new Change({ operation, modification: attribute(name, values) }),
    );
    return this.write(`change ${dn}`, () => this.client.modify(dn, list));
  }

  delete(dn: string): Promise<void> {
    return this.write(`delete ${dn}`, () => this.client.del(dn));
  }

  close(): Promise<void> {
    return this.client.unbind();
  }
}

/** Connects and signs in. @throws UserFacingError naming the server and what to do */
export async function openLdap(settings: DirectorySettings, options: AccessOptions): Promise<DirectoryAccess> {
  const access = new LdapAccess(settings, options);
  try {
    await access.bind();
  } catch (error) {
    await access.close().catch(() => undefined);
    throw error;
  }
  return access;
}
