import {
  createFromAccount,
  importUsers,
  linkAccount,
  PeopleIndex,
  type Account,
  type CompiledSystem,
  type Flows,
  type ImportBatch,
  type Imported,
  type ImportKind,
  type Step,
} from '../../../engine/sync';
import { AdminRefusal } from '../../http';
import type { App, User } from '../entities';
import { OKTA_SYSTEM, type Org } from '../org';
import { createUser } from '../rules/user';
import { ConnectorError, type Connector, type Reading } from './connector';
import { importSafeguard } from './import-safeguard';
import type { Confirmation, Confirmed, HeldAccount, ImportReport } from './interface';
import { personOf } from './live-person';
import { matchingRules } from './matching';
import { checkChanges, refusalOf, tellRefused } from './refused-changes';

/** What the tab needs of provisioning as a whole. */
interface Backing {
  flows(): Flows;
  surroundings(): { readonly now: string };
  carryOut(flows: Flows, step: Step): Promise<string[]>;
  settle(users: readonly User[], groups: Iterable<string>): Promise<void>;
}

type Counts = { -readonly [K in keyof ImportReport]: ImportReport[K] } & { failed: string[] };

/** People whose profile or groups an import touched, for rules and access afterwards. */
interface Touched {
  readonly users: Set<string>;
  readonly groups: Set<string>;
}

const EMPTY: Omit<ImportReport, 'kind'> = {
  created: 0,
  linked: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  held: 0,
  skipped: 0,
  failed: [],
};

const heldOf = (outcome: Extract<Imported, { kind: 'held' }>): HeldAccount => ({
  externalId: outcome.account.externalId,
  userName: String(outcome.account.profile.userName ?? outcome.account.externalId),
  match: outcome.match,
  candidates: outcome.candidates,
});

/** The Import tab of the org's apps: imports, who waits on it, and confirmations. */
export class ImportTab {
  private readonly waiting = new Map<string, readonly HeldAccount[]>();

  constructor(
    private readonly org: Org,
    private readonly backing: Backing,
  ) {}

  held({ id }: App): readonly HeldAccount[] {
    return this.waiting.get(id) ?? [];
  }

  async import(app: App, connector: Connector, wanted: ImportKind): Promise<ImportReport> {
    if (!app.features.some((feature) => feature.startsWith('IMPORT_')))
      throw new AdminRefusal(409, `Import is not enabled for ${app.label}, on the tab Provisioning, To Okta.`);
    if (this.org.store.settings.stoppedImport !== undefined)
      throw new AdminRefusal(
        409,
        'All imports are paused by the import safeguard: resume them, or cancel the affected one, in the list of tasks.',
      );
    const failed: string[] = [];
    const reading = this.complete(app, await this.read(connector, wanted), failed);
    this.log(app, 'system.import.start');
    const flows = this.backing.flows();
    const index = new PeopleIndex([...this.org.store.users.values()].map((user) => personOf(this.org, user)));
    const { settings } = this.org.store;
    const resumed = settings.resumedImport === app.id;
    if (resumed) settings.resumedImport = undefined;
    const { stopped, imported } = importUsers(flows, index, this.batchOf(app, index, reading), {
      matching: matchingRules(app),
      newId: () => this.org.id('00u'),
      safeguard: (losing) => (resumed ? undefined : importSafeguard(this.org, app, losing)),
      surroundings: this.backing.surroundings(),
    });
    const counts: Counts = { ...EMPTY, kind: reading.kind, failed, ...(stopped === undefined ? {} : { stopped }) };
    const touched: Touched = { users: new Set(), groups: new Set() };
    const held: HeldAccount[] = [];
    for (const outcome of imported) {
      if (outcome.kind === 'held') held.push(heldOf(outcome));
      await this.take(flows, app, outcome, counts, touched);
    }
    if (stopped === undefined) this.waiting.set(app.id, reading.kind === 'full' ? held : this.merge(app, held));
    await this.backing.settle(this.usersOf(touched), touched.groups);
    if (stopped !== undefined) {
      settings.stoppedImport = app.id;
      this.log(app, 'system.import.roadblock');
    }
    this.log(app, 'system.import.complete', stopped);
    return counts;
  }

