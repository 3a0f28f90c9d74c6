import type { z } from 'zod';
import { Paging } from '../http';
import type { Budget } from '../rate-limit';
import {
  type Account,
  type Address,
  type AuditRecord,
  type BulkResult,
  type CustomField,
  type DictionaryEntry,
  type DirectoryEntry,
  type Extension,
  type PhoneNumber,
  type ScimUser,
  type ServiceInfo,
  accountSchema,
  anything,
  auditPageSchema,
  bulkResultsSchema,
  businessAddressSchema,
  countrySchema,
  customFieldSchema,
  directoryEntrySchema,
  extensionSchema,
  pageOf,
  permissionCheckSchema,
  phoneNumberSchema,
  scimPageSchema,
  scimUserSchema,
  serviceInfoSchema,
} from './answers';
import type { Calls, RateGroup } from './endpoint-groups';
import { type Request, Transport, type TransportOptions } from './transport';
import { type WriteRequest, customFieldCreation } from './write-request';

const V1 = '/restapi/v1.0/account/~';
const V2 = '/restapi/v2/accounts/~';
const SCIM_PAGE = 100;
const AUDIT_PAGE = 1000;

/** RingCentral may leave the number of pages out "due to performance reasons": a full page then has one more behind it. */
const lastPage = (page: number, records: readonly unknown[], perPage: number): number =>
  records.length < perPage ? page : page + 1;

type Query = NonNullable<Request['query']>;

/** One RingCentral account, typed. Signs in at the first call, once a run, and keeps within the account's limits. */
export class RingCentralClient {
  private readonly transport: Transport;
  /** Writes that RingCentral has confirmed. */
  written = 0;

  constructor(options: TransportOptions) {
    this.transport = new Transport(options);
  }

  /** Light. Its `id` is the tenant lock: compare it before anything else. */
  account(): Promise<Account> {
    return this.read(V1, accountSchema);
  }

  /** Permissions of the app as the sign-in told them: `ReadAccounts`, `EditAccounts`, … No call of its own. */
  appPermissions(): Promise<readonly string[]> {
    return this.transport.appPermissions();
  }

  /** Light. `ExternalDirectoryIntegration` among the features is the signal for Directory Integration, a coarse one. */
  serviceInfo(): Promise<ServiceInfo> {
    return this.read(`${V1}/service-info`, serviceInfoSchema);
  }

  /** Light. `ActiveDirectory` is the right to switch Directory Integration on. */
  async holdsPermission(permissionId: string): Promise<boolean> {
    const path = `${V1}/extension/~/authz-profile/check`;
    return (await this.read(path, permissionCheckSchema, { permissionId })).successful;
  }

  /** Medium, one call a thousand. Unassigned ones have neither contact nor number. */
  extensions(
    query: { status?: readonly string[]; type?: readonly string[]; email?: string } = {},
  ): Promise<Extension[]> {
    return this.all(`${V1}/extension`, extensionSchema, { ...query, perPage: 1000 });
  }

  /** Light. Custom fields are only here. */
  extension(id: string): Promise<Extension> {
    return this.read(`${V1}/extension/${id}`, extensionSchema);
  }

  /** Light. The numbers of one extension, the primary one told by `primary`. */
  numbersOf(id: string): Promise<PhoneNumber[]> {
    return this.all(`${V1}/extension/${id}/phone-number`, phoneNumberSchema, { perPage: 1000 });
  }

  /** Heavy, one call a thousand: every number in use. The inventory is in `inventory`. */
  phoneNumbers(query: { usageType?: readonly string[]; status?: readonly string[] } = {}): Promise<PhoneNumber[]> {
    return this.all(`${V1}/phone-number`, phoneNumberSchema, { ...query, perPage: 1000 });
  }

  /** Heavy: numbers that nobody uses yet. */
  inventory(): Promise<PhoneNumber[]> {
    return this.all(`${V2}/phone-numbers`, phoneNumberSchema, { usageType: 'Inventory', perPage: 1000 });
  }

  /** Heavy. Each number tells how it went. */
  async addToInventory(phoneNumbers: readonly string[]): Promise<BulkResult[]> {
    const records = phoneNumbers.map((phoneNumber) => ({ phoneNumber, usageType: 'Inventory' }));
    const request: Request = { method: 'POST', path: `${V2}/phone-numbers/bulk-add`, body: { records } };
    return (await this.transport.call(request, bulkResultsSchema)).records;
  }

  /** Medium. Gives a number to an extension. */
  assignNumber(id: string, extensionId: string): Promise<PhoneNumber> {
    const body = { usageType: 'DirectNumber', extension: { id: extensionId } };
    return this.transport.call({ method: 'PATCH', path: `${V2}/phone-numbers/${id}`, body }, phoneNumberSchema);
  }

  /** Medium, one call two thousand: email, extension and numbers of everybody. The cheapest look at a write-back. */
  async directory(): Promise<DirectoryEntry[]> {
    const entries: DirectoryEntry[] = [];
    for await (const page of this.directoryPages()) entries.push(...page);
    return entries;
  }

  /** The same, two thousand at a time. */
  directoryPages(): AsyncGenerator<DirectoryEntry[]> {
    return this.pages(`${V1}/directory/entries`, directoryEntrySchema, { perPage: 2000 });
  }

