import type { App } from '../../clients/okta';
import { ringcentralSystem } from '../../engine/flows/take';
import type { AppLosses } from '../../engine/sync';
import type { Losses } from '../../engine/whatif/safeguard';
import type { KnownPerson, Reach } from '../tenants/person/read';

const NOTHING: AppLosses = { assigned: 0, lost: 0, checked: 0 };

/** Okta's catalogue name of an AD domain: groups imported from one are what the app level looks at. */
const ACTIVE_DIRECTORY = 'active_directory';

/** Who has it by hand, or through a group imported from AD. */
async function countOne(
  { okta }: Reach,
  app: App,
  domains: ReadonlySet<string>,
  losing: ReadonlyMap<string, KnownPerson>,
) {
  const assignments = losing.size > 0 ? await okta.appGroups(app.id) : [];
  const groups = new Set(assignments.map(({ id }) => id));
  const imported = ({ groups: of }: KnownPerson) =>
    of.some(({ id, source }) => groups.has(id) && source !== undefined && domains.has(source.id));
  const counts = { assigned: 0, lost: 0, checked: 0 };
  for await (const page of okta.appUserPages(app.id))
    for (const { id, scope, status } of page) {
      if (status === 'DEPROVISIONED') continue;
      counts.assigned += 1;
      const person = losing.get(id);
      if (person === undefined) continue;
      counts.lost += 1;
      if (scope !== 'GROUP' || imported(person)) counts.checked += 1;
    }
  return counts;
}

/**
 * What each app of the org has, and would lose with these people; directories are no apps here. Only an import that deactivates people
 * touches others than RingCentral's.
 * @param losing people who would lose RingCentral
 */
export async function readLosses(reach: Reach, losing: readonly KnownPerson[], everyApp: boolean): Promise<Losses> {
  const { okta, live, environment } = reach;
  const apps = await okta.apps();
  const ringcentral = apps.find(({ id }) => id === live.apps[ringcentralSystem(environment.systems)!]?.id);
  if (!ringcentral) return [NOTHING];
  const domains = new Set(apps.filter(({ name }) => name === ACTIVE_DIRECTORY).map(({ id }) => id));
  const people = new Map(losing.map((known) => [known.user.id, known]));
  // A directory signs nobody in.
  const others = apps.filter((app) => app !== ringcentral && app.status === 'ACTIVE' && app['signOnMode'] !== null);
  const first = await countOne(reach, ringcentral, domains, people);
  const rest: AppLosses[] = [];
  if (everyApp) for (const app of others) rest.push(await countOne(reach, app, domains, people));
  return [first, ...rest];
}
