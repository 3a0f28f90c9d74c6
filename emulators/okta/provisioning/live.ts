import {
  applyUpdates,
  compileFlows,
  deactivate,
  newAppProfile,
  reconcile,
  restrict,
  ruleHolds,
  type Effect,
  type Flows,
  type ImportKind,
  type Person,
  type Step,
} from '../../../engine/sync';
import { ActiveDirectoryAgent } from '../../active-directory/agent';
import { AdminRefusal } from '../../http';
import { RingCentralConnector } from '../../ringcentral/okta-connector';
import { DEMO } from '../data/fresh';
import type { App, AppUser, User } from '../entities';
import type { Org } from '../org';
import { settleGroup } from '../rules/accounts';
import { applyRule } from '../rules/group-rule';
import type { Connector } from './connector';
import { deliver } from './delivery';
import { DirectoryConnector, type DirectoryMemory } from './directory-connector';
import { ImportTab } from './import-tab';
import type { ApplyReport, Confirmation, Confirmed, HeldAccount, ImportReport, Provisioning } from './interface';
import { liveConfiguration } from './live-configuration';
import { keepPerson, personOf } from './live-person';
import { checkChanges, refusalOf, tellRefused } from './refused-changes';
import { RingCentralAppConnector } from './ringcentral-connector';

type RingCentralSession = ReturnType<RingCentralConnector['snapshot']>;
type Consent = Parameters<RingCentralConnector['authenticate']>[0];

interface RingCentralSide {
  readonly url: string;
  /** An administrator of the account passes RingCentral's pop-up. */
  consentToOkta(): Consent;
  importsTemporaryNumbers?(): boolean;
}

/** The systems behind the org's apps. */
export interface Connections {
  readonly directory?: ConstructorParameters<typeof ActiveDirectoryAgent>[0];
  readonly ringcentral?: RingCentralSide;
}

interface Memory {
  readonly directory?: DirectoryMemory;
  readonly sessions: readonly (readonly [string, RingCentralSession])[];
  readonly held: readonly (readonly [string, readonly HeldAccount[]])[];
}

/**
 * What Okta does with people, on the sync engine that reviews use too: the org's live configuration decides, the store
 * keeps, the systems are told over their own protocols.
 */
export class LiveProvisioning implements Provisioning {
  private readonly sessions = new Map<string, RingCentralConnector>();
  private directory: DirectoryConnector | undefined;
  private readonly tab: ImportTab;
  private compiled: { readonly from: string; readonly flows: Flows } | undefined;
  /** What a job for many people has compiled: its configuration is that of its beginning. */
  private job: { flows?: Flows; readonly rules: Map<string, Flows> } | undefined;

  constructor(
    private readonly org: Org,
    private readonly connections: Connections,
  ) {
    this.directory = this.newDirectory();
    this.tab = new ImportTab(org, this);
  }

  async connected(app: App, connected: boolean): Promise<void> {
    const { ringcentral } = this.connections;
    if (!connected || !ringcentral || !app.name.startsWith('ringcentral')) return;
    await this.session(app.id, ringcentral).authenticate(ringcentral.consentToOkta());
  }

  import(app: App, kind: ImportKind): Promise<ImportReport> {
    return this.tab.import(app, this.behind(app), kind);
  }

  held(app: App): readonly HeldAccount[] {
    return this.tab.held(app);
  }

  confirm(app: App, which: Confirmation): Promise<Confirmed> {
    return this.tab.confirm(app, this.behind(app), which);
  }

  async applyMappings(app: App): Promise<ApplyReport> {
    const flows = this.flows();
    const sources = app.features.includes('PROFILE_MASTERING') ? [app.id] : [];
    let evaluated = 0;
    let changed = 0;
    for (const userId of [...this.org.store.appUsersOf(app.id).keys()]) {
      const user = this.org.store.users.get(userId);
      if (user === undefined) continue;
      const before = personOf(this.org, user);
      const step = applyUpdates(flows, before, sources, this.surroundings());
      evaluated++;
      const failure = await refusalOf(() => checkChanges(this.org, step));
      if (failure !== undefined) {
        tellRefused(this.org, app, step, failure);
        continue;
      }
      await this.carryOut(flows, step);
      if (step.person !== before) changed++;
    }
    return { evaluated, changed };
  }

