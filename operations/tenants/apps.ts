import type { App, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import { counted } from '../../engine/counted';

/** Every system of an environment with its app in the org; undefined before it has been created. */
export type Apps = ReadonlyMap<SystemId, App | undefined>;

/** The system behind an app's id. */
export const systemsByApp = (apps: Apps): ReadonlyMap<string, SystemId> =>
  new Map([...apps].flatMap(([system, app]) => (app ? [[app.id, system] as const] : [])));

/** A system by the id of its app, where the environment states that; another app stays under its own id. */
export function adoptedSystem({ systems }: Environment): (appId: string) => SystemId {
  const known = new Map(Object.entries(systems).flatMap(([id, { app }]) => ('adopt' in app ? [[app.adopt, id]] : [])));
  return (appId) => known.get(appId) ?? appId;
}

/**
 * The one way to find a system's app. A search by label finds bookmarks and apps of like names too: the catalogue's key decides, then the
 * whole label.
 */
async function appOf(okta: OktaClient, environment: Environment, system: SystemId): Promise<App | undefined> {
  const { app } = environment.systems[system]!;
  if ('adopt' in app) return okta.app(app.adopt);
  const { label } = environment.ringcentral;
  const found = (await okta.apps({ q: label })).filter(({ name }) => name === app.create);
  const [one, ...others] = found.filter((candidate) => candidate.label === label);
  if (one && others.length > 0)
    throw new RefusedError(
      `${okta.orgUrl} has ${counted(others.length + 1, 'app')} ${app.create} labelled "${label}": ${[one, ...others].map(({ id }) => id).join(', ')}.`,
      `say which in environment ${environment.name}: systems.${system}.app: { adopt: "${one.id}" }`,
    );
  return one ?? found[0];
}

/** Apps that are adopted by id, as far as the first page of all apps shows them: one call instead of one for each. */
async function listed(okta: OktaClient, { systems }: Environment): Promise<ReadonlyMap<string, App>> {
  const wanted = Object.values(systems).flatMap(({ app }) => ('adopt' in app ? [app.adopt] : []));
  if (wanted.length < 2) return new Map();
  for await (const page of okta.appPages()) return new Map(page.map((app) => [app.id, app]));
  return new Map();
}

export async function appsOf(okta: OktaClient, environment: Environment): Promise<Apps> {
  const known = await listed(okta, environment);
  const found = Object.entries(environment.systems).map(async ([system, { app }]) => {
    const one = 'adopt' in app ? known.get(app.adopt) : undefined;
    return [system, one ?? (await appOf(okta, environment, system))] as const;
  });
  return new Map(await Promise.all(found));
}
