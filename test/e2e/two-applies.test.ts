import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import type { Applied } from '../../operations/terraform-run';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import { noPostgres, startPostgres } from '../support/postgres';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

const NOTHING = { add: 0, change: 0, destroy: 0 };
const because = noPostgres.because || noTerraform.because;

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let rollout: Rollout;
beforeAll(async () => {
  if (noPostgres.skip || noTerraform.skip) return;
  [postgres, rollout] = await Promise.all([startPostgres('two-applies'), startRollout()]);
});
afterAll(async () => {
  await rollout?.close();
  await postgres?.close();
});

const labelled = (label: string): Environment => ({
  ...rollout.at('app', (environment) => ({
    ...environment,
    ringcentral: { ...environment.ringcentral, label },
  })),
  state: { backend: 'pg' },
});

/** A run of its own, in a folder of its own, as another runner would do it. */
async function planned(name: string, label: string) {
  const target = rollout.stage.copy(name, labelled(label));
  const { env } = target.surroundings;
  const surroundings = { ...target.surroundings, env: { ...env, PG_CONN_STR: postgres.url } };
  const run = { ...target, surroundings };
  return readPlan(run, await openStack(run));
}

describe.skipIf(noPostgres.skip || noTerraform.skip)(`two applies at once, state in PostgreSQL${because}`, () => {
  it('one does it, the other waits for the lock and is refused; nothing is done twice or half', async () => {
    const runs = [await planned('one', 'RingCentral'), await planned('two', 'RingCentral')];
    const results: Applied[] = await Promise.all(runs.map((reading) => applyReading(reading)));
    const done = results.filter(({ refused }) => !refused);
    const late = results.filter(({ refused }) => refused);
    expect(done).toEqual([{ applied: { add: 3, change: 0, destroy: 0 }, replan: NOTHING }]);
    expect(late).toMatchObject([
      {
        applied: NOTHING,
        refused: { why: 'Somebody else applied since this plan was made: the state has moved. Nothing was written.' },
      },
    ]);
    const apps = await rollout.stage.okta.apps();
    expect(apps.filter(({ name }) => name === 'ringcentral_saml')).toHaveLength(1);
    const { counts, refusals } = await planned('three', 'RingCentral');
    expect([counts, refusals]).toEqual([NOTHING, []]);
  });
});
