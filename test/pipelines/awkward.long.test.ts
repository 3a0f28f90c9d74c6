import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulators } from '../../emulators';
import { apply } from '../../operations/apply/apply';
import { attested, startAwkward } from '../e2e/awkward';
import { noTerraform } from '../terraform/on-path';
import { startPipeline, type Pipeline } from './pipeline';
import type { JobRun } from './workflow';

const NAME = 'awkward';
const codes = ({ steps }: JobRun) => Object.fromEntries(steps.map(({ step, code }) => [step, code]));
const outputOf = ({ steps }: JobRun): string => steps.map(({ step, output }) => `${step}:\n${output}`).join('\n');

describe.skipIf(noTerraform.skip)(
  `the shipped workflow of a company that was wired by hand${noTerraform.because}`,
  () => {
    let emulators: Emulators;
    let pipeline: Pipeline;
    beforeAll(async () => {
      emulators = await startAwkward();
      pipeline = await startPipeline(emulators);
      const { checkout } = pipeline;
      const state = { backend: 'local', path: join(checkout.root, 'awkward.tfstate') };
      const declared = JSON.stringify({ ...attested(), state });
      const file = join(checkout.root, 'environments/awkward.ts');
      writeFileSync(
        file,
        `import { defineEnvironment } from '../engine/environment/define';\n\nexport const awkward = defineEnvironment(${declared});\n`,
      );
      checkout.commit('the awkward company');
      checkout.git('branch', 'start');
      await takeOver(state);
    });
    /** The first apply, of somebody who looked at what stands there already: the company is in Terraform's state from then on. */
    async function takeOver(state: { backend: string; path: string }): Promise<void> {
      const declared = join(pipeline.checkout.root, '.awkward.json');
      writeFileSync(declared, JSON.stringify({ ...attested(), state }));
      const env = { ...process.env, ...emulators.env, ENVIRONMENT_FILE: declared };
      const surroundings = { env, now: () => new Date(), progress: () => undefined };
      const output = join(pipeline.checkout.root, '.taken-over');
      const { exitCode, text } = await apply({ env: NAME, resume: true }, { ...surroundings, output });
      rmSync(declared);
      expect(exitCode, text).toBe(0);
    }
    afterAll(async () => {
      await pipeline?.close();
      await emulators?.close();
    });

    const told = (over: object = {}) =>
      pipeline.told({
        matrix: { environment: NAME },
        vars: { ...pipeline.told().vars, ENVIRONMENTS: JSON.stringify([NAME]) },
        ...over,
      });
    const reviewed = async () => {
      const people = await pipeline.run('people', 'people', told());
      expect(codes(people), outputOf(people)).toEqual({ People: 0 });
      const run = await pipeline.run('pull-request', 'review', told());
      expect(codes(run), outputOf(run) + pipeline.github.comments.at(-1)?.body).toEqual({
        Plan: 0,
        Review: 0,
        Comment: 0,
        Verdict: 0,
      });
      return pipeline.github.comments.at(-1)!.body;
    };

    it('is green: a review of everything says that nothing changes for anybody, and what was reviewed is applied', async () => {
      const comment = await reviewed();
      expect(comment).toContain('✅ **Nothing changes for anybody.**');
      expect(comment).toContain('Nothing left out.');
      const sha = 'c'.repeat(40);
      pipeline.github.pulls.set(sha, [{ number: 7, merged_at: '2026-11-22T10:00:00Z' }]);
      const github = { ...told().github, event_name: 'push', sha };
      const applied = await pipeline.run('apply', 'apply', told({ github }));
      expect(applied.failed, outputOf(applied)).toBe(false);
      expect(codes(applied), outputOf(applied)).toMatchObject({ Reviewed: 0, Apply: 0, Arrivals: 0 });
    });
  },
);
