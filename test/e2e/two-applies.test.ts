import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import { PROJECT } from '../../operations/surroundings';
import { startCountingProxy, type Moment } from '../support/counting-proxy';
import { oneOfEach, onlyLong } from '../support/effort';
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
async function planned(name: string, label: string, okta = rollout.emulators.okta) {
  const target = rollout.stage.copy(name, labelled(label));
  const { env } = target.surroundings;
  const variables = { ...env, PG_CONN_STR: postgres.url, OKTA_HTTP_PROXY: okta };
  const surroundings = { ...target.surroundings, env: variables };
  const run = { ...target, okta: new OktaClient(oktaConfigFromEnv(variables)), surroundings };
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

type Moments = readonly (readonly [nth: number, moment: Moment])[];
const ALL: Moments = [1, 2].flatMap((nth) =>
  (['after', 'before', 'answered'] as const).map((one) => [nth, one] as const),
);
/** Which write the runner is lost at, and when. */
const LOST: Moments = oneOfEach(ALL, () => 'a lost runner');
/** The write at which Terraform is killed in a pipeline. */
const KILLED: Moments = ALL.filter(([nth]) => nth === 1);

interface Runner {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Command {
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** When the machine is lost. */
  readonly lost?: Moments[number];
  /** When Terraform is killed. */
  readonly killed?: Moments[number];
}

/** Runs a command in a folder of its own against the org behind `proxy`; with a moment, the whole machine is lost then, or Terraform is killed alone. */
function runner(
  proxy: Awaited<ReturnType<typeof startCountingProxy>>,
  name: string,
  label: string,
  { words, env: more = {}, lost, killed }: Command,
): Promise<Runner> {
  const { surroundings } = rollout.stage.copy(name, labelled(label));
  const { env, output } = surroundings;
  const variables = { ...env, PG_CONN_STR: postgres.url, OKTA_HTTP_PROXY: proxy.url, CDKTF_OUTDIR: output, ...more };
  return new Promise((done) => {
    const args = ['bin/ringcentral-okta.js', ...words];
    const child = execFile(process.execPath, args, { cwd: PROJECT, env: variables }, (_error, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
    const when = lost ?? killed;
    if (when)
      proxy.arm(...when, () => {
        const lock = JSON.parse(readFileSync(join(output, '.lock'), 'utf8')) as { terraform: { pid: number } };
        if (lost) child.kill('SIGKILL');
        process.kill(-lock.terraform.pid, 'SIGKILL');
      });
  });
}

describe.skipIf(noPostgres.skip || noTerraform.skip)(`a runner that is lost, state in PostgreSQL${because}`, () => {
  let proxy: Awaited<ReturnType<typeof startCountingProxy>>;
  beforeAll(async () => {
    proxy = await startCountingProxy(rollout.emulators.okta);
    // Assertions are made out to the address that is called.
    rollout.emulators.oktaTenant.org.url = proxy.url;
  });
  afterEach(() => proxy.disarm());
  afterAll(() => proxy?.close());

  it.each(LOST)('at write %i, %s it: another one does what is left by --resume', async (...lost) => {
    const label = `RingCentral phones ${lost.join(' ')}`;
    const words = ['apply', '--env', 'demo', '--json'];
    expect((await runner(proxy, `lost-${lost.join('-')}`, label, { words, lost })).code).toBeNull();
    proxy.disarm();
    const resume = { words: [...words, '--resume'] };
    const { code, stdout, stderr } = await runner(proxy, `fresh-${lost.join('-')}`, label, resume);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ replan: NOTHING, applied: { destroy: 0 } });
  });

  const step = (hash: string, on: string, name: string) => ({
    words: ['ci', 'apply'],
    env: {
      ENVIRONMENT: 'demo',
      EXPECT: hash,
      OUT: join(rollout.folder, `out-${on}-${name}`),
      PIPELINE_KEY: 'what seals people and snapshots of a job',
    },
  });
  /** A job that ends in the middle of what was reviewed, and one on a fresh runner after it. */
  async function twoJobs(name: string, how: Pick<Command, 'lost' | 'killed'>, ended: number | null): Promise<void> {
    const label = `RingCentral in a pipeline ${name}`;
    const { hash } = await planned(`reviewed-${name}`, label, proxy.url);
    const job = await runner(proxy, `job-${name}`, label, { ...step(hash, 'job', name), ...how });
    expect([job.code, job.code === ended ? '' : job.stderr]).toEqual([ended, '']);
    proxy.disarm();
    const { code, stdout, stderr } = await runner(proxy, `again-${name}`, label, step(hash, 'again', name));
    expect([code, code === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
    expect((await planned(`after-${name}`, label, proxy.url)).counts).toEqual(NOTHING);
  }

  it.skipIf(onlyLong.skip).each(KILLED)(
    'whose Terraform is killed at write %i, %s it, in a pipeline: another one does what is left of what was reviewed',
    (...killed) => twoJobs(`killed-${killed.join('-')}`, { killed }, 3),
  );

  it.each(LOST)('at write %i, %s it, in a pipeline: another one does what is left of what was reviewed', (...lost) =>
    twoJobs(`lost-${lost.join('-')}`, { lost }, null),
  );
});
