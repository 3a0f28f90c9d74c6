import type { App, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';

/** Every system of an environment with its app in the org; undefined before it has been created. */
export type Apps = ReadonlyMap<SystemId, App | undefined>;

async function appOf(okta: OktaClient, environment: Environment, system: SystemId): Promise<App | undefined> {
  const { app } = environment.systems[system]!;
  if ('adopt' in app) return okta.app(app.adopt);
  const { label } = environment.ringcentral;
  const found = (await okta.apps({ q: label })).filter(({ name }) => name === app.create);
  return found.find((candidate) => candidate.label === label) ?? found[0];
}

export async function appsOf(okta: OktaClient, environment: Environment): Promise<Apps> {
  const apps = new Map<SystemId, App | undefined>();
  for (const system of Object.keys(environment.systems)) apps.set(system, await appOf(okta, environment, system));
  return apps;
}
