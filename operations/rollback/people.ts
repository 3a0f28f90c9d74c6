import { directoryKind, isDirectoryKind } from '../../clients/active-directory';
import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import type { PersonValue } from '../terraform-run/snapshot';
import type { Apps } from '../tenants/apps';
import type { Directory } from './directory';
import type { Kind, Writable } from './model';
import { refusalOf } from './refusals';
import type { SourceSwitch } from './source-switch';
import { OKTA_CONSOLE, RINGCENTRAL_PORTAL } from '../../engine/conditions/consoles';
import { isRingCentral } from '../../engine/systems/kinds';

interface Tenants {
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly apps: Apps;
  /** By system: those that can be reached from here. */
  readonly directories: ReadonlyMap<SystemId, Directory>;
  readonly sources: SourceSwitch;
}

type Profiles = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const blank = (value: unknown): boolean => value === null || value === undefined || value === '';

const same = (a: unknown, b: unknown): boolean => (blank(a) && blank(b)) || JSON.stringify(a) === JSON.stringify(b);

/** What a system's people hold now, as Okta or the directory itself tells it. */
async function profilesOf(system: SystemId, { okta, apps, directories }: Tenants): Promise<Profiles> {
  if (system === 'okta') {
    const users = new Map<string, Readonly<Record<string, unknown>>>();
    for await (const page of okta.userPages()) for (const { id, profile } of page) users.set(id, profile);
    return users;
  }
  const app = apps.get(system);
  if (!app) return new Map();
  const people = await okta.appUsers(app.id);
  const directory = directories.get(system);
  return new Map(
    people.map(({ id, externalId, profile }) => [id, { ...profile, ...directory?.profileOf(externalId) }]),
  );
}

/** How a value comes back that no API of ours writes. */
function comesBack({ system, attribute, value }: PersonValue, { environment, apps }: Tenants): string {
  const label = apps.get(system)?.label ?? system;
  const pushed = isRingCentral(environment.systems[system]?.kind);
  if (pushed && blank(value))
    return `Okta pushes no empty value: set RC_USER_JWT to have it cleared, or ${RINGCENTRAL_PORTAL.user}: clear ${attribute}`;
  if (pushed)
    return `Okta pushes it once an admin applies updates: ${OKTA_CONSOLE.applyUpdatesOfApp(label)}; or with the person's next change`;
  const { kind } = environment.systems[system] ?? {};
  if (!isDirectoryKind(kind)) return `fix ${attribute} in ${label}`;
  const { server, variables } = directoryKind(kind);
  return `no ${server} is reached from here: set ${variables}_URL, ${variables}_BIND_DN and ${variables}_BIND_PASSWORD, or fix ${attribute} in the directory`;
}

const sourced = (said: string): string =>
  `another system is its source, which brings it with its next import: ${OKTA_CONSOLE.importNow('the app')} (full). Okta said: ${said}`;

/** Value by value: Okta refuses a whole request for one attribute that another system sources. */
async function write(value: PersonValue, tenants: Tenants): Promise<string | undefined> {
  const { person, system, attribute, value: was } = value;
  if (system !== 'okta') {
    const direct = tenants.directories.get(system);
    const mayPush = isRingCentral(tenants.environment.systems[system]?.kind) && !blank(was);
    return direct && !mayPush ? direct.write(value) : comesBack(value, tenants);
  }
  const update = () => tenants.okta.updateUser(person, { [attribute]: was });
  const refusal = await refusalOf(update);
  if (refusal === undefined) return undefined;
  if (!blank(was)) return sourced(refusal);
  return refusalOf(async () => {
    await tenants.sources.open(attribute);
    await update();
  });
}

/** Values of people. Somebody who has gone since has nothing to be given back. */
export const peopleValues =
  (values: readonly PersonValue[], tenants: Tenants): Kind =>
  async () => {
    const found: Writable[] = [];
    for (const system of new Set(values.map((value) => value.system))) {
      const profiles = await profilesOf(system, tenants);
      for (const value of values.filter((one) => one.system === system)) {
        const held = profiles.get(value.person);
        if (!held || same(held[value.attribute], value.value)) continue;
        const place = `${value.person} ${system}.${value.attribute}`;
        const now = held[value.attribute] ?? null;
        found.push({ place, now, was: value.value, personal: true, write: () => write(value, tenants) });
      }
    }
    return found;
  };
