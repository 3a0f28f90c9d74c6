import type { App } from '../../clients/okta';
import { ringcentralSystem } from '../../engine/flows/take';
import type { SystemId } from '../../engine/flows/model';
import { fewForEveryApp, type AppLosses } from '../../engine/sync';
import { enoughAssignments, type Losses } from '../../engine/whatif/safeguard';
import type { KnownPerson, Reach } from '../tenants/person/read';

const NOTHING: AppLosses = { assigned: 0, lost: 0, checked: 0 };

/** Okta's catalogue name of an AD domain: groups imported from one are what the app level looks at. */
const ACTIVE_DIRECTORY = 'active_directory';

const isImported = (
  groups: KnownPerson['groups'],
  assigned: ReadonlySet<string>,
  domains: ReadonlySet<string>,
): boolean => groups.some(({ id, source }) => assigned.has(id) && source !== undefined && domains.has(source.id));

/** Who has it by hand, or through a group imported from AD. */
async function countOne(
  { okta }: Reach,
  app: App,
  domains: ReadonlySet<string>,
  losing: ReadonlyMap<string, KnownPerson>,
) {
  const assignments = losing.size > 0 ? await okta.appGroups(app.id) : [];
  const groups = new Set(assignments.map(({ id }) => id));
  const counts = { assigned: 0, lost: 0, checked: 0 };
  for await (const page of okta.appUserPages(app.id))
    for (const { id, scope, status } of page) {
      if (status === 'DEPROVISIONED') continue;
      counts.assigned += 1;
      const person = losing.get(id);
      if (person === undefined) continue;
      counts.lost += 1;
      if (scope !== 'GROUP' || isImported(person.groups, groups, domains)) counts.checked += 1;
    }
  return counts;
}

/** Who of these has RingCentral by hand, or through a group imported from AD: known of each person already. */
function ringcentralLosses(
  system: SystemId,
  assigned: ReadonlySet<string>,
  domains: ReadonlySet<string>,
  losing: readonly KnownPerson[],
): Pick<AppLosses, 'lost' | 'checked'> {
  const having = losing.filter(({ appUsers }) => {
    const link = appUsers.get(system);
    return link !== undefined && link.status !== 'DEPROVISIONED';
  });
  const checked = having.filter(
    ({ appUsers, groups }) => appUsers.get(system)!.scope !== 'GROUP' || isImported(groups, assigned, domains),
  );
  return { lost: having.length, checked: checked.length };
}

/** Who has it: a page at a time, as far as one more could change the judgement. */
async function countAssigned(
  { okta }: Reach,
  app: App,
  enough: number,
): Promise<Pick<Losses[0], 'assigned' | 'atLeast'>> {
  let assigned = 0;
  for await (const page of okta.appUserPages(app.id)) {
    if (assigned >= enough) return { assigned, atLeast: true };
    assigned += page.filter(({ status }) => status !== 'DEPROVISIONED').length;
  }
  return { assigned };
}

/**
 * What each app of the org has, and would lose with these people; directories are no apps here. Only an import that deactivates people
 * touches others than RingCentral's, and they are read only where they could trip anything.
 * @param losing people who would lose RingCentral
 */
export async function readLosses(reach: Reach, losing: readonly KnownPerson[], everyApp: boolean): Promise<Losses> {
  const { okta, live, environment } = reach;
  const system = ringcentralSystem(environment.systems)!;
  const apps = await okta.apps();
  const ringcentral = apps.find(({ id }) => id === live.apps[system]?.id);
  if (!ringcentral) return [NOTHING];
  const domains = new Set(apps.filter(({ name }) => name === ACTIVE_DIRECTORY).map(({ id }) => id));
  const people = new Map(losing.map((known) => [known.user.id, known]));
  // A directory signs nobody in.
  const others = apps.filter((app) => app !== ringcentral && app.status === 'ACTIVE' && app['signOnMode'] !== null);
  const most = losing.length * (everyApp ? 1 + others.length : 1);
  const enough = enoughAssignments(environment, most);
  const groups = losing.length > 0 ? await okta.appGroups(ringcentral.id) : [];
  const first = {
    ...(await countAssigned(reach, ringcentral, enough)),
    ...ringcentralLosses(system, new Set(groups.map(({ id }) => id)), domains, losing),
  };
  const canTrip = losing.length > fewForEveryApp() || first.assigned < enough;
  const rest: AppLosses[] = [];
  if (everyApp && canTrip) for (const app of others) rest.push(await countOne(reach, app, domains, people));
  return [first, ...rest];
}
