import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../../../engine/environment/parse';
import type { PersonRecord } from '../../../../engine/review/model';
import { tableFile } from '../../../../engine/review/table-file';
import { times } from '../../../support/effort';
import { COMPANIES, runningCompany, type RunningCompany } from '../../companies/company';
import { Reviewing, type Told } from '../reviewing';
import { KINDS } from './changes';
import { exportedAsIs } from './companies';
import { shown } from './disagreements';
import { Random } from './random';
import { copy, ringcentralOf, type Company, type World } from './world';

/** Unpacking a revision and starting its own code takes seconds, and has tests of its own. */
const base = vi.hoisted((): { environment?: unknown } => ({}));
vi.mock('../../../../operations/review/revision', () => ({
  configurationAt: () => Promise.resolve(JSON.parse(JSON.stringify(tableFile(parseEnvironment(base.environment))))),
}));

/** The company that was wired by hand is small: many of its changes reach nobody, and few people are refused. */
const CHANGES = { demo: times(6, 2), awkward: times(20, 2) };
const SEEN = { demo: ['changes', 'refused', 'suspended'], awkward: ['changes', 'suspended'] } as const;
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_201);
const MAPPINGS = ['inboundLine', 'outboundLine', 'removedLine', 'numbers'] as const;
/** Every so many is suspended. */
const SUSPENDED = 6;

interface Case {
  readonly said: string;
  readonly after: World;
}

/** A change to mappings. */
function changed({ world }: Company, random: Random): Case {
  for (;;) {
    const after = copy(world);
    const kinds = random.shuffled(MAPPINGS).slice(0, 1 + random.below(2));
    try {
      const said = kinds.map((kind) => KINDS[kind]!(after, random)).join('; ');
      parseEnvironment(after.environment);
      return { said, after };
    } catch {
      // What this company does not have, or an environment may not state, is thrown again.
    }
  }
}

/** What an apply, an administrator and the schedules do to the embedded org. */
class Hands {
  constructor(
    private readonly company: RunningCompany,
    private readonly world: World,
  ) {}

  private appOf = (system: string): string => this.world.org.apps[system]!.id;

  /** Systems with people behind them, whose imports can be played. Behind the others stands nobody: what Okta has of them is what they say. */
  readonly connected = new Set<string>();
  private userType = '';

  /** Finds out which systems are connected, and gives the directory's agent the right to write what mappings write. */
  async connect(): Promise<void> {
    const { admin, okta } = this.company.tenants;
    const [type] = (await okta('GET', '/api/v1/meta/types/user')) as unknown as { id: string }[];
    this.userType = type!.id;
    const ringcentral = this.appOf(ringcentralOf(this.world));
    await admin('PUT', '/okta/gates/ringcentral-authenticated', { enabled: true, app: ringcentral });
    for (const system of Object.keys(this.world.environment.systems))
      await admin('POST', '/okta/import', { app: this.appOf(system), kind: 'full' }).then(
        () => this.connected.add(system),
        () => undefined,
      );
    const attributes = ['givenName', 'sn', 'mail', 'mobile', 'description', 'displayName', 'telephoneNumber'];
    await admin('PUT', '/active-directory/gates/ad-agent-account-rights', { enabled: true, attributes }).catch(
      () => undefined,
    );
  }

  /** People of whom the last push to a system failed: Okta shows what it wanted to write. */
  async failing(system: string): Promise<ReadonlySet<string>> {
    const users = (await this.company.tenants.okta(
      'GET',
      `/api/v1/apps/${this.appOf(system)}/users?limit=500`,
    )) as unknown as { id: string; syncState: string }[];
    return new Set(users.flatMap(({ id, syncState }) => (syncState === 'ERROR' ? [id] : [])));
  }

