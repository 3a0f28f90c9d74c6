import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, person } from '../operations/review/people';
import { HOSTILE, outsideCode, startPipeline, type Pipeline } from './pipeline';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
  const { checkout } = pipeline;
  checkout.edit('environments/demo.ts', "phase: 'app'", "phase: 'live'");
  checkout.commit('the integration is live');
  checkout.git('branch', 'start');
  checkout.git('checkout', '-q', '-b', HOSTILE.branch);
  checkout.edit('environments/demo.ts', "both: '{number}#{extension}'", "both: '{number}x{extension}'");
  const mallory = person('mallory', { number: '+16505550107', extension: '107' });
  const okta = { ...mallory.profiles.okta, firstName: HOSTILE.person, displayName: HOSTILE.person };
  const hostile = { ...mallory, id: HOSTILE.person, profiles: { ...mallory.profiles, okta } };
  appendFileSync(join(checkout.root, 'environments/people/invented.jsonl'), `${jsonLines([hostile]).trim()}\n`);
  checkout.commit('another form of the number');
});
afterAll(() => pipeline.close());

describe("a fork's pull request", () => {
  it('is checked', async () => {
    const { steps, failed, outputs } = await pipeline.run('pull-request', 'check', pipeline.told({}, true));
    expect(steps.map(({ step, code }) => [step, code])).toEqual([
      ['Check', 0],
      ['Environments', 0],
    ]);
    expect(outputs).toEqual({ environments: '["example-production"]' });
    expect(failed).toBe(false);
  });

  it('gets its review from git alone, without a secret, and hostile names run nothing', async () => {
    const { steps, summary } = await pipeline.run('pull-request', 'review', pipeline.told({}, true));
    expect(steps.map(({ step }) => step)).toEqual(['Plan', 'Review', 'Verdict']);
    expect(steps[0]!.output).toContain('people are not looked at');
    expect(steps.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(steps[2]!.output).toContain('people not looked at');
    expect(summary).toContain('**People not looked at.**');
    expect(summary).toMatch(/^<!-- ringcentral-okta:review:demo -->\n/);
    expect(summary).toContain('primaryPhone');
    expect(outsideCode(summary).match(/<!--/g)).toHaveLength(1);
    expect(outsideCode(summary)).not.toContain('@everyone');
    expect(pipeline.pwned()).toEqual([]);
    expect(pipeline.github.writes).toEqual([]);
    for (const file of ['review.html', 'review.sarif', 'summary.json'])
      expect(existsSync(join(pipeline.checkout.root, 'out/demo/review', file)), file).toBe(true);
    const page = readFileSync(join(pipeline.checkout.root, 'out/demo/review/review.html'), 'utf8');
    expect(page).not.toContain('<!-- @everyone');
  });
});
