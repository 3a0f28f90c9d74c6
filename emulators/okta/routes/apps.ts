import { appAnswer } from '../answers/app';
import type { App } from '../entities';
import { deleteForbidden, notAcceptable, validationFailed } from '../errors';
import type { Org } from '../org';
import { removeApp } from '../rules/add-app';
import { appBody, createApp, replaceApp } from '../rules/app';
import { type Call, type Endpoint, page } from '../server';
import { compileFilter } from './filter';
import { appTarget, findApp } from './find';

function readField(org: Org, app: App, field: string): unknown {
  if (field === 'user.id') return [...org.store.appUsersOf(app.id).keys()];
  if (field === 'group.id') return org.store.assignmentsOf(app.id).map(({ groupId }) => groupId);
  return app[field as keyof App];
}

/** `q` finds what starts with it in label or name, letter case aside. */
function list(org: Org, call: Call) {
  const { q, filter } = call.query;
  const wanted = q?.toLowerCase();
  const holds = filter ? compileFilter<App>(filter, (field) => (app) => readField(org, app, field)) : () => true;
  const apps = [...org.store.apps.values()].filter(
    (app) =>
      (wanted === undefined || [app.label, app.name].some((text) => text.toLowerCase().startsWith(wanted))) &&
      holds(app),
  );
  return page(call, org.url, apps, ({ id }) => id, { default: 200, max: 200 }).map((app) => appAnswer(org, app));
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
        return appAnswer(org, app);
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
      handle: (call) => metadata(org, call),
    },
  ];
}

/** The IdP's metadata; only for who accepts XML. */
function metadata(org: Org, { params, query, request, reply }: Call): string {
  const app = findApp(org, params.appId);
  if (!/xml|\*\/\*/.test(request.headers.accept ?? '')) throw notAcceptable();
  const keys = org.store.keys.get(app.id) ?? [];
  const key = keys.find(({ kid }) => kid === (query.kid ?? app.kid));
  if (!key || app.signOnMode !== 'SAML_2_0') throw validationFailed('kid', 'The app has no such signing key.');
  const sso = `${org.url}/app/${app.name}/${app.id}/sso/saml`;
  const binding = (kind: string) =>
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${kind}" Location="${sso}"/>`;
  void reply.header('content-type', 'application/xml;charset=ISO-8859-1');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<md:EntityDescriptor entityID="http://www.okta.com/${app.id}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">` +
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>' +
    `<ds:X509Certificate>${key.x5c[0]}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>' +
    `${binding('HTTP-POST')}${binding('HTTP-Redirect')}</md:IDPSSODescriptor></md:EntityDescriptor>`
  );
}