  /** What the change states, written as an apply writes it. @throws where Okta refuses an expression */
  async apply(after: World): Promise<void> {
    const { okta } = this.company.tenants;
    for (const [system, pair] of Object.entries(after.org.mappings))
      for (const direction of ['toOkta', 'fromOkta'] as const) {
        const [was, is] = [this.world.org.mappings[system]?.[direction]?.lines ?? {}, pair[direction]?.lines ?? {}];
        const names = Object.keys({ ...was, ...is }).filter(
          (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
        );
        if (names.length === 0) continue;
        const [from, to] =
          direction === 'toOkta' ? [this.appOf(system), this.userType] : [this.userType, this.appOf(system)];
        const [mapping] = (await okta('GET', `/api/v1/mappings?sourceId=${from}&targetId=${to}`)) as unknown as {
          id: string;
        }[];
        const properties = Object.fromEntries(names.map((name) => [name, is[name] ?? null]));
        await okta('POST', `/api/v1/mappings/${mapping!.id}`, { properties });
      }
  }

  /** "Apply updates", and a full import of every app that has people behind it, until nothing is left to follow. */
  async sync(): Promise<void> {
    const { admin } = this.company.tenants;
    for (let round = 0; round < 3; round++)
      for (const system of Object.keys(this.world.environment.systems)) {
        await admin('POST', '/okta/apply-mappings', { app: this.appOf(system) });
        if (this.connected.has(system)) await admin('POST', '/okta/import', { app: this.appOf(system), kind: 'full' });
      }
  }

  async suspend(people: readonly PersonRecord[]): Promise<void> {
    const active = people.filter(({ status }) => status === 'ACTIVE');
    for (const [at, { id }] of active.entries())
      if (at % SUSPENDED === 0) await this.company.tenants.okta('POST', `/api/v1/users/${id}/lifecycle/suspend`);
  }
}

/** What the tenants hold in the end. */
interface Held {
  readonly after: readonly PersonRecord[];
  readonly connected: ReadonlySet<string>;
  /** People whose last push to RingCentral failed, and of whom it had failed before the change. */
  readonly failing: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/** In what the tenants differ from what the review said: values, states, and who has an account. */
function otherwise(
  system: string,
  told: Told,
  before: readonly PersonRecord[],
  { after, connected, failing, failed }: Held,
): string[] {
  const conflicts = new Set(told.findings.flatMap(({ id, where }) => (id === 'RCO029' ? [where] : [])));
  const said = new Map(told.rows.map(([id, of, attribute, , value]) => [`${id} ${of}.${attribute}`, shown(value)]));
  const now = new Map(after.map((one) => [one.id, one]));
  const moved = { gained: 0, lost: 0 };
  const wrong = before.flatMap(({ id, status, profiles }) => {
    const is = now.get(id);
    if (!is || is.status !== status) return [`${id} was ${status}, is ${is?.status ?? 'gone'}`];
    if (!profiles[system] && is.profiles[system]) moved.gained += 1;
    if (profiles[system] && !is.profiles[system]) moved.lost += 1;
    return Object.entries(profiles).flatMap(([of, profile]) => {
      const held = is.profiles[of];
      if (!held) return of === system ? [] : [`${id} has left ${of}`];
      if (of !== 'okta' && !connected.has(of)) return [];
      if (of === system && failing.has(id)) return [];
      return Object.keys({ ...profile, ...held }).flatMap((attribute) => {
        // What Okta never wrote is told as a finding: the org itself writes over it.
        if (conflicts.has(`${of}.${attribute}`)) return [];
        const predicted = said.get(`${id} ${of}.${attribute}`) ?? shown(profile[attribute]);
        const actual = shown(held[attribute]);
        const same = predicted === actual || [predicted, actual].every((text) => text === '–' || text === '(empty)');
        return same ? [] : [`${id} ${of}.${attribute} is ${actual}, not ${predicted}`];
      });
    });
  });
  const refused = told.refusals.filter((one) => one.system === system).reduce((sum, { people }) => sum + people, 0);
  const newly = [...failing].filter((id) => !failed.has(id)).length;
  if (newly > refused) wrong.push(`${newly} are refused by ${system}, not ${refused}`);
  if (moved.gained !== told.access.gained || moved.lost !== told.access.lost)
    wrong.push(`access ${JSON.stringify(moved)}, not ${JSON.stringify(told.access)}`);
  return wrong;
}

describe.each(COMPANIES)(
  'what a review says of random changes to the %s company, and what its tenants hold after the apply and full imports',
  (name) => {
    const running = runningCompany(name);
    const reviewing = new Reviewing();
    let company: Company;
    let hands: Hands;
    let failed: ReadonlySet<string>;
    beforeAll(async () => {
      company = await exportedAsIs(running());
      hands = new Hands(running(), company.world);
      await hands.connect();
      // Whom the first full import takes for gone is not there to begin with.
      company = await exportedAsIs(running());
      await hands.suspend(company.people);
      await hands.sync();
      running().tenants.keep();
      company = await exportedAsIs(running());
      base.environment = company.world.environment;
      failed = await hands.failing(ringcentralOf(company.world));
    });
    afterAll(reviewing.remove);

    it('is what the review said, person by person, of the suspended and of the refused too', async () => {
      const random = new Random(SEED);
      const wrong: string[] = [];
      const seen = { changes: 0, refused: 0, suspended: 0 };
      for (let round = 0; round < CHANGES[name];) {
        const { said, after } = changed(company, random);
        running().tenants.reset();
        const accepted = await hands.apply(after).then(
          () => true,
          () => false,
        );
        // Okta itself refuses some expressions when they are saved: then nothing is to arrive.
        if (!accepted) continue;
        round += 1;
        const told = await reviewing.of({ after: after.environment, people: company.people, org: company.file });
        await hands.sync();
        const { people } = await exportedAsIs(running());
        const system = ringcentralOf(company.world);
        const failing = await hands.failing(system);
        const held = { after: people, connected: hands.connected, failing, failed };
        const found = otherwise(system, told, company.people, held);
        wrong.push(...found.map((one) => `${said}: ${one}`));
        seen.changes += told.rows.length;
        seen.refused += told.refusals.reduce((sum, { people: count }) => sum + count, 0);
        seen.suspended += people.filter(({ status }) => status === 'SUSPENDED').length;
      }
      expect(wrong).toEqual([]);
      expect(SEEN[name].filter((one) => seen[one] === 0)).toEqual([]);
    });
  },
);
