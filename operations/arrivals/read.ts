import type { RingCentralClient } from '../../clients/ringcentral';
import { judgeArrival, type Arrival, type Circumstances, type OpenFailure } from '../../engine/arrivals';
import { personalDrift, type DataDrift } from '../../engine/drift';
import { configurationFor } from '../../engine/environment/configuration';
import { reached, type SystemId } from '../../engine/flows/model';
import { ringcentralSystem } from '../../engine/flows/take';
import { compileFlows, isProvisioned, type Flows } from '../../engine/sync';
import { appsOf, systemsByApp, type Apps } from '../tenants/apps';
import { openFailures, type ProvisioningFailure } from '../tenants/failures';
import { membershipsOf } from '../tenants/memberships';
import { statusOf } from '../tenants/status';
import type { AppPeople } from '../tenants/people/app-people';
import { everybody, readEverybody, type ReadPerson } from '../tenants/people/everybody';
import { announce, readSystems, type Tenants } from '../tenants/people/systems';
import { isPorting, readPorts, type Ports } from './ports';

/** One person in scope, and where they stand. */
export interface PersonsArrival {
  readonly person: string;
  readonly arrival: Arrival;
  /** Nobody expects anything of somebody who is not active. */
  readonly expected: boolean;
}

/** What was read before people are. */
interface Reading {
  readonly circumstances: Circumstances;
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  readonly failures: ReadonlyMap<string, readonly OpenFailure[]>;
  readonly ports: Ports;
}

/** Failures by person. Whom Okta shows as failing and its log does not name has one without a message. */
function byPerson(found: readonly ProvisioningFailure[], apps: Apps, people: Reading['people']): Reading['failures'] {
  const systems = systemsByApp(apps);
  const failures = new Map<string, OpenFailure[]>();
  const add = (person: string, failure: OpenFailure) => {
    const known = failures.get(person);
    if (known) known.push(failure);
    else failures.set(person, [failure]);
  };
  for (const { appId, person, kind, message } of found) {
    const system = systems.get(appId);
    if (system !== undefined) add(person, { kind, system, message });
  }
  for (const [system, { failing }] of people)
    for (const person of failing)
      if (!failures.get(person)?.some((one) => one.kind === 'push' && one.system === system))
        add(person, { kind: 'push', system });
  return failures;
}

function readFailures({ okta, parts }: Tenants, apps: Apps, people: Reading['people'], now: number) {
  const systems = systemsByApp(apps);
  const failing = (appId: string, person: string): boolean => {
    const system = systems.get(appId);
    return system !== undefined && (people.get(system)?.failing.has(person) ?? false);
  };
  return parts.read("Okta's System Log", [], () => openFailures(okta, now, failing));
}

/** A number is waited for from the phase on in which some line reads it. */
const expectsNumbers = ({ lines }: Flows, ringcentral: SystemId): boolean =>
  lines.some(({ reads }) => reads.includes(`${ringcentral}.directNumber`));

const ofAccount = async <T>(
  { ringcentral, parts }: Tenants,
  what: string,
  otherwise: T,
  ask: (client: RingCentralClient) => Promise<T>,
): Promise<T> => (ringcentral ? parts.read(what, otherwise, () => ask(ringcentral)) : otherwise);

async function prepare(tenants: Tenants, apps: Apps, flows: Flows, now: number): Promise<Reading> {
  const ringcentral = ringcentralSystem(tenants.environment.systems)!;
  const { people } = await readSystems(tenants, apps, flows);
  const found = await readFailures(tenants, apps, people, now);
  const none: Ports = new Map();
  return {
    people,
    failures: byPerson(found, apps, people),
    ports: expectsNumbers(flows, ringcentral)
      ? await ofAccount(tenants, 'numbers that are being ported', none, readPorts)
      : none,
    circumstances: {
      flows,
      ringcentral,
      createsUsers: apps.get(ringcentral)?.features.includes('PUSH_NEW_USERS') ?? false,
      freeLicences: await ofAccount(tenants, 'free licences', undefined, (client) => client.unassignedCount()),
    },
  };
}

