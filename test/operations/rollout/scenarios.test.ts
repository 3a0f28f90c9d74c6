import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import { gatesOf } from '../../../engine/gates/gates';
import { tableOf } from '../../../engine/flows/take';
import { loadEnvironment } from '../../../project';
import { oneOfEach } from '../../support/effort';
import { schemaProblems } from '../../support/schema';
import { startTenants, type Tenants } from '../people';
import { Driver, expected, ROOM } from './driver';

let tenants: Tenants;
beforeAll(async () => {
  tenants = await startTenants();
});
beforeEach(() => tenants.reset());

/** Done before anybody does anything: the org is there, its groups are, and the environment declares the guide's minimum. */
const WITH_OKTA = ['special-phones', 'directory-lines', 'directory-groups'];
const WITHOUT_OKTA = ['okta-org', ...WITH_OKTA];

/** What follows by itself: groups give the app, and that links or creates people. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'phase-provisioning': ['first-users-linked', 'everybody-linked'],
  'porting-finished': ['ported-numbers-swapped'],
};

const writeBackLive = (): EnvironmentInput['flows'] => {
  const { flows } = loadEnvironment('demo', '');
  const presets = flows.presets.map((one) =>
    one.preset === 'directory-write-back' ? { ...one, phase: 'live' as const } : one,
  );
  return { ...flows, presets };
};

interface Journey {
  readonly name: string;
  readonly change: Partial<EnvironmentInput>;
  readonly atFirst: readonly string[];
  /** The org was made from RingCentral's portal: the app is in it. */
  readonly appInside?: true;
}

const JOURNEYS: readonly Journey[] = [
  {
    name: 'scenario 1, RingCentral without Okta: the new org comes with the app in it',
    change: {
      scenario: 'existing-ringcentral-without-okta',
      okta: { orgId: '00o1acmedemo00000org', baseSources: 'byHand' },
    },
    atFirst: WITHOUT_OKTA,
    appInside: true,
  },
  {
    name: 'scenario 2, RingCentral with Okta',
    change: { scenario: 'existing-ringcentral-with-okta' },
    atFirst: WITH_OKTA,
  },
  {
    name: 'scenario 3, new RingCentral without Okta',
    change: { scenario: 'new-ringcentral-without-okta' },
    atFirst: WITHOUT_OKTA,
    appInside: true,
  },
  {
    name: 'scenario 4, new RingCentral with Okta',
    change: { scenario: 'new-ringcentral-with-okta' },
    atFirst: WITH_OKTA,
  },
  {
    name: 'porting, with a conference room',
    change: {
      scenario: 'new-ringcentral-with-okta',
      porting: true,
      flows: writeBackLive(),
      people: { except: [{ login: ROOM, reason: 'a conference room' }] },
    },
    atFirst: ['directory-lines', 'directory-groups'],
  },
];

const states = (steps: readonly { id: string; state: string }[]) =>
  Object.fromEntries(steps.map(({ id, state }) => [id, state]));

describe('npx ringcentral-okta rollout', () => {
  // With and without Okta before, and with porting: a new RingCentral takes the same steps as one that exists.
  it.each(oneOfEach(JOURNEYS, ({ atFirst }) => atFirst.join()).map((journey) => [journey.name, journey] as const))(
    'leads %s to live, every step right before and after it is taken',
    async (_, { change, atFirst, appInside }) => {
      const driver = new Driver(tenants, change);
      if (appInside)
        await tenants.okta('POST', '/api/v1/apps', {
          name: 'ringcentral_saml',
          label: 'RingCentral',
          signOnMode: 'SAML_2_0',
        });
      const done = new Set(atFirst);
      for (;;) {
        const { steps, exitCode, json, text } = await driver.look();
        expect(states(steps), text).toEqual(expected(steps, done));
        expect(schemaProblems('rollout', json)).toEqual([]);
        expect(exitCode).toBe(steps.every(({ id }) => done.has(id)) ? 0 : 1);
        if (exitCode === 0) break;
        for (const { id } of steps.filter(({ state }) => state === 'next' || state === 'manual')) {
          await driver.take(id);
          for (const one of [id, ...(FOLLOWS[id] ?? [])]) done.add(one);
        }
      }
      const gates = gatesOf(tableOf(driver.environment), driver.environment).map(({ key }) => key);
      const { steps } = await driver.look();
      expect(gates.filter((key) => steps.filter(({ id }) => id === key).length !== 1)).toEqual([]);
      expect(driver.environment.phase).toBe('live');
    },
  );
});
