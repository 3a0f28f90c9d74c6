import { Attribute, Change, Client, Control, type Entry, ResultCodeError } from 'ldapts';
import {
  BINARY_ATTRIBUTES,
  type DirectoryAccess,
  type DirectoryObject,
  type DirectoryQuery,
  ROOT_ATTRIBUTES,
} from './directory-access';
import { refusedByDirectory, unreachableDirectory } from './errors';
import type { ActiveDirectorySettings } from './settings';

const SHOW_DELETED = '1.2.840.113556.1.4.417';
/** Active Directory returns at most 1000 objects without paging (control 1.2.840.113556.1.4.319). */
const PAGE_SIZE = 1000;
const CONNECT_MILLISECONDS = 10_000;
const ANSWER_MILLISECONDS = 60_000;

const isBinary = (name: string): boolean => BINARY_ATTRIBUTES.includes(name);

const attribute = (type: string, values: readonly string[]): Attribute =>
  new Attribute({
    type,
    values: isBinary(type) ? values.map((value) => Buffer.from(value, 'base64')) : [...values],
  });

function directoryObject({ dn, ...attributes }: Entry): DirectoryObject {
  const read = (value: Buffer | string): string => (Buffer.isBuffer(value) ? value.toString('base64') : value);
  const present = Object.entries(attributes)
    .map(([name, value]): [string, string[]] => [name, [value].flat().map(read)])
    .filter(([, values]) => values.length > 0);
  return { dn, attributes: Object.fromEntries(present) };
}

/** A bound connection to a domain controller over LDAPS. */
class LdapsAccess implements DirectoryAccess {
  private readonly client: Client;

  constructor(private readonly settings: ActiveDirectorySettings) {
    const { url, ca } = settings;
    this.client = new Client({
      url,
      connectTimeout: CONNECT_MILLISECONDS,
      timeout: ANSWER_MILLISECONDS,
      strictDN: false,
      ...(ca !== undefined && { tlsOptions: { ca: [ca] } }),
    });
  }

  private async attempt<T>(what: string, action: () => Promise<T>): Promise<T> {
    const { url } = this.settings;
    try {
      return await action();
    } catch (error) {
      if (error instanceof ResultCodeError) throw refusedByDirectory(url, what, error.code, error.message);
      throw unreachableDirectory(url, what, error);
    }
  }

  /** An idle connection is closed by the domain controller after a quarter of an hour: bind again then. */
  private async connected<T>(what: string, action: () => Promise<T>): Promise<T> {
    if (!this.client.isConnected) await this.bind();
    return this.attempt(what, action);
  }

  bind(): Promise<void> {
    const { bindDn, bindPassword } = this.settings;
    return this.attempt(`sign in as ${bindDn}`, () => this.client.bind(bindDn, bindPassword));
  }

  async root(): Promise<Readonly<Record<string, string>>> {
    const query = { base: '', scope: 'base', filter: '(objectClass=*)', attributes: ROOT_ATTRIBUTES } as const;
    const [root] = await this.search(query);
    return Object.fromEntries(Object.entries(root?.attributes ?? {}).map(([name, [value = '']]) => [name, value]));
  }

  search({ base, scope, filter, attributes, showDeleted = false }: DirectoryQuery): Promise<DirectoryObject[]> {
    const options = {
      scope,
      filter,
      attributes: [...attributes],
      explicitBufferAttributes: [...BINARY_ATTRIBUTES],
      ...(scope === 'sub' && { paged: { pageSize: this.settings.pageSize ?? PAGE_SIZE } }),
    };
    const controls = showDeleted ? [new Control(SHOW_DELETED, { critical: true })] : [];
    return this.connected(`search ${filter}`, async () => {
      // Continuation references (other domains of the forest) are left aside: an environment names one domain.
      const { searchEntries } = await this.client.search(base, options, controls);
      return searchEntries.map(directoryObject);
    });
  }

  add(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const list = Object.entries(attributes).map(([name, values]) => attribute(name, values));
    return this.connected(`add ${dn}`, () => this.client.add(dn, list));
  }

  modify(dn: string, changes: Parameters<DirectoryAccess['modify']>[1]): Promise<void> {
    const list = changes.map(
      ({ operation, attribute: name, values }) => new Change({ operation, modification: attribute(name, values) }),
    );
    return this.connected(`change ${dn}`, () => this.client.modify(dn, list));
  }

  delete(dn: string): Promise<void> {
    return this.connected(`delete ${dn}`, () => this.client.del(dn));
  }

  close(): Promise<void> {
    return this.client.unbind();
  }
}

/** Connects and signs in. @throws UserFacingError naming the domain controller and what to do */
export async function openLdaps(settings: ActiveDirectorySettings): Promise<DirectoryAccess> {
  const access = new LdapsAccess(settings);
  try {
    await access.bind();
  } catch (error) {
    await access.close().catch(() => undefined);
    throw error;
  }
  return access;
}