  /** Medium, one call however many there are: bought licences that nobody has yet. */
  async unassignedCount(): Promise<number> {
    return this.count(`${V1}/extension`, extensionSchema, { status: ['Unassigned'], perPage: 1000 });
  }

  /** Heavy, one call however many there are: numbers that nobody uses yet. */
  async inventoryCount(): Promise<number> {
    return this.count(`${V2}/phone-numbers`, phoneNumberSchema, { usageType: 'Inventory', perPage: 1000 });
  }

  /** Light. */
  async customFields(): Promise<CustomField[]> {
    return (await this.read(`${V1}/custom-fields`, pageOf(customFieldSchema))).records;
  }

  /** Medium. At most five an account; an administrator has to enable the feature first. */
  createCustomField(displayName: string): Promise<CustomField> {
    return this.transport.call(customFieldCreation(displayName), customFieldSchema);
  }

  /** Sends one write (`write-request.ts`), once: after a 5xx or a broken connection nobody knows whether it happened. */
  async write(request: WriteRequest): Promise<void> {
    await this.transport.call(request, anything);
    this.written += 1;
  }

  /** Light. What an address without a country or state of its own is completed from. */
  async businessAddress(): Promise<Address> {
    return (await this.read(`${V1}/business-address`, businessAddressSchema)).businessAddress;
  }

  /** Light. */
  countries(): Promise<DictionaryEntry[]> {
    return this.all('/restapi/v1.0/dictionary/country', countrySchema, { perPage: 1000 });
  }

  /** Light. */
  states(countryId: string): Promise<DictionaryEntry[]> {
    return this.all('/restapi/v1.0/dictionary/state', countrySchema, { countryId, perPage: 1000 });
  }

  /** Heavy. Newest first; the last 24 hours unless `eventTimeFrom` (ISO 8601) says otherwise; of everything unless `targetIds` do. */
  async auditTrail(
    search: { eventTimeFrom?: string; eventTimeTo?: string; targetIds?: readonly string[] } = {},
  ): Promise<AuditRecord[]> {
    const records: AuditRecord[] = [];
    const path = `${V1}/audit-trail/search`;
    const paging = this.paging('POST', path);
    for (let page = 1; ; page += 1) {
      const body = { ...search, page, perPage: AUDIT_PAGE };
      const answer = await this.transport.call({ method: 'POST', path, body }, auditPageSchema);
      records.push(...answer.records);
      if (page >= (answer.paging?.total ?? lastPage(page, answer.records, answer.paging?.perPage ?? AUDIT_PAGE)))
        return records;
      paging.came(answer.records);
    }
  }

  /** Light. Proves that this app and user may use SCIM at all. */
  async scimServiceProviderConfig(): Promise<void> {
    await this.read('/scim/v2/ServiceProviderConfig', anything);
  }

  /** Light, one call a hundred. Numbers may be missing in a list: read the person. */
  async scimUsers(query: { readonly email?: string } = {}): Promise<ScimUser[]> {
    const filter = query.email === undefined ? undefined : `userName eq "${query.email}"`;
    const users: ScimUser[] = [];
    const paging = this.paging('GET', '/scim/v2/Users');
    for (;;) {
      const page = { filter, startIndex: users.length + 1, count: SCIM_PAGE };
      const { totalResults, Resources } = await this.read('/scim/v2/Users', scimPageSchema, page);
      users.push(...Resources);
      if (users.length >= totalResults || Resources.length === 0) return users;
      paging.came(Resources);
    }
  }

  /** Light. */
  scimUser(id: string): Promise<ScimUser> {
    return this.read(`/scim/v2/Users/${id}`, scimUserSchema);
  }

  /** Calls sent so far by group, logins and second tries included. */
  calls(): Calls {
    return this.transport.calls();
  }

  /** Calls sent and calls allowed in a minute, by group. */
  budgets(): Readonly<Record<RateGroup, Budget>> {
    return this.transport.budgets();
  }

  /** Milliseconds until that many more calls have left, limits kept. */
  etaMs(planned: Readonly<Partial<Calls>>): number {
    return this.transport.etaMs(planned);
  }

  /** Ends the session at RingCentral. */
  signOut(): Promise<void> {
    return this.transport.signOut();
  }

  private paging(method: string, path: string): Paging {
    return new Paging(this.transport.party, `${method} ${path}`);
  }

  private read<T>(path: string, answer: z.ZodType<T>, query?: Query): Promise<T> {
    return this.transport.call({ method: 'GET', path, ...(query ? { query } : {}) }, answer);
  }

  private async all<T>(path: string, record: z.ZodType<T>, query: Query): Promise<T[]> {
    const records: T[] = [];
    for await (const page of this.pages(path, record, query)) records.push(...page);
    return records;
  }

  private async *pages<T>(path: string, record: z.ZodType<T>, query: Query): AsyncGenerator<T[]> {
    const schema = pageOf(record);
    const paged = this.paging('GET', path);
    for (let page = 1, last = 1; page <= last; page += 1) {
      const { records, paging } = await this.read(path, schema, { ...query, page });
      last = paging?.totalPages ?? lastPage(page, records, paging?.perPage ?? Number(query.perPage));
      if (page < last) paged.came(records);
      yield records;
    }
  }

  private async count<T>(path: string, record: z.ZodType<T>, query: Query): Promise<number> {
    const { records, paging } = await this.read(path, pageOf(record), query);
    return paging?.totalElements ?? records.length;
  }
}
