import { describe, expect, it } from 'vitest';
import { DECIDING } from '../../../engine/org/configuration';
import { COMPARED } from '../../../engine/org/differences';
import type { OrgPart } from '../../../engine/org/org';
import { appsOf } from '../../../operations/tenants/apps';
import { openOkta } from '../../../operations/tenants/connect';
import { readOrg } from '../../../operations/tenants/read-org';
import { runningCompany } from '../companies/company';

const company = runningCompany('awkward');

const SYSTEMS = 5;
const open = async () => openOkta(company().environment, company().connecting);

/** Calls beside the org's id and the list of apps, which every reading begins with. */
async function callsFor(parts: readonly OrgPart[]): Promise<number> {
  const okta = await open();
  const before = okta.calls.reads;
  await readOrg(okta, company().environment, parts);
  return okta.calls.reads - before - 1;
}

describe('reading an org', { timeout: 60_000 }, () => {
  it.each<[string, readonly OrgPart[], number]>([
    ['apps', ['apps'], 0],
    ['the user type', ['userType'], 1],
    // The user type, the list, and the mapping with its lines for each direction of each pair.
    ['mappings', ['mappings'], 2 + 2 * SYSTEMS],
    ['schemas of the apps', ['appSchemas'], SYSTEMS],
    ['the user schema', ['userSchema'], 1],
    ['groups', ['groups'], 1],
    ['assignments, which name groups', ['assignments'], 1 + SYSTEMS],
    ['rules, which name groups', ['rules'], 2],
    ['assignments, rules and groups: groups are listed once', ['assignments', 'rules', 'groups'], 2 + SYSTEMS],
    ['what is compared with an environment', COMPARED, 2 + 2 * SYSTEMS + SYSTEMS + 1 + 1 + SYSTEMS + 1],
    ['what decides about people', DECIDING, 2 + 2 * SYSTEMS + SYSTEMS + 1 + 1 + SYSTEMS + 1],
  ])('%s costs no call more than it needs', async (_, parts, calls) => {
    expect(await callsFor(parts)).toBe(calls);
  });

  it('gives no part that was not asked for', async () => {
    const org = await readOrg(await open(), company().environment, ['groups']);
    expect(Object.keys(org)).toEqual(['groups']);
    // @ts-expect-error the compiler knows of no part that was not read
    expect(org.rules).toBeUndefined();
  });

  it('tells groups of one name apart by id and directory', async () => {
    const { groups, assignments } = await readOrg(await open(), company().environment, ['groups', 'assignments']);
    const users = groups.filter(({ name }) => name === 'RingCentral Users');
    expect(users.map(({ from }) => from)).toEqual(['emea', 'corp']);
    const assigned = assignments['rc']!.map(({ group }) => group);
    expect(assigned.filter(({ name }) => name === 'RingCentral Users')).toEqual([
      { id: users.find(({ from }) => from === 'corp')!.id, name: 'RingCentral Users', from: 'corp' },
    ]);
  });

  it('keeps every line of a pair, every source and statements of every kind', async () => {
    const { apps, mappings, userSchema } = await readOrg(await open(), company().environment, [
      'apps',
      'mappings',
      'userSchema',
    ]);
    expect(mappings['emea']?.toOkta?.lines['login']).toEqual({ expression: 'appuser.email', pushStatus: 'PUSH' });
    expect(userSchema.attributes['department']?.source).toEqual({ type: 'OVERRIDE', priority: ['hr', 'emea', 'corp'] });
    expect(apps['rc']?.statements.map(({ name, type, filterValue }) => [name, type, filterValue])).toEqual([
      ['email', 'EXPRESSION', undefined],
      ['number', 'EXPRESSION', undefined],
      ['teams', 'GROUP', 'RingCentral'],
    ]);
  });
});

describe('the app of a system that is created by its catalogue key', () => {
  it('is no bookmark and no app of a like name, though a search finds them first', async () => {
    const { environment } = company();
    const systems = { rc: { ...environment.systems['rc']!, app: { create: 'ringcentral_saml' } } };
    const apps = await appsOf(await open(), { ...environment, systems });
    expect(apps.get('rc')).toMatchObject({ label: 'RingCentral', name: 'ringcentral_saml' });
  });
});