/** Who has RingCentral, or gets it through a group. */
const inScope =
  ({ flows, ringcentral }: Circumstances) =>
  ({ record }: ReadPerson): boolean =>
    record.profiles[ringcentral] !== undefined ||
    record.groups.some((group) => flows.systems.get(ringcentral)?.groups.includes(group));

/** Compares one person with the simulation: by what the systems say, and, where they say something else than Okta's copies, by those alone. */
function comparison(flows: Flows) {
  const judge = personalDrift(flows);
  return ({ record, live, without, user }: ReadPerson) => {
    const gone = without.map((system): DataDrift => ({
      system,
      person: user.id,
      attribute: 'account',
      expected: 'enabled',
      actual: null,
    }));
    const differing = [...gone, ...judge(record, live)];
    const stale = differing.length > 0 && Object.keys(live).length > 0 ? judge(record, {}) : differing;
    return { differing, stale };
  };
}

/** What of a system's values Okta could have pushed: not what has yet to reach Okta itself. */
const pushable = (system: SystemId, differing: readonly DataDrift[]): boolean =>
  differing.some((value) => value.system === system) && differing.every((value) => value.system !== 'okta');

/**
 * Pairs with a directory are shared: a push that failed may have been for somebody else's line, and says nothing of ours where nothing of
 * ours is missing. RingCentral's pair is ours, and its directory tells no address: there a failed push counts whatever is seen.
 */
const aboutUs = (open: readonly OpenFailure[], ringcentral: SystemId, differing: readonly DataDrift[]): OpenFailure[] =>
  open.filter(({ kind, system }) => kind === 'import' || system === ringcentral || pushable(system, differing));

function arrivalOf(reading: Reading, compare: ReturnType<typeof comparison>, expects: boolean) {
  const { circumstances, people, failures, ports } = reading;
  const { ringcentral } = circumstances;
  return (one: ReadPerson): PersonsArrival => {
    const { user, record, live } = one;
    const active = expects && isProvisioned(statusOf(user.status));
    const held = live[ringcentral]?.['directNumber'] ?? record.profiles[ringcentral]?.['directNumber'];
    const values = active ? compare(one) : { differing: [], stale: [] };
    const observed = {
      person: user.id,
      active,
      ...values,
      failures: aboutUs(failures.get(user.id) ?? [], ringcentral, values.differing),
      porting: isPorting(ports, people.get(ringcentral)?.externalIdOf(user.id), held),
    };
    return { person: user.id, arrival: judgeArrival(observed, circumstances), expected: active };
  };
}

/** Whom Okta could not take in at all: nobody there has their id. */
function* strangers({ circumstances, failures }: Reading, seen: ReadonlySet<string>): Generator<PersonsArrival> {
  for (const [person, open] of failures) {
    if (seen.has(person) || open.every(({ kind }) => kind === 'push')) continue;
    const observed = { person, active: true, stale: [], differing: [], failures: open, porting: false };
    yield { person, arrival: judgeArrival(observed, circumstances), expected: true };
  }
}

/** Everybody in scope and where they stand, a page of people at a time. Reads only. */
export async function* readArrivals(tenants: Tenants, now: Date): AsyncGenerator<PersonsArrival> {
  const { environment, okta } = tenants;
  const flows = compileFlows(configurationFor(environment, now.toISOString()));
  const apps = await appsOf(okta, environment);
  const everyone = await okta.everyone();
  announce(tenants, apps, everyone);
  const reading = await prepare(tenants, apps, flows, now.getTime());
  const memberships = await membershipsOf(okta, environment);
  // Before that Okta writes nothing to anybody.
  const expects = reached(environment.phase, 'provisioning');
  const [belongs, arrival] = [inScope(reading.circumstances), arrivalOf(reading, comparison(flows), expects)];
  const seen = new Set<string>();
  const people = readEverybody(everybody(okta, everyone?.id), { environment, people: reading.people, memberships });
  for await (const one of people) {
    if (reading.failures.has(one.user.id)) seen.add(one.user.id);
    if (belongs(one)) yield arrival(one);
  }
  if (expects) yield* strangers(reading, seen);
}
