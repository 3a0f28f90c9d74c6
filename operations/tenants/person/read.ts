import type { Directory, DirectoryUser } from '../../../clients/active-directory';
import type { AppUser, Group, OktaClient, User } from '../../../clients/okta';
import type { RingCentralClient } from '../../../clients/ringcentral';
import type { Environment } from '../../../engine/environment/schema';
import { ringcentralSystem } from '../../../engine/flows/take';
import type { SystemId } from '../../../engine/flows/model';
import { DECIDING, liveConfiguration } from '../../../engine/org/configuration';
import type { App, OrgWith } from '../../../engine/org/org';
import {
  compileFlows,
  ruleHolds,
  type Account,
  type AppUser as Link,
  type Flows,
  type Membership,
  type Person,
  type Profile,
} from '../../../engine/sync';
import { openDirectories, openOkta, openRingCentral, type Connecting } from '../connect';
import { readOrg } from '../read-org';
import { statusOf } from '../status';
import { findPerson } from './find';
import {
  appUserOf,
  directoryAccount,
  inDirectory,
  inRingCentral,
  ringcentralAccount,
  type InRingCentral,
} from './systems';

/** What decides about people, and every group by name. */
const PARTS = [...DECIDING, 'groups'] as const;
type LiveOrg = OrgWith<(typeof PARTS)[number]>;

/** The tenants of an environment as far as they can be reached from here, and what decides about people in them. */
export interface Reach {
  readonly environment: Environment;
  readonly okta: OktaClient;
  /** Undefined: no credentials are set, and Okta's copy counts. */
  readonly ringcentral: RingCentralClient | undefined;
  /** Every directory that can be reached, by its system. */
  readonly directories: ReadonlyMap<SystemId, Directory>;
  readonly live: LiveOrg;
  readonly flows: Flows;
}

/** One person in every system. */
export interface KnownPerson {
  readonly user: User;
  /** As the sync engine sees them; `accounts` are what the systems themselves say, or Okta's copies. */
  readonly person: Person;
  readonly groups: readonly Group[];
  readonly appUsers: ReadonlyMap<SystemId, AppUser>;
  /** Systems that were asked themselves. */
  readonly asked: ReadonlySet<SystemId>;
  readonly ringcentral: InRingCentral | undefined;
  readonly adUser: DirectoryUser | undefined;
}

/** Opens what can be reached, each tenant by its id first, works, and signs out. */
export async function withReach<T>(
  environment: Environment,
  connecting: Connecting,
  work: (reach: Reach) => Promise<T>,
): Promise<T> {
  const { env } = connecting;
  const okta = await openOkta(environment, connecting);
  const ringcentral = env['RC_USER_JWT'] ? await openRingCentral(environment, connecting) : undefined;
  const directories = await openDirectories(environment, connecting);
  try {
    const live = await readOrg(okta, environment, PARTS);
    const flows = compileFlows(liveConfiguration(environment, live));
    return await work({ environment, okta, ringcentral, directories, live, flows });
  } finally {
    for (const one of directories.values()) await one.close();
    await ringcentral?.signOut().catch(() => undefined);
  }
}

const linkStatus = ({ status }: AppUser): Link['status'] => {
  if (status === 'DEPROVISIONED') return 'INACTIVE';
  return status === 'INACTIVE' || status === 'SUSPENDED' ? 'SUSPENDED' : 'ACTIVE';
};

/** No API tells what the last import saw; a link that rests says that the account was disabled, a different account that it was deleted. */
function seenBy(appUser: AppUser, account: Account | undefined): Link['seen'] {
  if (linkStatus(appUser) !== 'INACTIVE') return 'enabled';
  return account === undefined || account.externalId !== appUser.externalId ? 'deleted' : 'disabled';
}

function linkOf({ flows }: Reach, system: SystemId, appUser: AppUser, account: Account | undefined): Link {
  const pushed = flows.systems.get(system)?.outbound.filter(({ line }) => line.push === 'always') ?? [];
  return {
    externalId: appUser.externalId ?? '',
    status: linkStatus(appUser),
    seen: seenBy(appUser, account),
    profile: appUser.profile as Profile,
    wrote: pushed.map(({ attribute }) => attribute),
  };
}

