import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import { capitals } from '../e2e/capitals';
import { startRollout, type Rollout } from '../e2e/rollout';
import { noTerraform } from '../terraform/on-path';
import { builtAct, startAct } from './act';
import { startPipeline, type Pipeline } from './pipeline';
import type { Told } from './workflow';

const AD = '0oa1acmead0000000app';
const TYPE = 'oty1acmedemo0000type';

const act = noTerraform.skip ? undefined : builtAct();
const because = noTerraform.because || (act ? '' : ' (skipped: Go cannot build act here)');

describe.skipIf(!act)(`the workflows as they are shipped, on runners that are thrown away${because}`, () => {
  let rollout: Rollout;
  let pipeline: Pipeline;
  let runner: ReturnType<typeof startAct>;
  let declared: string;

  const declare = (environment: Environment): void => writeFileSync(declared, JSON.stringify(environment));
  const run = (name: Parameters<typeof runner.run>[0], event: string, over: Partial<Told> = {}) =>
    runner.run(name, event, pipeline.checkout.root, over, { ENVIRONMENT_FILE: declared });
  const imported = () =>
    fetch(`${rollout.emulators.admin}/okta/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app: 'active_directory', kind: 'full' }),
    });

  /** What everybody holds in Okta, and every live line of the mapping. */
  const live = async () => {
    const users = (await pipeline.okta('GET', '/api/v1/users?limit=200')) as { id: string; profile: unknown }[];
    const [mapping] = (await pipeline.okta('GET', `/api/v1/mappings?sourceId=${AD}&targetId=${TYPE}`)) as {
      id: string;
    }[];
    const { properties } = (await pipeline.okta('GET', `/api/v1/mappings/${mapping!.id}`)) as { properties: unknown };
    return { people: Object.fromEntries(users.map(({ id, profile }) => [id, profile])), properties };
  };

  beforeAll(async () => {
    rollout = await startRollout();
    await rollout.reach('provisioning');
    await imported();
    pipeline = await startPipeline(rollout.emulators);
    pipeline.checkout.git('branch', 'start');
    runner = startAct(act!, pipeline);
    declared = join(rollout.folder, 'declared.json');
    declare(rollout.at('provisioning'));
  });
  afterAll(async () => {
    runner?.close();
    await pipeline?.close();
    await rollout?.close();
  });

  it('a wrong mapping is reviewed, merged, applied, and rolled back: every value is back', async () => {
    const before = await live();
    expect(await run('people', 'workflow_dispatch')).toMatchObject({ code: 0 });

    declare(rollout.at('provisioning', capitals));
    const reviewed = await run('pull-request', 'pull_request');
    expect(reviewed).toMatchObject({ code: 0, output: expect.stringContaining('[pull request/required') as string });
    expect(pipeline.github.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/ad → okta\.city[\s\S]*\n<!-- plan [0-9a-f]{64} -->\s*$/),
    ]);

    const sha = pipeline.checkout.git('rev-parse', 'HEAD').trim();
    pipeline.github.pulls.set(sha, [{ number: 7, merged_at: '2026-11-22T10:00:00Z' }]);
    const vars = { ...pipeline.told().vars, APPLY_ON_MERGE: '["demo"]' };
    expect(await run('apply', 'push', { vars })).toMatchObject({ code: 0 });
    await imported();
    const spoilt = await live();
    const different = Object.keys(before.people).filter(
      (id) => JSON.stringify(before.people[id]) !== JSON.stringify(spoilt.people[id]),
    );
    expect(different.length).toBeGreaterThan(10);

    expect(readdirSync(join(runner.kept, 'snapshot-demo-1'))).toEqual(['snapshot.sealed']);
    expect(readFileSync(join(runner.kept, 'snapshot-demo-1/snapshot.sealed'), 'latin1')).not.toContain('city');
    const inputs = { environment: 'demo', run: '1' };
    await run('rollback', 'workflow_dispatch', { inputs });
    await imported();
    expect(await live()).toEqual(before);
  });
});
