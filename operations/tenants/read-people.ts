import type { AppUser, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import type { PersonRecord } from '../../engine/review/model';
import type { Progress } from '../outcome';
import { appsOf } from './apps';
import { membershipsOf } from './memberships';
import { statusOf } from './status';
import { oneLine } from '../../reports/outgoing';
import { counted } from '../../engine/counted';

type AppUsers = ReadonlyMap<string, AppUser['profile']>;

async function appUsersOf(okta: OktaClient, appId: string): Promise<AppUsers> {
  return new Map((await okta.appUsers(appId)).map(({ id, profile }) => [id, profile]));
}

/**
 * Everybody in the org who is not deactivated, with what Okta and each system of the environment know of them, a page of people at
 * a time. The systems' profiles and memberships are held; people are not. Reads only.
 */
export async function* readPeople(
  okta: OktaClient,
  environment: Environment,
  progress: Progress,
): AsyncGenerator<PersonRecord> {
  const systems = new Map<SystemId, AppUsers>();
  for (const [system, app] of await appsOf(okta, environment)) {
    if (!app) continue;
    systems.set(system, await appUsersOf(okta, app.id));
    progress(`${system}: ${counted(systems.get(system)!.size, 'person', 'people')} in ${oneLine(app.label)}`);
  }
  const memberships = await membershipsOf(okta, environment);
  for await (const page of okta.userPages())
    for (const { id, status, profile } of page) {
      const profiles: Record<string, PersonRecord['profiles'][string]> = { okta: profile };
      for (const [system, appUsers] of systems) {
        const held = appUsers.get(id);
        if (held) profiles[system] = held;
      }
      yield { id, status: statusOf(status), profiles, groups: memberships.get(id) ?? [] };
    }
}
