import { beforeAll, describe, expect, it } from 'vitest';
import { Org } from '../../emulators/okta/org';
import { endpoints } from '../../emulators/okta/routes';
import type { Tokens } from '../../emulators/okta/server';
import { ROUTES } from '../../emulators/ringcentral/routes';
import { PublishedDefinitions } from '../../operations/fidelity/definitions/published';
import { conformance } from '../../operations/fidelity/definitions/tenants';

// Names of parameters are each side's own.
const shape = (operation: string): string => operation.replaceAll(/:\w+|\{\w+\}/g, '*');

/** Routes of the embedded org that Okta's document does not have, and why they are there. */
const NOT_IN_OKTA: Readonly<Record<string, string>> = {
  'POST /oauth2/v1/token': 'published in another document, of the authorization server',
  'GET /api/v1/users/me': 'an alias of users/{id}',
  'GET /api/v1/apps/*/user/types': 'what okta/okta asks for the type of an app’s user (recorded)',
  'PUT /api/internal/v1/mappings/reapply': 'the console’s own, for API tokens only',
  'GET /api/v1/apps/*/sso/saml/metadata': 'XML',
  'POST /api/v1/apps/*/logo': 'a picture',
  'GET /api/v1/agentPools':
    'published (Management API, Agent Pools), and not in the part of the document that is kept here',
};

describe.each(['okta', 'ringcentral'] as const)('the embedded %s tenant', (vendor) => {
  let all: Awaited<ReturnType<typeof conformance>>;
  beforeAll(async () => {
    all = await conformance();
  });

  it('answers every published operation as its vendor publishes it', () => {
    const { deviating, unseen } = all[vendor];
    expect({ deviating, unseen }).toEqual({ deviating: [], unseen: [] });
  });

  it('has at most five listed deviations, each with its source and none of them closed', () => {
    const { listed } = all[vendor];
    expect(listed.all).toBeLessThanOrEqual(5);
    expect(listed.met).toBe(listed.all);
    for (const { why } of new PublishedDefinitions(vendor).listed) expect(why).toMatch(/recorded|pull request|https?:/);
  });
});

describe('every route of', () => {
  const published = (vendor: 'okta' | 'ringcentral') => new Set(new PublishedDefinitions(vendor).operations.map(shape));

  it('the embedded account is held against a definition', () => {
    const routes = ROUTES.map(({ method, path }) => shape(`${method} ${path}`));
    expect(routes.filter((route) => !published('ringcentral').has(route))).toEqual([
      'DELETE /restapi/v1.0/account/*/extension/*',
    ]);
  });

  it('the embedded org is held against a definition, or named with the reason', () => {
    const org = new Org({ now: () => new Date(0) });
    const routes = endpoints(org, {} as Tokens).map(({ method, url }) => shape(`${method} ${url}`));
    const known = published('okta');
    expect(routes.filter((route) => !known.has(route)).sort()).toEqual(Object.keys(NOT_IN_OKTA).sort());
  });
});

describe('a deviating answer is seen', () => {
  const { okta, ringcentral } = {
    okta: new PublishedDefinitions('okta'),
    ringcentral: new PublishedDefinitions('ringcentral'),
  };

  it.each([
    ['a field that is not published', { id: 'x', noSuch: 1 }, ['/noSuch unknown']],
    ['another type', { id: 7 }, ['/id must be string']],
  ])('%s', (_what, body, found) => {
    expect(okta.problems('GET /api/v1/groups/{groupId}', 200, body)).toEqual(found);
  });

  it('a required field that is missing, a value that does not exist, a status and a body that nobody publishes', () => {
    const list = 'POST /restapi/v1.0/account/{accountId}/audit-trail/search';
    const record = { target: { objectType: 'extension' } };
    expect(ringcentral.problems(list, 200, { records: [record], paging: { totalPages: 1 } })).toEqual([
      '/records/0/target/objectType must be equal to one of the allowed values',
      '/paging/totalPages unknown',
    ]);
    expect(ringcentral.problems('GET /restapi/v2/accounts/{accountId}/phone-numbers', 200, { records: [] })).toEqual([
      " must have required property 'paging'",
    ]);
    expect(okta.problems('DELETE /api/v1/users/{id}', 200, undefined)).toEqual(['status 200 unknown']);
    expect(okta.problems('DELETE /api/v1/users/{id}', 204, { id: 'x' })).toEqual([' body unknown']);
  });
});