/** Who put the person into each group: a directory, a rule that holds for them, or somebody by hand. */
function membershipsOf({ live, flows }: Reach, groups: readonly Group[], person: Person): Membership[] {
  const systems = new Map(Object.entries(live.apps).map(([system, { id }]) => [id, system]));
  const ruled = new Set(
    flows.rules.flatMap(({ rule }, index) => (ruleHolds(flows, person, index) ? [rule.group] : [])),
  );
  return groups
    .filter(({ type }) => type !== 'BUILT_IN')
    .map(({ id, source, profile: { name } }) => {
      const system = source && systems.get(source.id);
      return { id, name, by: system ?? (ruled.has(name) ? 'rule' : 'okta') };
    });
}

/** Whether the directory is the one that the app is for: Okta labels AD's with the domain, others as somebody liked. */
export const isBehind = ({ label }: App<string>, { kind, domain }: Directory): boolean =>
  !kind.labelIsDomain || label.toLowerCase() === domain;

/** What each system itself says, where it can be asked. Absent: it has nobody, or was not asked. */
async function readAccounts(reach: Reach, user: User, appUsers: ReadonlyMap<SystemId, AppUser>) {
  const { environment, directories, ringcentral, live } = reach;
  const accounts: Record<SystemId, Account> = {};
  const asked = new Set<SystemId>();
  const login = String(user.profile['login']);
  let adUser: DirectoryUser | undefined;
  for (const [system, app] of Object.entries(live.apps)) {
    const directory = directories.get(system);
    // Okta's copy counts for directories that cannot be reached.
    if (!directory || !isBehind(app, directory)) continue;
    const schema = live.appSchemas[system] ?? {};
    asked.add(system);
    const name = appUsers.get(system)?.profile['userName'];
    const found = await inDirectory(directory, schema, [...(typeof name === 'string' ? [name] : []), login]);
    if (found) accounts[system] = directoryAccount(found, schema, importedGroups(live, system));
    adUser ??= found;
  }
  const rc = ringcentralSystem(environment.systems)!;
  let here: InRingCentral | undefined;
  if (ringcentral) {
    asked.add(rc);
    const linked = appUsers.get(rc);
    const email = [linked?.profile['email'], user.profile['email']].find((one) => typeof one === 'string') ?? login;
    here = await inRingCentral(ringcentral, email, linked?.externalId ?? undefined);
    if (here) accounts[rc] = ringcentralAccount(here, (linked?.profile ?? {}) as Profile);
  }
  return { accounts, asked, adUser, ringcentral: here };
}

const importedGroups = ({ groups }: LiveOrg, system: SystemId): ReadonlySet<string> =>
  new Set(groups.filter(({ from }) => from === system).map(({ name }) => name));

/** Reads one person in Okta and every system, without writing anything. */
export async function readPerson(reach: Reach, user: User): Promise<KnownPerson> {
  const { okta, live } = reach;
  const appUsers = new Map<SystemId, AppUser>();
  for (const [system, { id }] of Object.entries(live.apps)) {
    const found = await appUserOf(okta, id, user.id);
    if (found) appUsers.set(system, found);
  }
  const { accounts, ...beside } = await readAccounts(reach, user, appUsers);
  const links = Object.fromEntries(
    [...appUsers].map(([system, one]) => [system, linkOf(reach, system, one, accounts[system])]),
  );
  for (const [system, { externalId, profile }] of Object.entries(links))
    if (!beside.asked.has(system)) accounts[system] = { externalId, status: 'enabled', profile };
  const groups = await okta.userGroups(user.id);
  const profile = user.profile as Profile;
  const assigned = [...appUsers].flatMap(([system, { scope }]) => (scope === 'USER' ? [system] : []));
  const bare: Person = {
    id: user.id,
    okta: { status: statusOf(user.status), profile, provenance: {}, groups: [], assigned },
    appUsers: links,
    accounts,
  };
  const person = { ...bare, okta: { ...bare.okta!, groups: membershipsOf(reach, groups, bare) } };
  return { user, person, groups, appUsers, ...beside };
}

/** Finds somebody by whatever names them, and reads them everywhere. @throws RefusedError where it names nobody, or several */
export const readNamed = async (reach: Reach, wanted: string): Promise<KnownPerson> =>
  readPerson(reach, await findPerson(reach, wanted));
