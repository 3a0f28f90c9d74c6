import { appAnswer, newAppAnswer } from '../answers/app';
import type { App } from '../entities';
import { deleteForbidden, validationFailed } from '../errors';
import type { Org } from '../org';
import { APP_FILTERS, compileQuery, readPath } from '../query';
import { removeApp } from '../rules/add-app';
import { appBody, createApp, replaceApp } from '../rules/app';
import { type Call, type Endpoint, page } from '../server';
import { appTarget, findApp } from './find';
import { samlMetadata } from './saml-metadata';

function readField(org: Org, app: App, field: string): unknown {
  if (field === 'user.id') return [...org.store.appUsersOf(app.id).keys()];
  if (field === 'group.id') return org.store.assignmentsOf(app.id).map(({ groupId }) => groupId);
  if (field === 'credentials.signing.kid') return app.kid;
  return readPath(app, field.split('.'));
}

/** `q` finds what starts with it in label or name, letter case aside. */
function list(org: Org, call: Call) {
  const { q, filter } = call.query;
  const wanted = q?.toLowerCase();
  const holds = filter
    ? compileQuery<App>(filter, APP_FILTERS, (app, field) => readField(org, app, field))
    : () => true;
  const apps = [...org.store.apps.values()].filter(
    (app) =>
      (wanted === undefined || [app.label, app.name].some((text) => text.toLowerCase().startsWith(wanted))) &&
      holds(app),
  );
  return page(call, org, apps, ({ id }) => id, { default: 200, max: 200 }).map((app) => appAnswer(org, app));
}

function lifecycle(org: Org, call: Call, status: App['status']) {
  const app = findApp(org, call.params.appId);
  app.status = status;
  app.lastUpdated = org.now();
  call.touch(appTarget(app));
  return {};
}

/** One PNG pixel would do for any logo; Okta keeps the picture elsewhere. */
function uploadLogo(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  if (!Buffer.isBuffer(call.body)) throw validationFailed('logo', 'The file is missing.');
  call.touch(appTarget(app));
  call.reply.status(201);
  return '';
}

export function appEndpoints(org: Org): Endpoint[] {
  const write = (action: string) => ({ kind: 'app', event: `application.lifecycle.${action}` });
  return [
    { method: 'GET', url: '/api/v1/apps', scope: 'okta.apps.read', handle: (call) => list(org, call) },
    {
      method: 'POST',
      url: '/api/v1/apps',
      scope: 'okta.apps.manage',
      write: write('create'),
      handle: async (call) => {
        const app = await createApp(org, appBody.parse(call.body), call.query.activate !== 'false');
        call.touch(appTarget(app));
        return newAppAnswer(org, app);
      },
    },
    {
      method: 'GET',
      url: '/api/v1/apps/:appId',
      scope: 'okta.apps.read',
      handle: ({ params }) => appAnswer(org, findApp(org, params.appId)),
    },
    {
      method: 'PUT',
      url: '/api/v1/apps/:appId',
      scope: 'okta.apps.manage',
      write: write('update'),
      handle: (call) => {
        const app = findApp(org, call.params.appId);
        replaceApp(org, app, appBody.parse(call.body));
        call.touch(appTarget(app));
        return appAnswer(org, app);
      },
    },
    {
      method: 'DELETE',
      url: '/api/v1/apps/:appId',
      scope: 'okta.apps.manage',
      write: write('delete'),
      handle: (call) => {
        const app = findApp(org, call.params.appId);
        if (app.status === 'ACTIVE') throw deleteForbidden();
        removeApp(org, app);
        call.touch(appTarget(app));
        return undefined;
      },
    },
  ];
}

/** Lifecycle, logo and SAML metadata. */
export function appActionEndpoints(org: Org): Endpoint[] {
  const write = (action: string) => ({ kind: 'app', event: `application.lifecycle.${action}` });
  return [
    {
      method: 'POST',
      url: '/api/v1/apps/:appId/lifecycle/activate',
      scope: 'okta.apps.manage',
      write: write('activate'),
      handle: (call) => lifecycle(org, call, 'ACTIVE'),
    },
    {
      method: 'POST',
      url: '/api/v1/apps/:appId/lifecycle/deactivate',
      scope: 'okta.apps.manage',
      write: write('deactivate'),
      handle: (call) => lifecycle(org, call, 'INACTIVE'),
    },
    {
      method: 'POST',
      url: '/api/v1/apps/:appId/logo',
      scope: 'okta.apps.manage',
      write: write('update'),
      handle: (call) => uploadLogo(org, call),
    },
    {
      method: 'GET',
      url: '/api/v1/apps/:appId/sso/saml/metadata',
      scope: 'okta.apps.read',
      handle: (call) => samlMetadata(org, call),
    },
  ];
}
