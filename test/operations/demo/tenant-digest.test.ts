import { describe, expect, it } from 'vitest';
import type { OktaClient } from '../../../clients/okta';
import { tenantDigest } from '../../../operations/demo/tenant-digest';

/** An org whose ids, links and times come from `seed`, and whose substance does not. */
function org(seed: string, change: { expression?: string; created?: string; people?: number } = {}) {
  const id = (kind: string, name: string) => `${kind}${`${seed}${name}`.padEnd(17, '0').slice(0, 17)}`;
  const [app, group, type] = [id('0oa', 'app'), id('00g', 'group'), id('oty', 'type')];
  const stamps = { created: seed, lastUpdated: seed, _links: { self: { href: `https://${seed}` } } };
  const mapping = {
    ...stamps,
    id: id('prm', 'mapping'),
    source: { id: type, name: 'user', type: 'user' },
    target: { id: app, name: 'ringcentral_saml', type: 'appuser' },
    properties: { email: { expression: change.expression ?? 'user.email', pushStatus: 'PUSH' } },
  };
  return {
    apps: async () => [
      {
        ...stamps,
        id: app,
        name: 'ringcentral_saml',
        label: 'RingCentral',
        status: 'ACTIVE',
        features: [seed, 'A'].sort().filter((feature) => feature !== seed),
        credentials: { signing: { kid: seed } },
        settings: { note: `see ${group}` },
      },
    ],
    groups: async () => [{ ...stamps, id: group, type: 'OKTA_GROUP', profile: { name: 'Sales', description: null } }],
    groupRules: async () => [
      {
        ...stamps,
        id: id('0pr', 'rule'),
        name: 'R',
        status: 'ACTIVE',
        actions: { assignUserToGroups: { groupIds: [group] } },
      },
    ],
    userTypes: async () => [{ id: type, name: 'user', default: true }],
    mappings: async () => [mapping],
    mapping: async () => mapping,
    userSchema: async () => ({
      id: id('osc', 'schema'),
      definitions: {
        base: {
          properties: {
            primaryPhone: { title: seed, master: { type: 'OVERRIDE', priority: [{ type: 'APP', value: app }] } },
          },
        },
        custom: { properties: { extension: { title: 'Extension' } } },
      },
    }),
    appSchema: async () => ({
      id: id('osc', 'app'),
      definitions: { base: { properties: {} }, custom: { properties: {} } },
    }),
    appGroups: async () => [{ ...stamps, id: group, priority: 0, profile: {} }],
  } as unknown as OktaClient;
}

const digest = (okta: OktaClient) => tenantDigest(okta, ({ name }) => name === 'ringcentral_saml');

describe('the digest of a tenant', () => {
  it('is the same for two orgs that were set up alike, whatever their ids, links, times and keys', async () => {
    expect(await digest(org('aaaa'))).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(org('aaaa'))).toBe(await digest(org('bbbb')));
  });

  it('differs as soon as one line does', async () => {
    expect(await digest(org('aaaa', { expression: 'user.login' }))).not.toBe(await digest(org('aaaa')));
  });
});
