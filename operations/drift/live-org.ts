import type { Group, GroupRule, Mapping, OktaClient, Schema, SchemaProperty } from '../../clients/okta';
import type { LiveAttribute, LiveMapping, LiveOrg, LiveRule, LiveSystem } from '../../engine/drift';
import type { SystemId } from '../../engine/flows/model';
import type { Apps } from '../people/apps';
import { defaultUserType, groupNames } from '../people/org';

const mappingOf = (mapping: Mapping | undefined): LiveMapping | undefined =>
  mapping && { id: mapping.id, lines: mapping.properties };

const attributeOf =
  (origin: LiveAttribute['origin']) =>
  ([name, { master }]: [string, SchemaProperty]): [string, LiveAttribute] => [
    name,
    { origin, source: master?.type, priority: (master?.priority ?? []).map(({ value }) => value) },
  ];

const attributesOf = ({ definitions: { base, custom } }: Schema): Record<string, LiveAttribute> =>
  Object.fromEntries([
    ...Object.entries(base.properties).map(attributeOf('base')),
    ...Object.entries(custom.properties).map(attributeOf('custom')),
  ]);

const ruleOf =
  (names: ReadonlyMap<string, string>) =>
  ({ id, name, status, actions }: GroupRule): LiveRule => {
    const into = actions?.assignUserToGroups?.groupIds ?? [];
    return { id, name, status, groups: into.map((group) => names.get(group) ?? group) };
  };

/** What the org holds of an environment, beyond what Terraform sees. Reads only. */
export async function readOrg(
  okta: OktaClient,
  apps: Apps,
  groups: readonly Group[],
  assignedByHand: (system: SystemId) => readonly string[],
): Promise<LiveOrg> {
  const userType = await defaultUserType(okta);
  const names = groupNames(groups);
  const systems: Record<SystemId, LiveSystem> = {};
  for (const [system, app] of apps) {
    if (!app) continue;
    systems[system] = {
      appId: app.id,
      label: app.label,
      features: app.features,
      toOkta: mappingOf(await okta.findMapping(app.id, userType)),
      fromOkta: mappingOf(await okta.findMapping(userType, app.id)),
      attributes: Object.keys((await okta.appSchema(app.id)).definitions.custom.properties),
      groups: (await okta.appGroups(app.id)).map(({ id }) => ({ id, name: names.get(id) ?? id })),
      byHand: assignedByHand(system),
    };
  }
  const schema = await okta.userSchema();
  const rules = (await okta.groupRules()).map(ruleOf(names));
  // Okta gives the schema's address for an id; its log, the last part.
  return { systems, userSchemaId: schema.id.split('/').at(-1)!, attributes: attributesOf(schema), rules };
}
