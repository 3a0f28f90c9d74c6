import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { State } from '../../../emulators/ringcentral/entities';
import { loadEnvironment } from '../../../project';
import { openOkta, openRingCentral } from '../../../operations/tenants/connect';
import { readAccount } from '../../../operations/tenants/ringcentral/account';
import { peopleInScope, type Scope } from '../../../operations/tenants/ringcentral/people-in-scope';
import { seedAccount } from '../../../operations/seed/seed';
import { startProxy, type Passing, type Proxy } from '../../support/proxy';
import { startTenants, type Tenants } from '../people';
import { addPerson, runSeed } from './company';
import { accountOf, seeded, valuesOf, workers } from './large-company';
import { oneOfEach, times } from '../../support/effort';

const PEOPLE = workers(20);

let tenants: Tenants;
let proxy: Proxy;
let start: State;
/** The end state of a run that nothing disturbed, and the requests that it took. */
let whole: ReturnType<typeof seeded>;
let requests: Passing[] = [];

const state = () => tenants.emulators.ringcentralTenant.snapshot() as State;

/** Everything that was written to the account, each with how often. */
function written(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { actionId, targetId } of state().audit) {
    const what = actionId === 'CREATE_CUSTOM_FIELD' ? actionId : `${actionId} ${targetId}`;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

const ONCE = Object.fromEntries([
  ['CREATE_CUSTOM_FIELD', 1],
  ['REPLACE_NUMBER 500713201803', 1],
  ...PEOPLE.map(({ extensionId }) => [`CHANGE_USER_INFO ${extensionId}`, 1]),
]) as Record<string, number>;

const connecting = () => ({
  ...tenants.connecting,
  env: { ...tenants.connecting.env, RC_SERVER_URL: proxy.url },
});
const run = () => runSeed({ connecting: connecting() });

/** The same run, but for Okta, which is read once: nothing is written there, and every request to RingCentral is made. */
async function runOnAccount(scope: Scope): Promise<void> {
  const environment = loadEnvironment('demo', '');
  const ringcentral = await openRingCentral(environment, { ...connecting(), tries: 8 });
  const account = await readAccount(ringcentral);
  await seedAccount({ environment, ...account, ...scope }, ringcentral, { dryRun: false }, connecting());
}

/** Twenty people who use RingCentral already, and a ported number that has come. */
beforeAll(async () => {
  tenants = await startTenants();
  proxy = await startProxy(tenants.emulators.ringcentral);
  for (const { login, employeeId } of PEOPLE)
    await addPerson(tenants, login.split('@')[0]!, { employeeNumber: employeeId });
  await addPerson(tenants, 'hannah.pettibone');
  await tenants.admin('POST', '/ringcentral/ports/complete', { phoneNumber: '+442079460113', swap: false });
  tenants.emulators.ringcentralTenant.restore({ ...accountOf(state(), PEOPLE), audit: [] });
  await tenants.admin('PUT', '/ringcentral/limits', { enforced: false });
  tenants.keep();
  start = state();
  proxy.decide((request) => {
    requests.push(request);
    return 'pass';
  });
  await run();
  whole = seeded(state());
  requests = requests.filter(({ path }) => !path.includes('revoke'));
});
beforeEach(async () => {
  tenants.reset();
  await tenants.admin('DELETE', '/ringcentral/faults');
  proxy.decide(() => 'pass');
});
afterAll(() => proxy.close());

async function readScope(): Promise<Scope> {
  const environment = loadEnvironment('demo', '');
  const okta = await openOkta(environment, connecting());
  const ringcentral = await openRingCentral(environment, connecting());
  return peopleInScope(environment, okta, await readAccount(ringcentral), () => undefined);
}

/** The process dies at request `at`: it does or does not arrive, and nothing follows it. */
async function crash(at: number, last: 'lose' | 'drop', scope: Scope): Promise<void> {
  proxy.decide(({ number }) => (number < at ? 'pass' : number === at ? last : 'drop'));
  await expect(runOnAccount(scope)).rejects.toThrow();
  proxy.decide(() => 'pass');
}

describe('a seeding run', () => {
  it('writes each thing once', () => {
    expect(whole.values).toEqual(valuesOf(PEOPLE));
    expect(whole.numbers).toContain('+442079460113 Normal');
    expect(whole.numbers.join()).not.toContain('Temporary');
    expect(requests.length).toBeGreaterThan(PEOPLE.length);
  });

  it('that dies at any of its requests is finished by the next: the same end, nothing twice, nothing lost', async () => {
    const scope = await readScope();
    const each = oneOfEach([...requests.entries()], ([, { method, path }]) => `${method} ${path.replace(/\d+/g, 'N')}`);
    for (const [index, { method, path }] of each) {
      // A read leaves no trace, whether it arrived or not.
      for (const last of method === 'GET' || path.includes('oauth')
        ? (['drop'] as const)
        : (['drop', 'lose'] as const)) {
        tenants.emulators.ringcentralTenant.restore(start);
        await crash(index + 1, last, scope);
        const at = `${last} at ${index + 1} (${method} ${path})`;
        await runOnAccount(scope);
        expect({ at, ...seeded(state()) }).toEqual({ at, ...whole });
        expect({ at, ...written() }).toEqual({ at, ...ONCE });
      }
    }
  });

  it.each([1, 2, 3].slice(0, times(3, 1)))(
    'with three of ten answers failing comes to the same end, nothing twice, nothing lost (weather %i)',
    async (seed) => {
      const kinds = ['429', '500', 'timeout-after-commit', 'cut'];
      for (const [index, kind] of kinds.entries())
        await tenants.admin('POST', '/ringcentral/faults', { kind, probability: 0.0853, seed: seed * 10 + index });
      let runs = 0;
      let ended = false;
      // So many failures in a row may end a run; the next goes on.
      while (!ended && runs < 5) {
        runs += 1;
        ended = await run().then(
          () => true,
          () => false,
        );
      }
      const armed = (await tenants.admin('GET', '/ringcentral/faults')) as unknown as { seen: number }[];
      expect({ ended, ...seeded(state()) }).toEqual({ ended: true, ...whole });
      expect(written()).toEqual(ONCE);
      expect(armed[0]!.seen).toBeGreaterThan(requests.length * 1.2);
    },
  );

  it('after one that was finished writes nothing', async () => {
    await run();
    const before = written();
    const { json } = await run();
    expect(json).toMatchObject({ planned: 0, written: 0 });
    expect(written()).toEqual(before);
  });
});
