import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import { PROJECT } from '../../operations/surroundings';
import { startCountingProxy } from '../support/counting-proxy';
import { StackDirectory } from '../../terraform';
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
  const { path } = await openStack(run);
  // However slow the machine is, the one that is late waits until the other has ended.
  const options = { env: surroundings.env, locked: surroundings.output, lockSeconds: 3600 };
  return readPlan(run, new StackDirectory(run.terraform, path, options));
}

describe.skipIf(noPostgres.skip || noTerraform.skip)(`two applies at once, state in PostgreSQL${because}`, () => {
  it('one does it, the other waits for the lock and is refused; nothing is done twice or half', async () => {
    const runs = [await planned('one', 'RingCentral'), await planned('two', 'RingCentral')];
    const results = await Promise.allSettled(runs.map((reading) => applyReading(reading)));
    const isDone = (one: (typeof results)[number]) => one.status === 'fulfilled' && !one.value.refused;
    expect(results.filter(isDone)).toMatchObject([
      { value: { applied: { add: 3, change: 0, destroy: 0 }, replan: NOTHING } },
    ]);
    const late = results.find((one) => !isDone(one)) as PromiseFulfilledResult<unknown>;
    expect(late.value).toMatchObject({
      applied: NOTHING,
      refused: { why: 'Somebody else applied since this plan was made: the state has moved. Nothing was written.' },
    });
    const apps = await rollout.stage.okta.apps();
    expect(apps.filter(({ name }) => name === 'ringcentral_saml')).toHaveLength(1);
    const { counts, refusals } = await planned('three', 'RingCentral');
    expect([counts, refusals]).toEqual([NOTHING, []]);
  });
});

describe.skipIf(noPostgres.skip || noTerraform.skip)(`a runner that is lost, state in PostgreSQL${because}`, () => {
  it('is followed by another one, in a folder of its own: --resume does what is left', async () => {
    const proxy = await startCountingProxy(rollout.emulators.okta);
    // Assertions are made out to the address that is called.
    rollout.emulators.oktaTenant.org.url = proxy.url;
    const run = (name: string, ...flags: string[]) => {
      const { surroundings } = rollout.stage.copy(name, labelled('RingCentral phones'));
      const { env, output } = surroundings;
      const variables = { ...env, PG_CONN_STR: postgres.url, OKTA_HTTP_PROXY: proxy.url, CDKTF_OUTDIR: output };
      const args = ['bin/ringcentral-okta.js', 'apply', '--env', 'demo', '--json', ...flags];
      return new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
        const child = execFile(process.execPath, args, { cwd: PROJECT, env: variables }, (_error, stdout, stderr) =>
          done({ code: child.exitCode, stdout, stderr }),
        );
        proxy.arm(1, 'after', () => {
          const lock = JSON.parse(readFileSync(join(output, '.lock'), 'utf8')) as { terraform: { pid: number } };
          child.kill('SIGKILL');
          process.kill(-lock.terraform.pid, 'SIGKILL');
        });
      });
    };
    expect((await run('lost')).code).toBeNull();
    proxy.disarm();
    const second = run('fresh', '--resume');
    proxy.disarm();
    const { code, stdout, stderr } = await second;
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ replan: NOTHING, applied: { destroy: 0 } });
    await proxy.close();
  });
});