  profileFor(app: App, user: User): Readonly<Record<string, unknown>> {
    return newAppProfile(this.flows(), personOf(this.org, user), app.id, this.surroundings()).profile;
  }

  async assigned(app: App, account: AppUser): Promise<void> {
    const user = this.org.store.users.get(account.userId);
    if (user === undefined || user.status !== 'ACTIVE' || !app.features.includes('PUSH_NEW_USERS')) return;
    const flows = this.flows();
    const before = personOf(this.org, user);
    const { createOnly } = newAppProfile(flows, before, app.id, this.surroundings());
    const profile = account.profile as Extract<Effect, { kind: 'create' }>['profile'];
    await this.tell(app, before, { kind: 'create', system: app.id, profile, createOnly });
  }

  async unassigned(app: App, account: AppUser): Promise<void> {
    const user = this.org.store.users.get(account.userId);
    if (user === undefined || !app.features.includes('PUSH_USER_DEACTIVATION')) return;
    await this.tell(app, personOf(this.org, user), { kind: 'deactivate', system: app.id });
  }

  async userChanged(user: User, attributes: readonly string[]): Promise<void> {
    const flows = this.flowsAtChange();
    const before = personOf(this.org, user);
    const ended = attributes.includes('status') && user.status === 'DEPROVISIONED';
    const step = (ended ? deactivate : reconcile)(flows, before, this.surroundings());
    const groups = await this.carryOut(flows, step);
    await this.settle([user], groups, false);
    await this.createPending(flows, user);
  }

