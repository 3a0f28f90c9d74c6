import { z } from 'zod';
import type { Consent } from '../admin';
import {
  type AppProfile,
  type ExtensionRecord,
  emailOf,
  extensionsSchema,
  profileOf,
  scimBody,
  scimOperations,
} from './app-profile';
import { type Operation, severalRecords } from './provisioning-error';
import { OktaSession, type SessionState } from './session';

/** A person in RingCentral, as Okta's app sees one. */
export interface ConnectorAccount {
  /** RingCentral's extension id; Okta keeps it as the app user's external id. */
  readonly externalId: string;
  readonly status: 'enabled' | 'disabled';
  readonly profile: AppProfile;
}

interface Provisioned extends ConnectorAccount {
  /** True: the email existed, the person was linked and took the pushed values. */
  readonly linked: boolean;
}

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const EXTENSIONS = '/restapi/v1.0/account/~/extension';

const foundSchema = z.object({ totalResults: z.number(), Resources: z.array(z.object({ id: z.string() })) });
const createdSchema = z.object({ id: z.string() });
const numbersSchema = z.object({
  records: z.array(
    z.object({
      phoneNumber: z.string(),
      usageType: z.string(),
      status: z.string().optional(),
      extension: z.object({ id: z.coerce.string() }).optional(),
    }),
  ),
  paging: z.object({ totalPages: z.number() }),
});

/**
 * Okta's side of the RingCentral app: what the org sends to RingCentral, over HTTP and nothing else. Which endpoints the
 * genuine connector calls is not documented; SCIM for writes, REST for reads covers everything it is known to do.
 */
export class RingCentralConnector {
  private readonly session: OktaSession;

  /**
   * @param session what `snapshot` gave, to go on with a session that an administrator began earlier
   * @param takesTemporary whether a temporary number passes for a direct number: not documented
   */
  constructor(
    url: string,
    session?: SessionState,
    private readonly takesTemporary: () => boolean = () => false,
  ) {
    this.session = new OktaSession(url, session);
  }

  /** "Authenticate with RingCentral". @throws ProvisioningError when the code is worth nothing */
  authenticate(consent: Consent): Promise<void> {
    return this.session.begin(consent);
  }

  /** Whether an administrator authenticated; a session that lapsed shows at its next use. */
  get authenticated(): boolean {
    return this.session.active;
  }

  snapshot(): SessionState | undefined {
    return this.session.snapshot();
  }

  /** Everybody with a licence, for Import: the first direct number that rings, and never the one that is still to come. */
  async accounts(): Promise<ConnectorAccount[]> {
    const extensions = await this.everyPage(`${EXTENSIONS}?type=User`, extensionsSchema);
    const numbers = await this.everyPage('/restapi/v1.0/account/~/phone-number?usageType=DirectNumber', numbersSchema);
    const first = new Map<string, string>();
    for (const { phoneNumber, status, extension } of numbers) {
      if (extension && this.rings(status) && !first.has(extension.id)) first.set(extension.id, phoneNumber);
    }
    return extensions
      .filter(({ status }) => status !== 'Unassigned')
      .map((record) => this.accountOf(record, first.get(`${record.id}`)));
  }

  /** One person as RingCentral has them now. */
  async account(externalId: string, operation: Operation = 'read'): Promise<ConnectorAccount> {
    const path = `${EXTENSIONS}/${externalId}`;
    const one = extensionsSchema.shape.records.element;
    const record = await this.session.send({ operation, method: 'GET', path }, one);
    const numbers = await this.session.send(
      { operation, method: 'GET', path: `${path}/phone-number?usageType=DirectNumber` },
      numbersSchema,
    );
    return this.accountOf(record, numbers.records.find(({ status }) => this.rings(status))?.phoneNumber);
  }

  /**
   * Creates a person, or links the one with the same email. A new person takes a free licence.
   * @throws ProvisioningError in the words of the guide
   */
  async create(profile: AppProfile): Promise<Provisioned> {
    const existing = await this.find(emailOf(profile));
    if (existing !== undefined) {
      await this.patch('create', existing, scimOperations(profile));
      return { ...(await this.account(existing)), linked: true };
    }
    const path = '/scim/v2/Users';
    const request = { operation: 'create', method: 'POST', path, body: scimBody(profile) } as const;
    const { id } = await this.session.send(request, createdSchema);
    await this.setExtensionNumber('create', id, profile);
    return { ...(await this.account(id)), linked: false };
  }

  /** Pushes changed attributes. The direct number is RingCentral's own and is never sent. */
  async update(externalId: string, changes: AppProfile): Promise<ConnectorAccount> {
    const operations = scimOperations(changes);
    if (operations.length > 0) await this.patch('update', externalId, operations);
    await this.setExtensionNumber('update', externalId, changes);
    return this.account(externalId);
  }

  /** Deactivation deletes the person with all data; the licence waits for the next one (Okta's page on the app). */
  async deactivate(externalId: string): Promise<void> {
    const path = `/scim/v2/Users/${externalId}`;
    await this.session.send({ operation: 'deactivate', method: 'DELETE', path }, z.unknown());
  }

  /** Suspension keeps the person and the licence; nobody can sign in. */
  suspend(externalId: string): Promise<void> {
    return this.patch('update', externalId, [{ op: 'replace', path: 'active', value: 'false' }]);
  }

  resume(externalId: string): Promise<void> {
    return this.patch('update', externalId, [{ op: 'replace', path: 'active', value: 'true' }]);
  }

  private rings(status: string | undefined): boolean {
    return status === 'Normal' || (status === 'Temporary' && this.takesTemporary());
  }

  private accountOf(record: ExtensionRecord, directNumber?: string): ConnectorAccount {
    return {
      externalId: `${record.id}`,
      status: record.status === 'Disabled' || record.status === 'Frozen' ? 'disabled' : 'enabled',
      profile: profileOf(record, directNumber),
    };
  }

  /** @throws ProvisioningError when several people carry the email */
  private async find(email: string): Promise<string | undefined> {
    const path = `/scim/v2/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`;
    const found = await this.session.send({ operation: 'create', method: 'GET', path }, foundSchema);
    if (found.totalResults > 1) throw severalRecords(email);
    return found.Resources[0]?.id;
  }

  private async patch(operation: Operation, externalId: string, operations: readonly object[]): Promise<void> {
    const path = `/scim/v2/Users/${externalId}`;
    const body = { schemas: [PATCH_SCHEMA], Operations: operations };
    await this.session.send({ operation, method: 'PATCH', path, body }, z.unknown());
  }

  /** SCIM has no extension number to write; a mapping that sends one goes through REST. */
  private async setExtensionNumber(operation: Operation, externalId: string, profile: AppProfile): Promise<void> {
    const { extensionNumber } = profile;
    if (typeof extensionNumber !== 'string' || extensionNumber === '') return;
    const body = { extensionNumber };
    await this.session.send({ operation, method: 'PUT', path: `${EXTENSIONS}/${externalId}`, body }, z.unknown());
  }

  private async everyPage<T>(
    path: string,
    schema: z.ZodType<{ records: T[]; paging: { totalPages: number } }>,
  ): Promise<T[]> {
    const records: T[] = [];
    for (let page = 1; ; page += 1) {
      const call = { operation: 'read', method: 'GET', path: `${path}&perPage=1000&page=${page}` } as const;
      const answer = await this.session.send(call, schema);
      records.push(...answer.records);
      if (page >= answer.paging.totalPages) return records;
    }
  }
}
