import type { Account, ImportKind, Profile, Value } from '../../../engine/sync';
import { type ConnectorAccount, ProvisioningError, type RingCentralConnector } from '../../ringcentral/okta-connector';
import type { Org } from '../org';
import { ConnectorError, type Connector, type Reading } from './connector';

/** Numbers that RingCentral gives; what Okta sends for them on creation is a dummy that only fills the form. */
const GIVEN = ['directNumber', 'extensionNumber'];

/** A word in the place of a number. */
const isDummy = (value: Value): boolean => !/\d/.test(String(value));

const refusal = (error: unknown): never => {
  if (error instanceof ProvisioningError) throw new ConnectorError(error.message);
  // What `fetch` throws when nobody answers.
  if (error instanceof TypeError) throw new ConnectorError('RingCentral does not answer.');
  throw error;
};

/** RingCentral behind its app, over HTTP. */
export class RingCentralAppConnector implements Connector {
  constructor(
    private readonly org: Org,
    private readonly appId: string,
    private readonly ringcentral: RingCentralConnector,
  ) {}

  async read(_kind: ImportKind): Promise<Reading> {
    this.checkAuthenticated();
    const accounts = await this.ringcentral.accounts().catch(refusal);
    return { kind: 'full', accounts: accounts.map((account) => this.accountOf(account)), deleted: [] };
  }

  async create(profile: Profile, createOnly: readonly string[]): Promise<{ readonly externalId: string }> {
    this.checkAuthenticated();
    this.checkName(profile);
    const sent = Object.entries(profile).filter(([name]) => !(GIVEN.includes(name) && createOnly.includes(name)));
    return this.ringcentral.create(Object.fromEntries(sent)).catch(refusal);
  }

  async update(externalId: string, changes: Profile, whole: Profile): Promise<void> {
    this.checkAuthenticated();
    const held = Object.entries(whole).filter(([name, value]) => !(GIVEN.includes(name) && isDummy(value)));
    await this.ringcentral.update(externalId, { ...Object.fromEntries(held), ...changes }).catch(refusal);
  }

  async deactivate(externalId: string): Promise<void> {
    this.checkAuthenticated();
    await this.ringcentral.deactivate(externalId).catch(refusal);
  }

  async suspend(externalId: string): Promise<void> {
    this.checkAuthenticated();
    await this.ringcentral.suspend(externalId).catch(refusal);
  }

  async resume(externalId: string): Promise<void> {
    this.checkAuthenticated();
    await this.ringcentral.resume(externalId).catch(refusal);
  }

  snapshot(): unknown {
    return this.ringcentral.snapshot();
  }

  /** A name belongs to one app user: another one's account would be taken over, and renamed. The wording is UNCONFIRMED. */
  private checkName({ userName }: Profile): void {
    const name = String(userName ?? '').toLowerCase();
    for (const { externalId, status, userName: other } of this.org.store.appUsersOf(this.appId).values())
      if (externalId && status !== 'DEPROVISIONED' && name !== '' && other?.toLowerCase() === name)
        throw new ConnectorError(
          `Another user of this app has the user name ${name}: A user with this name exists already.`,
        );
  }

  private checkAuthenticated(): void {
    if (this.org.store.apps.get(this.appId)?.console.authenticatedAt === undefined || !this.ringcentral.authenticated)
      throw new ConnectorError('Nobody has authenticated with RingCentral on the tab Provisioning, Integration.');
  }

  /**
   * Only attributes of the app's profile are imported; one without a value is reported as empty. Whether Okta takes a number
   * that RingCentral does not report for empty, or keeps its own dummy, is not recorded: `numbersNotReported` says which.
   */
  private accountOf({ externalId, status, profile }: ConnectorAccount): Account {
    const schema = this.org.store.appSchemas.get(this.appId);
    const names = schema ? [...Object.keys(schema.base), ...Object.keys(schema.custom)] : [];
    const kept = this.org.store.settings.switches.numbersNotReported === 'kept';
    const reported = names.filter((name) => profile[name] !== undefined || !(kept && GIVEN.includes(name)));
    const values = reported.map((name) => [name, (profile[name] as Value | undefined) ?? null] as const);
    return { externalId, status, profile: Object.fromEntries(values) };
  }
}
