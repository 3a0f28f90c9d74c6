import type { Policy } from '../entities';
import { notFound, validationFailed } from '../errors';
import type { Org } from '../org';
import type { Endpoint, TokenRequest, Tokens } from '../server';

const policyAnswer = (org: Org, policy: Policy) => ({
  ...policy,
  status: 'ACTIVE',
  description: policy.name,
  priority: 1,
  conditions: null,
  _embedded: { resourceType: 'APP' },
  _links: {
    self: { href: `${org.url}/api/v1/policies/${policy.id}`, hints: { allow: ['GET', 'PUT'] } },
    rules: { href: `${org.url}/api/v1/policies/${policy.id}/rules`, hints: { allow: ['GET', 'POST'] } },
  },
});

/** Addresses under which the token endpoint is known to clients: both versions of okta/okta sign for the one they call. */
const audiences = ({ store, url }: Org): string[] =>
  [url, `https://${store.settings.name}.${store.settings.baseUrl}`].map((host) => `${host}/oauth2/v1/token`);

/** The org itself: who it is, and who may call. */
export function orgEndpoints(org: Org, tokens: Tokens): Endpoint[] {
  return [
    {
      method: 'GET',
      url: '/.well-known/okta-organization',
      scope: 'public',
      handle: () => ({
        id: org.store.settings.id,
        _links: { organization: { href: org.url } },
        pipeline: org.store.settings.switches.pipeline,
        settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false },
      }),
    },
    {
      method: 'POST',
      url: '/oauth2/v1/token',
      scope: 'public',
      handle: ({ body, query, reply }) => {
        void reply.header('cache-control', 'no-store');
        // One of okta/okta's SDKs sends everything in the query, the others a form.
        return tokens.issue({ ...(query as TokenRequest), ...(body as TokenRequest | undefined) }, audiences(org));
      },
    },
    {
      method: 'GET',
      url: '/api/v1/org',
      scope: 'okta.orgs.read',
      handle: () => {
        const { id, name } = org.store.settings;
        return { id, subdomain: name, companyName: name, status: 'ACTIVE' };
      },
    },
  ];
}

/** Sign-on policies and self-service features. */
export function policyEndpoints(org: Org): Endpoint[] {
  return [
    {
      method: 'GET',
      url: '/api/v1/policies',
      scope: 'okta.policies.read',
      handle: ({ query }) => {
        if (query.type === undefined) throw validationFailed('type', 'type: The field cannot be left blank');
        const policies = [...org.store.policies.values()].filter(({ type }) => type === query.type);
        return policies.map((policy) => policyAnswer(org, policy));
      },
    },
    {
      method: 'GET',
      url: '/api/v1/policies/:policyId',
      scope: 'okta.policies.read',
      handle: ({ params }) => {
        const policy = org.store.policies.get(params.policyId ?? '');
        if (!policy) throw notFound(params.policyId ?? '', 'Policy');
        return policyAnswer(org, policy);
      },
    },
    // Okta Support's flags are no self-service features: they never stand in this list.
    { method: 'GET', url: '/api/v1/features', scope: 'okta.features.read', handle: () => [] },
    {
      method: 'GET',
      url: '/api/v1/features/:featureId',
      scope: 'okta.features.read',
      handle: ({ params }) => {
        throw notFound(params.featureId ?? '', 'Feature');
      },
    },
  ];
}
