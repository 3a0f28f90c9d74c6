import type { Losing, Person } from '../../../engine/sync';
import type { App } from '../entities';
import type { Org } from '../org';
import { counted } from '../../../engine/counted';

/** A directory signs nobody in. */
const isDirectory = ({ signOnMode }: App): boolean => signOnMode === null;

/**
 * What the app level looks at: who has the app by hand or through a group imported from AD. "If an app is assigned to an Okta-managed group
 * with users imported from AD, then AD user deactivation doesn't count" (help.okta.com, Import safeguards).
 */
function isChecked({ store }: Org, app: App, { id }: Person): boolean {
  if (store.appUsersOf(app.id).get(id)?.scope !== 'GROUP') return true;
  const imported = (groupId: string) => {
    const source = store.groups.get(groupId)?.source;
    return source !== undefined && store.apps.get(source)?.name === 'active_directory';
  };
  return store.assignmentsOf(app.id).some(({ groupId }) => imported(groupId) && store.membersOf(groupId).has(id));
}

/** The import safeguard of the org: says why an import that would take so much away stops. */
export function importSafeguard(org: Org, imported: App, losing: Losing): string | undefined {
  const { app: appLevel, org: orgLevel } = org.store.settings.importSafeguard;
  const counts = [...org.store.apps.values()]
    .filter((app) => app.status === 'ACTIVE' && !isDirectory(app))
    .map((app) => {
      const users = org.store.appUsersOf(app.id);
      const has = (person: Person) => users.get(person.id)?.status !== 'DEPROVISIONED' && users.has(person.id);
      const lost = [...losing.deactivated, ...(app === imported ? losing.unlinked : [])].filter(has);
      const all = [...users.values()].filter(({ status }) => status !== 'DEPROVISIONED').length;
      return { app, all, lost: lost.length, checked: lost.filter((person) => isChecked(org, app, person)).length };
    });
  for (const { app, all, checked } of counts)
    if (appLevel.enabled && all > 100 && checked * 100 > all * appLevel.percent)
      return `The import would unassign ${checked} of ${counted(all, 'user')} of ${app.label}, more than the app unassignment safeguard allows (${appLevel.percent} %). All imports are paused.`;
  const all = counts.reduce((sum, one) => sum + one.all, 0);
  const lost = counts.reduce((sum, one) => sum + one.lost, 0);
  return orgLevel.enabled && all >= 100 && lost * 100 > all * orgLevel.percent
    ? `The import would unassign ${lost} of ${all} app assignments, more than the org-wide unassignment safeguard allows (${orgLevel.percent} %). All imports are paused.`
    : undefined;
}
