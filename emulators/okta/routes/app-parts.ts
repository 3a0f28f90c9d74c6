import { keyAnswer } from '../answers/app';
import { notFound, validationFailed } from '../errors';
import type { Org } from '../org';
import { issueKey } from '../rules/signing-keys';
import type { Endpoint } from '../server';
import { appTarget, findApp } from './find';

/** Signing keys and sign-on policy of an app. */
export function appPartEndpoints(org: Org): Endpoint[] {
  return [
    {
      method: 'GET',
      url: '/api/v1/apps/:appId/credentials/keys',
      scope: 'okta.apps.read',
      handle: ({ params }) => (org.store.keys.get(findApp(org, params.appId).id) ?? []).map(keyAnswer),
    },
    {
      method: 'GET',
      url: '/api/v1/apps/:appId/credentials/keys/:kid',
      scope: 'okta.apps.read',
      handle: ({ params }) => {
        const key = org.store.keys.get(findApp(org, params.appId).id)?.find(({ kid }) => kid === params.kid);
        if (!key) throw notFound(params.kid ?? '', 'JsonWebKey');
        return keyAnswer(key);
      },
    },
    {
      method: 'POST',
      url: '/api/v1/apps/:appId/credentials/keys/generate',
      scope: 'okta.apps.manage',
      write: { kind: 'app-key', event: 'application.lifecycle.update' },
      handle: async (call) => {
        const app = findApp(org, call.params.appId);
        const years = Number(call.query.validityYears ?? 10);
        if (!Number.isInteger(years) || years < 2 || years > 10)
          throw validationFailed('generateKey', 'validityYears: must be between 2 and 10.');
        call.touch(appTarget(app));
        call.reply.status(201);
        return keyAnswer(await issueKey(org, app, years));
      },
    },
    {
      method: 'PUT',
      url: '/api/v1/apps/:appId/policies/:policyId',
      scope: 'okta.apps.manage',
      write: { kind: 'app-policy', event: 'application.lifecycle.update' },
      handle: (call) => {
        const app = findApp(org, call.params.appId);
        const policy = org.store.policies.get(call.params.policyId ?? '');
        if (!policy) throw notFound(call.params.policyId ?? '', 'Policy');
        app.accessPolicyId = policy.id;
        call.touch(appTarget(app));
        return undefined;
      },
    },
  ];
}
