import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEmulators, type Emulators } from '../../../../emulators';
import { compileFlows } from '../../../../engine/sync';
import { send } from '../../../support/tenant-api';

vi.mock('../../../../engine/sync', { spy: true });

const PEOPLE = 30;

let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators();
});
afterAll(() => emulators.close());

it('a group rule that is activated compiles its expression and the flows once, however many people it looks at', async () => {
  const okta = <T>(method: string, path: string, body?: unknown) =>
    send<T>(`${emulators.okta}/api/v1${path}`, method, body, {
      authorization: `SSWS ${emulators.oktaTenant.apiToken}`,
    });
  for (let at = 0; at < PEOPLE; at += 1) {
    const address = `person${at}@acme.test`;
    const profile = { login: address, email: address, firstName: 'A', lastName: 'Person', city: 'Oakland' };
    await okta('POST', '/users?activate=true', { profile });
  }
  const group = await okta<{ id: string }>('POST', '/groups', { profile: { name: 'Everybody of the field' } });
  const rule = await okta<{ id: string }>('POST', '/groups/rules', {
    type: 'group_rule',
    name: 'Everybody of the field',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.city != "Nowhere"' } },
    actions: { assignUserToGroups: { groupIds: [group.id] } },
  });
  vi.mocked(compileFlows).mockClear();
  await okta('POST', `/groups/rules/${rule.id}/lifecycle/activate`);
  const taken = await okta<unknown[]>('GET', `/groups/${group.id}/users`);
  expect(taken).toHaveLength(PEOPLE);
  expect(vi.mocked(compileFlows).mock.calls.length).toBeLessThanOrEqual(2);
});
