import { join } from 'node:path';
import type { Environment } from '../../../engine/environment/schema';
import { check } from '../../../operations/drift/check';
import type { Surroundings } from '../../../operations/surroundings';
import { startRollout } from '../../e2e/rollout';
import { skippingClock } from '../../support/skipping-clock';
import { send, tenantsOf } from '../../support/tenant-api';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly profile: { readonly name: string; readonly login: string; readonly email: string };
  readonly [member: string]: unknown;
}

/** The demo company in phase `live`, everything applied, and hands to change things with. */
export async function startLive() {
  const clock = skippingClock();
  const rollout = await startRollout({ clock: clock.tenants });
  await rollout.reach('live');
  const { emulators } = rollout;
  // Twice: what the first round writes to one system, the second brings back from it.
  for (const app of ['active_directory', 'ringcentral_saml', 'active_directory', 'ringcentral_saml'])
    await fetch(`${emulators.admin}/okta/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app, kind: 'full' }),
    });
  const tenants = tenantsOf(emulators);
  const applied = tenants.map((tenant) => structuredClone(tenant.snapshot()));
  const token = { authorization: `SSWS ${emulators.oktaTenant.apiToken}` };
  const okta = <T = Item>(method: string, path: string, body?: unknown) =>
    send<T>(`${emulators.okta}/api/v1${path}`, method, body, token);
  const admin = (method: string, path: string, body?: unknown) => send<Item>(`${emulators.admin}${path}`, method, body);
  // Everything is changed at once, and put back at once: more people than an apply may touch unasked.
  const thresholds = { changedPeople: 100, removedPeople: 100 };
  const unlimited = (environment: Environment): Environment => ({
    ...environment,
    thresholds: { ...environment.thresholds, ...thresholds },
  });
  const target = rollout.declare(rollout.at('live', unlimited));
  const baseline = join(rollout.folder, 'accepted.json');
  const apps = await okta<Item[]>('GET', '/apps');
  const groups = await okta<Item[]>('GET', '/groups?limit=200');
  const ids = {
    ringcentral: apps.find(({ name }) => name === 'ringcentral_saml')!.id,
    ad: apps.find(({ name }) => name === 'active_directory')!.id,
    userType: (await okta<Item[]>('GET', '/meta/types/user'))[0]!.id,
    group: (name: string) => groups.find(({ profile }) => profile.name === name)!.id,
  };
  return {
    rollout,
    ids,
    okta,
    admin,
    baseline,
    /** Id in Okta of a person by the first part of the email. */
    person: async (account: string) => (await okta('GET', `/users/${account}@acme.test`)).id,
    surroundings: { ...target.surroundings, clock: clock.clients },
    /** Line by line of one direction; `null` removes. */
    lines: async (source: string, target: string, properties: object) => {
      const [found] = await okta<Item[]>('GET', `/mappings?sourceId=${source}&targetId=${target}`);
      await okta('POST', `/mappings/${found!.id}`, { properties });
    },
    app: async <App>(change: (app: App) => void) => {
      const app = await okta<App>('GET', `/apps/${ids.ringcentral}`);
      change(app);
      await okta('PUT', `/apps/${ids.ringcentral}`, app);
    },
    shut: (gate: string) => rollout.stage.admin.shutGate(gate),
    restore: () => tenants.forEach((tenant, index) => tenant.restore(structuredClone(applied[index]))),
    check: (over: Partial<Surroundings> = {}) =>
      check({ env: 'demo', baseline }, { ...target.surroundings, clock: clock.clients, ...over }),
    close: () => rollout.close(),
  };
}

export type Live = Awaited<ReturnType<typeof startLive>>;