  async steadily<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.job;
    this.job ??= { rules: new Map() };
    try {
      return await work();
    } finally {
      this.job = outer;
    }
  }

  ruleHolds(expression: string, user: User): boolean | undefined {
    try {
      const known = this.job?.rules.get(expression);
      const rules = [{ expr: expression, group: '' }];
      const flows = known ?? compileFlows({ ...liveConfiguration(this.org), lines: [], rules }, this.mode());
      this.job?.rules.set(expression, flows);
      return ruleHolds(flows, personOf(this.org, user), 0, this.surroundings());
    } catch {
      return undefined;
    }
  }

  snapshot(): Memory {
    return {
      ...(this.directory ? { directory: this.directory.snapshot() } : {}),
      sessions: [...this.sessions].map(([id, session]) => [id, session.snapshot()]),
      held: this.tab.snapshot(),
    };
  }

  restore(state: unknown): void {
    const { directory, sessions, held } = state as Memory;
    this.directory = this.newDirectory(directory);
    this.sessions.clear();
    const { ringcentral } = this.connections;
    if (ringcentral)
      for (const [id, session] of sessions) this.sessions.set(id, this.newConnector(ringcentral, session));
    this.tab.restore(held);
  }

  /** The org's configuration as it is now; compiled again only when it changed. */
  flows(): Flows {
    const flows = this.job?.flows ?? this.compiledFlows();
    if (this.job) this.job.flows = flows;
    return flows;
  }

  /** A mapping with a group function waits for "Apply updates" where the org evaluates it at nothing else. */
  private flowsAtChange(): Flows {
    const flows = this.flows();
    if (this.org.store.settings.switches.groupFunctions !== 'applied') return flows;
    const others = flows.lines.filter(({ line, usesContext }) => line.from !== 'okta' || !usesContext);
    return others.length === flows.lines.length ? flows : restrict(flows, new Set(others.map(({ path }) => path)));
  }

  private compiledFlows(): Flows {
    const configuration = liveConfiguration(this.org);
    const from = JSON.stringify([configuration, this.mode()]);
    if (this.compiled?.from !== from) this.compiled = { from, flows: compileFlows(configuration, this.mode()) };
    return this.compiled.flows;
  }

  private mode() {
    const { expressions, expressionBehaviour } = this.org.store.settings.switches;
    return { mode: expressions, behaviour: expressionBehaviour };
  }

  surroundings(): { readonly now: string } {
    return { now: this.org.now() };
  }

  /** Stores a step and tells the systems. Answers the groups whose members changed. */
  async carryOut(flows: Flows, step: Step): Promise<string[]> {
    const groups = keepPerson(this.org, step);
    for (const effect of step.effects) {
      const app = this.org.store.apps.get(effect.system);
      if (app) await this.tell(app, step.before, this.orCreate(flows, step, effect));
    }
    return groups;
  }

  /** Group rules for these people, then access to the apps of the groups that they joined or left. */
  async settle(users: readonly User[], groups: Iterable<string>, rules = true): Promise<void> {
    const known = users.flatMap(({ id }) => this.org.store.users.get(id) ?? []);
    if (rules) for (const rule of this.org.store.rules.values()) await applyRule(this.org, rule, known);
    const ids = known.map(({ id }) => id);
    for (const group of groups) await settleGroup(this.org, group, ids);
  }

  /** An account that could not be created so far is created with what it should hold by now. */
  private orCreate(flows: Flows, { person }: Step, effect: Effect): Effect {
    const pending = effect.kind === 'update' && (person.appUsers[effect.system]?.externalId ?? '') === '';
    if (!pending) return effect;
    return {
      kind: 'create',
      system: effect.system,
      ...newAppProfile(flows, person, effect.system, this.surroundings()),
    };
  }

  /** Someone who was staged when the app was assigned, or whose creation failed. */
  private async createPending(flows: Flows, { id }: User): Promise<void> {
    const user = this.org.store.users.get(id);
    if (user?.status !== 'ACTIVE') return;
    for (const app of this.org.store.apps.values()) {
      const account = this.org.store.appUsersOf(app.id).get(id);
      if (!account || account.externalId !== undefined || !app.features.includes('PUSH_NEW_USERS')) continue;
      const before = personOf(this.org, user);
      const made = newAppProfile(flows, before, app.id, this.surroundings());
      await this.tell(app, before, { kind: 'create', system: app.id, ...made });
    }
  }

  private async tell(app: App, before: Person, effect: Effect): Promise<void> {
    const connector = this.connector(app);
    if (connector) await deliver({ org: this.org, app, connector, userId: before.id, before }, effect);
  }

  private behind(app: App): Connector {
    const connector = this.connector(app);
    if (connector) return connector;
    throw new AdminRefusal(409, `Nothing is connected behind ${app.label}: no people to read or write.`);
  }

  private connector(app: App): Connector | undefined {
    if (app.id === DEMO.activeDirectoryApp) return this.directory;
    const { ringcentral } = this.connections;
    if (!ringcentral || !app.name.startsWith('ringcentral')) return undefined;
    return new RingCentralAppConnector(this.org, app.id, this.session(app.id, ringcentral));
  }

  private session(appId: string, ringcentral: RingCentralSide): RingCentralConnector {
    const known = this.sessions.get(appId) ?? this.newConnector(ringcentral);
    this.sessions.set(appId, known);
    return known;
  }

  private newConnector(ringcentral: RingCentralSide, session?: RingCentralSession): RingCentralConnector {
    return new RingCentralConnector(ringcentral.url, session, () => ringcentral.importsTemporaryNumbers?.() ?? false);
  }

  private newDirectory(memory?: DirectoryMemory): DirectoryConnector | undefined {
    const options = this.connections.directory;
    if (!options) return undefined;
    return new DirectoryConnector(this.org, DEMO.activeDirectoryApp, new ActiveDirectoryAgent(options), memory);
  }
}
