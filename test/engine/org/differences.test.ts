import { describe, expect, it } from 'vitest';
import { unmanagedDrift, type LiveOrg } from '../../../engine/drift';
import { parseEnvironment } from '../../../engine/environment/parse';
import { declaredOrg } from '../../../engine/org/declared';
import { differences, type Comparable } from '../../../engine/org/differences';
import { notLive } from '../../../engine/org/differences/not-live';
import { worded } from '../../../engine/org/differences/worded';
import type { MappingPair } from '../../../engine/org/org';
import { loadEnvironment } from '../../../project';
import { checklist } from '../../../operations/verify/checklist';

const environment = parseEnvironment({ ...loadEnvironment('demo', ''), phase: 'live' });

/** The org as it is when everything declared is there, with ids. */
function liveOrg(): LiveOrg {
  const { apps, mappings, userSchema, rules, ...rest } = declaredOrg(environment);
  const named = <T extends object>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([system, one]) => [system, { ...one, id: `id of ${system}` }]));
  const pair = ({ toOkta, fromOkta }: MappingPair) => ({
    toOkta: toOkta && { ...toOkta, id: 'prm1' },
    fromOkta: fromOkta && { ...fromOkta, id: 'prm2' },
  });
  return {
    ...rest,
    apps: named(apps),
    mappings: Object.fromEntries(Object.entries(mappings).map(([system, one]) => [system, pair(one)])),
    userSchema: { ...userSchema, id: 'osc1' },
    rules: rules.map((rule) => ({ ...rule, id: `id of ${rule.name}` })),
  };
}

const without = (org: LiveOrg, system: string, ...off: string[]): LiveOrg => {
  const app = org.apps[system]!;
  const features = app.features.filter((feature) => !off.includes(feature));
  return { ...org, apps: { ...org.apps, [system]: { ...app, features } } };
};

const words = (found: readonly Parameters<typeof worded>[0][]) => found.map((one) => worded(one).what);

describe('an org compared with what is declared', () => {
  it('that has everything as declared differs nowhere', () => {
    expect(differences(declaredOrg(environment), liveOrg())).toEqual([]);
    expect(notLive(environment, liveOrg())).toEqual([]);
    expect(unmanagedDrift(environment, liveOrg())).toEqual([]);
  });

  it('whose directory imports nothing is told by drift and by verify alike', () => {
    const org = without(liveOrg(), 'ad', 'IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES');
    const [users, updates] = ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'];
    expect(unmanagedDrift(environment, org)).toEqual(
      [users, updates].map((feature) => ({
        tier: 'declared',
        address: 'systems.ad',
        field: `features.${feature}`,
        expected: true,
        actual: false,
        targets: ['id of ad'],
      })),
    );
    expect(checklist(environment, org)).toEqual(
      [users, updates].map((feature) => ({ step: 2, what: `feature ad ${feature}`, declared: 'on', live: 'off' })),
    );
  });

  it('tells each kind of place once, typed', () => {
    const org = liveOrg();
    const [rule] = org.rules;
    const [first, ...others] = org.assignments['ringcentral']!;
    const lines = org.mappings['ringcentral']!.toOkta!.lines;
    const { primaryPhone: _, ...left } = lines;
    const changed: Comparable = {
      ...org,
      mappings: {
        ...org.mappings,
        ringcentral: {
          ...org.mappings['ringcentral'],
          toOkta: { id: 'prm1', lines: { ...left, city: { expression: 'appuser.city', pushStatus: 'PUSH' } } },
        },
      },
      assignments: { ringcentral: [{ ...first!, profile: { department: 'X' } }, ...others] },
      rules: [{ ...rule!, status: 'INACTIVE' }],
      userSchema: {
        ...org.userSchema,
        attributes: {
          ...org.userSchema.attributes,
          primaryPhone: { origin: 'base', source: { type: 'PROFILE_MASTER', priority: [] } },
        },
      },
    };
    const found = differences(declaredOrg(environment), changed);
    expect(found.map(({ part }) => part)).toEqual(['line', 'line', 'source', 'assignment', 'rule']);
    expect(words(found)).toEqual([
      'line ringcentral → okta.primaryPhone',
      'line ringcentral → okta.city',
      'source okta.primaryPhone',
      `group ${first!.group.name}`,
      `rule ${rule!.name}`,
    ]);
  });

  it('that tells no sources at all is not judged by them', () => {
    const org = liveOrg();
    const attributes = Object.fromEntries(
      Object.entries(org.userSchema.attributes).map(([name, { source: __, ...one }]) => [name, one]),
    );
    const silent = { ...org, userSchema: { ...org.userSchema, attributes } };
    expect(notLive(environment, silent)).toEqual([]);
    expect(unmanagedDrift(environment, silent).map(({ tier }) => tier)).toEqual(
      unmanagedDrift(environment, silent).map(() => 'could-not-read'),
    );
  });
});
