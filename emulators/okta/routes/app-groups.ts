import { z } from 'zod';
import { assignmentAnswer } from '../answers/app';
import type { App, GroupAssignment } from '../entities';
import { notFound, validationFailed } from '../errors';
import type { Org } from '../org';
import { settleAccounts } from '../rules/accounts';
import { type Call, type Endpoint, page } from '../server';
import { appTarget, findApp, findGroup, groupTarget } from './find';

const body = z
  .looseObject({ priority: z.number().int().min(0).nullish(), profile: z.record(z.string(), z.unknown()).nullish() })
  .optional();

const answer = (org: Org, app: App, assignment: GroupAssignment) =>
  assignmentAnswer(org, app, assignment, org.store.assignmentsOf(app.id).indexOf(assignment));

function checkProfile(org: Org, app: App, profile: Readonly<Record<string, unknown>>): void {
  const schema = org.store.appSchemas.get(app.id);
  for (const name of Object.keys(profile))
    if (!schema || !(name in schema.base || name in schema.custom))
      throw validationFailed('groupAssignment', `Property name '${name}' is not defined in profile`);
}

/** A priority that is taken pushes the others one down; without one the group comes last. */
async function assign(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const group = findGroup(org, call.params.groupId);
  if (app.status !== 'ACTIVE') throw validationFailed('appInstance', 'Groups of an inactive app cannot change.');
  const { priority, profile } = body.parse(call.body) ?? {};
  if (profile) checkProfile(org, app, profile);
  const all = org.store.assignmentsOf(app.id);
  const index = all.findIndex(({ groupId }) => groupId === group.id);
  const current = all[index];
  if (index !== -1) all.splice(index, 1);
  const assignment: GroupAssignment = {
    groupId: group.id,
    lastUpdated: org.now(),
    profile: profile ?? current?.profile ?? {},
  };
  const place = priority ?? (index === -1 ? all.length : index);
  all.splice(Math.min(place, all.length), 0, assignment);
  call.touch(groupTarget(group));
  call.touch(appTarget(app));
  await settleAccounts(org, app);
  return answer(org, app, assignment);
}

function find(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const groupId = call.params.groupId ?? '';
  const assignment = org.store.assignmentsOf(app.id).find((one) => one.groupId === groupId);
  if (!assignment) throw notFound(groupId, 'GroupAssignment');
  return { app, assignment };
}

export function appGroupEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/apps/:appId/groups';
  const write = (action: string) => ({ kind: 'app-assignment', event: `group.application_assignment.${action}` });
  return [
    {
      method: 'GET',
      url,
      scope: 'okta.apps.read',
      handle: (call) => {
        const app = findApp(org, call.params.appId);
        const all = org.store.assignmentsOf(app.id);
        return page(call, org.url, all, ({ groupId }) => groupId, { default: 20, max: 200 }).map((assignment) =>
          answer(org, app, assignment),
        );
      },
    },
    {
      method: 'GET',
      url: `${url}/:groupId`,
      scope: 'okta.apps.read',
      handle: (call) => {
        const { app, assignment } = find(org, call);
        return answer(org, app, assignment);
      },
    },
    {
      method: 'PUT',
      url: `${url}/:groupId`,
      scope: 'okta.apps.manage',
      write: write('add'),
      handle: (call) => assign(org, call),
    },
    {
      method: 'DELETE',
      url: `${url}/:groupId`,
      scope: 'okta.apps.manage',
      write: write('remove'),
      handle: async (call) => {
        const { app, assignment } = find(org, call);
        const all = org.store.assignmentsOf(app.id);
        all.splice(all.indexOf(assignment), 1);
        call.touch(appTarget(app));
        await settleAccounts(org, app);
        return undefined;
      },
    },
  ];
}