  async confirm(app: App, connector: Connector, { externalId, user: userId }: Confirmation): Promise<Confirmed> {
    const wanted = this.held(app).filter((one) => externalId === undefined || one.externalId === externalId);
    const accounts = new Map((await this.read(connector, 'full')).accounts.map((one) => [one.externalId, one]));
    const flows = this.backing.flows();
    const system = flows.systems.get(app.id);
    const touched: Touched = { users: new Set(), groups: new Set() };
    const failed: string[] = [];
    let confirmed = 0;
    for (const held of wanted) {
      const account = accounts.get(held.externalId);
      if (account === undefined || system === undefined) continue;
      const id = userId ?? held.candidates[0];
      if (held.match === 'ambiguous' && userId === undefined) continue;
      const user = id === undefined ? undefined : this.org.store.users.get(id);
      const failure = await refusalOf(() => this.confirmOne(flows, app, system, account, user, touched));
      if (failure !== undefined) {
        failed.push(`${held.userName}: ${failure}`);
        continue;
      }
      confirmed++;
      this.waiting.set(
        app.id,
        this.held(app).filter((one) => one !== held),
      );
    }
    await this.backing.settle(this.usersOf(touched), touched.groups);
    return { confirmed, failed };
  }

  snapshot(): (readonly [string, readonly HeldAccount[]])[] {
    return [...this.waiting];
  }

  restore(held: readonly (readonly [string, readonly HeldAccount[]])[]): void {
    this.waiting.clear();
    for (const [id, accounts] of held) this.waiting.set(id, accounts);
  }

  private async read(connector: Connector, kind: ImportKind): Promise<Reading> {
    try {
      return await connector.read(kind);
    } catch (error) {
      if (error instanceof ConnectorError) throw new AdminRefusal(409, error.message);
      throw error;
    }
  }

  /** New users and profile updates are two switches of an app. */
  private batchOf({ id, features }: App, index: PeopleIndex, { kind, accounts, deleted }: Reading): ImportBatch {
    const takes = ({ externalId }: Account): boolean =>
      features.includes(index.linked(id, externalId) ? 'IMPORT_PROFILE_UPDATES' : 'IMPORT_NEW_USERS');
    return { system: id, kind, accounts: accounts.filter(takes), deleted };
  }

  private async take(flows: Flows, app: App, outcome: Imported, counts: Counts, touched: Touched): Promise<void> {
    if (outcome.kind === 'needsFullImport') counts.skipped++;
    else counts[outcome.kind]++;
    if (!('step' in outcome) || outcome.kind === 'unchanged') return;
    const failure = await refusalOf(() => this.keep(flows, app, outcome.step, outcome.kind === 'created', touched));
    if (failure === undefined) return;
    tellRefused(this.org, app, outcome.step, failure);
    counts[outcome.kind]--;
    counts.failed.push(`${String(outcome.step.person.okta?.profile.login ?? outcome.step.person.id)}: ${failure}`);
  }

  private async keep(flows: Flows, app: App, step: Step, isNew: boolean, touched: Touched): Promise<void> {
    const { id, okta } = step.person;
    if (!isNew) checkChanges(this.org, step);
    if (isNew && okta !== null) {
      const profile = { ...okta.profile };
      await createUser(this.org, profile, { activate: okta.status === 'ACTIVE', importedFrom: app.id, id });
    }
    touched.users.add(id);
    for (const group of await this.backing.carryOut(flows, step)) touched.groups.add(group);
  }

  /** Accounts without what the directory's profile requires are left out; a full import then finds their people gone. */
  private complete(app: App, reading: Reading, failed: string[]): Reading {
    if (app.signOnMode !== null) return reading;
    const required = Object.entries(this.org.store.appSchemas.get(app.id)?.base ?? {}).filter(
      ([, one]) => one.required,
    );
    const lacks = ({ profile }: Account) =>
      required.find(([name]) => name in profile && (profile[name] === null || profile[name] === ''))?.[0];
    const accounts = reading.accounts.filter((account) => {
      const missing = lacks(account);
      if (missing !== undefined)
        failed.push(
          `${String(account.profile.userName ?? account.externalId)}: skipped, the required attribute ${missing} is missing`,
        );
      return missing === undefined;
    });
    return { ...reading, accounts };
  }

  private async confirmOne(
    flows: Flows,
    app: App,
    system: CompiledSystem,
    account: Account,
    user: User | undefined,
    touched: Touched,
  ): Promise<void> {
    const surroundings = this.backing.surroundings();
    const step =
      user === undefined
        ? createFromAccount(flows, this.org.id('00u'), system, account, true, surroundings)
        : linkAccount(flows, personOf(this.org, user), system, account, surroundings);
    await this.keep(flows, app, step, user === undefined, touched);
  }

  private merge(app: App, held: readonly HeldAccount[]): HeldAccount[] {
    const fresh = new Set(held.map(({ externalId }) => externalId));
    return [...this.held(app).filter(({ externalId }) => !fresh.has(externalId)), ...held];
  }

  private usersOf({ users }: Touched): User[] {
    return [...users].flatMap((id) => this.org.store.users.get(id) ?? []);
  }

  private log(app: App, event: string, failure?: string): void {
    this.org.log(event, OKTA_SYSTEM, [{ id: app.id, type: 'AppInstance', displayName: app.label }], failure);
  }
}
