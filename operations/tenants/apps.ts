import type { App, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';

/** Every system of an environment with its app in the org; undefined before it has been created. */
export type Apps = ReadonlyMap<SystemId, App | undefined>;

/** The system behind an app's id. */
export const systemsByApp = (apps: Apps): ReadonlyMap<string, SystemId> =>
  new Map([...apps].flatMap(([system, app]) => (app ? [[app.id, system] as const] : [])));

/**
 * The one way to find a system's app. A search by label finds bookmarks and apps of like names too: the catalogue's key decides, then the
 * whole label.
 */
async function appOf(okta: OktaClient, environment: Environment, system: SystemId): Promise<App | undefined> {
  const { app } = environment.systems[system]!;
  if ('adopt' in app) return okta.app(app.adopt);
  const { label } = environment.ringcentral;
  const found = (await okta.apps({ q: label })).filter(({ name }) => name === app.create);
  return found.find((candidate) => candidate.label === label) ?? found[0];
}

export async function appsOf(okta: OktaClient, environment: Environment): Promise<Apps> {
  const found = Object.keys(environment.systems).map(
    async (system) => [system, await appOf(okta, environment, system)] as const,
  );
  return new Map(await Promise.all(found));
}
