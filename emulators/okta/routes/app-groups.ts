import { z } from 'zod';
import { assignmentAnswer } from '../answers/app';
import type { App } from '../entities';
import { notFound, validationFailed } from '../errors';
import type { Org } from '../org';
import { settleAccounts } from '../rules/accounts';
import { putAssignment } from '../rules/assignments';
import { type Call, type Endpoint, page } from '../server';
import { appTarget, findApp, findGroup, groupTarget } from './find';

const body = z
  .looseObject({ priority: z.number().int().min(0).nullish(), profile: z.record(z.string(), z.unknown()).nullish() })
  .optional();

function checkProfile(org: Org, app: App, profile: Readonly<Record<string, unknown>>): void {
  const schema = org.store.appSchemas.get(app.id);
  for (const name of Object.keys(profile))
    if (!schema || !(Object.hasOwn(schema.base, name) || Object.hasOwn(schema.custom, name)))
      throw validationFailed('groupAssignment', `Property name '${name}' is not defined in profile`);
}

async function assign(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const group = findGroup(org, call.params.groupId);
  if (app.status !== 'ACTIVE') throw validationFailed('appInstance', 'Groups of an inactive app cannot change.');
  const { priority, profile } = body.parse(call.body) ?? {};
  if (profile) checkProfile(org, app, profile);
  const all = org.store.assignmentsOf(app.id);
  const current = all.find(({ groupId }) => groupId === group.id);
  const values = profile ?? current?.profile ?? {};
  const wanted = { groupId: group.id, lastUpdated: org.now(), profile: values };
  const assignment = putAssignment(all, wanted, priority ?? undefined);
  call.touch(groupTarget(group));
  call.touch(appTarget(app));
  await settleAccounts(org, app);
  return assignmentAnswer(org, app, assignment);
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
        return page(call, org, all, ({ groupId }) => groupId, { default: 20, max: 200 }).map((assignment) =>
          assignmentAnswer(org, app, assignment, call.query.expand),
        );
      },
    },
    {
      method: 'GET',
      url: `${url}/:groupId`,
      scope: 'okta.apps.read',
      handle: (call) => {
        const { app, assignment } = find(org, call);
        return assignmentAnswer(org, app, assignment);
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
