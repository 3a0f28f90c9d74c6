import { notFound, validationFailed } from '../errors';
import type { Org } from '../org';
import type { Endpoint } from '../server';
import { findApp } from './find';

const FEATURE_NAMES = ['USER_PROVISIONING', 'INBOUND_PROVISIONING'];

/**
 * Okta's API configures the provisioning of a handful of apps only (tag texts of its OpenAPI document). RingCentral and
 * directories are not among them, and these are the recorded answers for such an app.
 */
export function appProvisioningEndpoints(org: Org): Endpoint[] {
  const unsupported = (id: string | undefined, name?: string): never => {
    findApp(org, id);
    if (name !== undefined && !FEATURE_NAMES.includes(name)) throw notFound(name, 'PublicAppFeatureSetName');
    throw validationFailed('feature', 'Provisioning is not supported.');
  };
  const features = '/api/v1/apps/:appId/features';
  const connection = '/api/v1/apps/:appId/connections/default';
  return [
    { method: 'GET', url: features, scope: 'okta.apps.read', handle: ({ params }) => unsupported(params.appId) },
    {
      method: 'GET',
      url: `${features}/:name`,
      scope: 'okta.apps.read',
      handle: ({ params }) => unsupported(params.appId, params.name),
    },
    {
      method: 'PUT',
      url: `${features}/:name`,
      scope: 'okta.apps.manage',
      handle: ({ params }) => unsupported(params.appId, params.name),
    },
    {
      method: 'GET',
      url: connection,
      scope: 'okta.apps.read',
      handle: ({ params }) => {
        findApp(org, params.appId);
        return { status: 'UNKNOWN', profile: { authScheme: 'UNKNOWN' } };
      },
    },
    ...['activate', 'deactivate'].map((action): Endpoint => ({
      method: 'POST',
      url: `${connection}/lifecycle/${action}`,
      scope: 'okta.apps.manage',
      handle: ({ params }) => void findApp(org, params.appId),
    })),
    {
      method: 'POST',
      url: connection,
      scope: 'okta.apps.manage',
      handle: ({ params }) => unsupported(params.appId),
    },
  ];
}
