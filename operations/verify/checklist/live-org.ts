import type { App, Group, GroupAssignment, GroupRule, Mapping, OktaClient, Schema } from '../../../clients/okta';
import type { Environment } from '../../../engine/environment/schema';
import type { SystemId } from '../../../engine/flows/model';
import { appsOf } from '../../people/apps';
import { defaultUserType } from '../../people/org';

/** One system's app as it stands. */
export interface LiveApp {
  readonly app: App;
  readonly schema: Schema;
  readonly toOkta: Mapping['properties'];
  readonly fromOkta: Mapping['properties'];
  readonly groups: readonly GroupAssignment[];
}

/** Everything declared that an API shows, read once. */
export interface LiveOrg {
  readonly apps: ReadonlyMap<SystemId, LiveApp | undefined>;
  readonly userSchema: Schema;
  readonly groups: readonly Group[];
  readonly rules: readonly GroupRule[];
}

async function readApp(okta: OktaClient, app: App, userType: string): Promise<LiveApp> {
  const [toOkta, fromOkta] = [await okta.findMapping(app.id, userType), await okta.findMapping(userType, app.id)];
  return {
    app,
    schema: await okta.appSchema(app.id),
    toOkta: toOkta?.properties ?? {},
    fromOkta: fromOkta?.properties ?? {},
    groups: await okta.appGroups(app.id),
  };
}

export async function readLiveOrg(okta: OktaClient, environment: Environment): Promise<LiveOrg> {
  const userType = await defaultUserType(okta);
  const apps = new Map<SystemId, LiveApp | undefined>();
  for (const [system, app] of await appsOf(okta, environment))
    apps.set(system, app && (await readApp(okta, app, userType)));
  return { apps, userSchema: await okta.userSchema(), groups: await okta.groups(), rules: await okta.groupRules() };
}
