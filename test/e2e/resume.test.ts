import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import { apply, type ApplyRequest } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import type { Applied } from '../../operations/terraform-run';
import { schemaProblems } from '../support/schema';
import { capitals } from './capitals';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

const NOTHING = { add: 0, change: 0, destroy: 0 };
const LINE = 'ringcentralokta_mapping_lines.ad_to_okta';

type Change = (environment: Environment) => Environment;
const same: Change = (environment) => environment;

let rollout: Rollout;
beforeAll(async () => {
  if (noTerraform.skip) return;
  rollout = await startRollout();
  await rollout.openGates('app');
  await rollout.apply(rollout.at('app'));
  await rollout.openGates('provisioning');
}, 240_000);
afterAll(() => rollout?.close());

const surroundingsOf = (change: Change) => rollout.declare(rollout.at('provisioning', change)).surroundings;

async function applied(request: Omit<ApplyRequest, 'env'> = {}, change: Change = same) {
  const { exitCode, json } = await apply({ env: 'demo', ...request }, surroundingsOf(change));
  expect(schemaProblems('apply', json)).toEqual([]);
  return { exitCode, ...(json as Applied) };
}

async function faults(rule?: object): Promise<void> {
  await fetch(`${rollout.emulators.admin}/okta/faults`, {
    method: rule ? 'POST' : 'DELETE',
    headers: { 'content-type': 'application/json' },
    ...(rule && { body: JSON.stringify({ kind: '500', nth: 1, times: 30, ...rule }) }),
  });
}

describe.skipIf(noTerraform.skip)(`an apply after one that failed${noTerraform.because}`, () => {
  it('takes up what was made half-way by one command, and destroys nothing', async () => {
    await faults({ method: 'POST', path: '/mappings/' });
    await expect(applied()).rejects.toMatchObject({
      exitCode: 3,
      remedy: expect.stringContaining('--resume') as string,
    });
    await faults();
    const refused = await applied();
    expect(refused).toMatchObject({ exitCode: 1, applied: NOTHING, resumed: [] });
    expect(refused.refused!.remedy).toBe(
      'npx ringcentral-okta apply --env demo --resume looks at it and goes on; it writes the state only, then applies what is left',
    );
    const resumed = await applied({ resume: true });
    expect(resumed).toMatchObject({ exitCode: 0, replan: NOTHING, applied: { destroy: 0 } });
    expect(resumed.resumed!.map(({ how }) => how)).toContain('untainted');
    expect((await plan('demo', surroundingsOf(same))).exitCode).toBe(0);
  }, 300_000);

  it('writes again what a failed update had not written, and asks nobody', async () => {
    await faults({ method: 'POST', path: '/mappings/' });
    await expect(applied({}, capitals)).rejects.toMatchObject({ exitCode: 3 });
    await faults();
    expect(await applied({}, capitals)).toMatchObject({ exitCode: 0, replan: NOTHING });
    expect(LINE).toBeDefined();
  }, 300_000);
});
