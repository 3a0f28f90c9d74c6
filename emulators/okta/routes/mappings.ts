import { mappingAnswer, mappingItem } from '../answers/mapping';
import type { Actor, Mapping } from '../entities';
import { notFound, notValid } from '../errors';
import { CONSOLE_ADMIN, type Org } from '../org';
import { mappingBody, mergeLines } from '../rules/mapping';
import { type Call, type Endpoint, page } from '../server';
import { findApp } from './find';

/** Okta's event types of the job behind "Apply updates now". */
const SYNC_JOB = 'app.app_instance.provision_sync_job';

function find(org: Org, id = ''): Mapping {
  const mapping = org.store.mappings.get(id);
  if (!mapping) throw notFound(id, 'ProfileMapping');
  return mapping;
}

function list(org: Org, call: Call) {
  const { sourceId, targetId } = call.query;
  for (const id of [sourceId, targetId])
    if (id !== undefined && !org.store.apps.has(id) && !org.store.userTypes.has(id))
      throw notValid('Invalid source or target id. Source or target id must be of either App Instance or UserType id');
  const mappings = [...org.store.mappings.values()]
    .filter(
      ({ source, target }) =>
        (sourceId === undefined || source.id === sourceId) && (targetId === undefined || target.id === targetId),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return page(call, org, mappings, ({ id }) => id, { default: 20, max: 200 }).map((one) => mappingItem(org, one));
}

/** The provider's private way to "Apply updates now"; okta/okta uses it with an API token only. */
async function reapply(org: Org, call: Call) {
  const { source = '', target = '' } = call.query;
  const typeOwner = [source, target].find((id) => id.startsWith('oty') && org.store.apps.has(appOfUserType(id)));
  const app = findApp(org, typeOwner ? appOfUserType(typeOwner) : [source, target].find((id) => id.startsWith('0oa')));
  await applyUpdates(org, app.id, call.actor);
  return {};
}

/** An app's user type carries the app's id behind `oty.`. */
const appOfUserType = (id: string) => id.replace(/^oty\./, '');

/** "Apply updates now" for both directions of an app: a job, which the log tells with the number of its users. */
export async function applyUpdates(org: Org, appId: string, actor: Actor = CONSOLE_ADMIN) {
  const { id, label } = findApp(org, appId);
  const target = { id, type: 'AppInstance', displayName: label };
  org.log(`${SYNC_JOB}.started`, actor, [target]);
  const report = await org.provisioning.applyMappings(findApp(org, appId));
  for (const mapping of org.store.mappings.values())
    if (mapping.source.id === appId || mapping.target.id === appId) mapping.appliedAt = org.now();
  // That there is a number of users is in the catalogue; where it stands is UNCONFIRMED.
  org.log(`${SYNC_JOB}.completed`, actor, [{ ...target, detailEntry: { numberOfUsers: report.evaluated } }]);
  return report;
}

export function mappingEndpoints(org: Org): Endpoint[] {
  const write = { kind: 'mapping', event: 'profile_mapping.update' };
  return [
    {
      method: 'GET',
      url: '/api/v1/mappings',
      scope: 'okta.profileMappings.read',
      handle: (call) => list(org, call),
    },
    {
      method: 'GET',
      url: '/api/v1/mappings/:mappingId',
      scope: 'okta.profileMappings.read',
      handle: ({ params }) => mappingAnswer(org, find(org, params.mappingId)),
    },
    {
      method: 'POST',
      url: '/api/v1/mappings/:mappingId',
      scope: 'okta.profileMappings.manage',
      write,
      handle: (call) => {
        const mapping = find(org, call.params.mappingId);
        mergeLines(org, mapping, mappingBody.parse(call.body));
        call.touch({
          id: mapping.id,
          type: 'ProfileMapping',
          displayName: `${mapping.source.name} to ${mapping.target.name}`,
        });
        return mappingAnswer(org, mapping);
      },
    },
    {
      method: 'GET',
      url: '/api/v1/apps/:appId/user/types',
      scope: 'okta.apps.read',
      handle: ({ params }) => {
        const app = findApp(org, params.appId);
        return [{ id: `oty.${app.id}`, name: 'default', displayName: `${app.label} User`, default: true }];
      },
    },
    {
      method: 'PUT',
      url: '/api/internal/v1/mappings/reapply',
      scope: 'apiToken',
      write: { kind: 'mapping-apply', event: 'profile_mapping.apply' },
      handle: (call) => reapply(org, call),
    },
  ];
}
