import type { Step } from '../../../engine/sync';
import type { App, JsonObject } from '../entities';
import { OktaError } from '../errors';
import { OKTA_SYSTEM, type Org } from '../org';
import { checkProfile } from '../rules/user-profile';

/** What the org has against one person; undefined: nothing. */
export async function refusalOf(work: () => Promise<void> | void): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof OktaError) return error.message;
    throw error;
  }
}

/**
 * A change of a person is refused as a whole where the org refuses one of the values that it changes, whoever brings it: an import, or
 * "Apply updates".
 *
 * @throws OktaError
 */
export function checkChanges(org: Org, { before, person }: Step): void {
  const user = org.store.users.get(person.id);
  if (user === undefined || person.okta === null || person.okta.status === 'DEPROVISIONED') return;
  const { profile } = person.okta;
  const was = before.okta?.profile ?? {};
  const changed = Object.keys(profile).filter((name) => JSON.stringify(profile[name]) !== JSON.stringify(was[name]));
  if (changed.length > 0) checkProfile(org, 'user', profile, user, changed);
}

/** One person whose change was refused. That the outcome is told by person is UNCONFIRMED. */
export function tellRefused(org: Org, app: App, { before, person }: Step, failure: string): void {
  const profile: JsonObject = { ...(person.okta ?? before.okta)?.profile };
  const id = org.store.users.has(person.id) ? person.id : (person.appUsers[app.id]?.externalId ?? person.id);
  const name = typeof profile['login'] === 'string' ? profile['login'] : id;
  org.log(
    'application.provision.user.import_profile',
    OKTA_SYSTEM,
    [
      { id, type: 'AppUser', displayName: name },
      { id: app.id, type: 'AppInstance', displayName: app.label },
    ],
    `Import user profile: ${failure}`,
    failure,
  );
}
