import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../emulators';
import { loadEnvironment } from '../../project';
import { withoutLimits } from '../support/limits';
import { noTerraform } from '../terraform/on-path';
import { HOSTILE, outsideCode, startPipeline, type Pipeline } from './pipeline';
import type { JobRun } from './workflow';

let pipeline: Pipeline;
let production: Emulators;
let reviewed = '';

const codes = ({ steps }: JobRun) => Object.fromEntries(steps.map(({ step, code }) => [step, code]));
const told = (over: Parameters<Pipeline['told']>[0] = {}) => pipeline.told(over);
const asPush = (sha: string) => ({ ...told().github, event_name: 'push', sha });
const apps = async () =>
  ((await pipeline.okta('GET', '/api/v1/apps')) as { label: string; id: string }[]).map(({ label }) => label);

describe.skipIf(noTerraform.skip)(`from a pull request to production${noTerraform.because}`, () => {
  beforeAll(async () => {
    pipeline = await startPipeline();
    const { checkout } = pipeline;
    // Accounts that RingCentral has before Okta provisions to it, and lines that Okta gives a new app, are no drift of this phase.
    const accepted = (address: string, reason: string) =>
      JSON.stringify({ address, field: '*', reason, on: '2026-11-22' });
    checkout.edit(
      'environments/drift/demo.json',
      '"ignore": []',
      `"ignore": [${[
        accepted('ringcentral.*', 'not provisioned yet'),
        accepted('okta_profile_mapping.*', 'not provisioned yet'),
        accepted('ringcentralokta_mapping_lines.ad_to_okta', 'declared from phase bidirectional'),
      ].join()}]`,
    );
    checkout.commit('what is accepted');
    checkout.git('branch', 'start');
    checkout.git('checkout', '-q', '-b', HOSTILE.branch);
    await pipeline.okta('POST', '/api/v1/users', {
      profile: {
        login: 'mallory@acme.test',
        email: 'mallory@acme.test',
        firstName: HOSTILE.firstName,
        lastName: HOSTILE.lastName,
        displayName: HOSTILE.person,
      },
    });
    production = await startEmulators();
    await withoutLimits(production.admin);
    // A review of nobody would be incomplete.
    await fetch(`${production.okta}/api/v1/users`, {
      method: 'POST',
      headers: { authorization: `SSWS ${production.oktaTenant.apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        profile: { login: 'zoe@acme.test', email: 'zoe@acme.test', firstName: 'Zoe', lastName: 'Zimmer' },
      }),
    });
  });
  afterAll(async () => {
    await pipeline.close();
    await production?.close();
  });

  it('names the environments it looks at, and is told so where nobody did', async () => {
    const run = await pipeline.run('pull-request', 'check', told());
    expect([codes(run), run.outputs]).toEqual([{ Check: 0, Environments: 0 }, { environments: '["demo"]' }]);
    const unset = await pipeline.run('drift', 'environments', told({ vars: {} }));
    expect(codes(unset)).toEqual({ Environments: 2 });
    expect(unset.steps[0]!.output).toContain('set the repository variable ENVIRONMENTS');
  });

  it('reviews nobody before people were exported, and is red', async () => {
    const run = await pipeline.run('pull-request', 'review', told());
    expect(codes(run)).toEqual({ Plan: 0, Review: 0, Comment: 0, Verdict: 3 });
    expect(run.steps.at(-1)!.output).toContain('There is no export of the people of demo');
    expect(pipeline.github.comments[0]!.body).toContain('Nothing was reviewed');
    expect(pipeline.github.comments[0]!.body).not.toContain('<!-- plan');
  });

  it('exports people at night: under pseudonyms, sealed, and nothing else stays', async () => {
    const run = await pipeline.run('people', 'people', told());
    expect(codes(run)).toEqual({ People: 0 });
    const kept = readdirSync(join(pipeline.checkout.root, 'out'), { recursive: true }).map(String);
    expect(kept.filter((name) => name.includes('people'))).toEqual(['people', 'people/demo.sealed']);
    expect(readFileSync(join(pipeline.checkout.root, 'out/people/demo.sealed'), 'latin1')).not.toContain('acme.test');
  });

  it('reviews the plan and puts it on the pull request', async () => {
    const run = await pipeline.run('pull-request', 'review', told());
    expect(codes(run)).toEqual({ Plan: 0, Review: 0, Comment: 0, Verdict: 0 });
    expect(run.steps.find(({ step }) => step === 'Comment')!.output).toContain('comment updated');
    expect(pipeline.github.comments).toHaveLength(1);
    const { body } = pipeline.github.comments[0]!;
    expect(outsideCode(body).match(/<!--.*?-->/g)).toEqual([
      '<!-- ringcentral-okta:review:demo -->',
      expect.stringMatching(/^<!-- plan [0-9a-f]{64} -->$/),
    ]);
    reviewed = /<!-- plan ([0-9a-f]{64}) -->/.exec(body)![1]!;
  });

  it.each([
    ['all is well', 'success', 'success', []],
    ['an environment is red', 'success', 'failure', [1]],
    ['a job was skipped', 'success', 'skipped', [1]],
    ['a job was cut short', 'cancelled', 'skipped', [1]],
  ])('sums up in one check of a fixed name: %s', async (_title, check, review, expected) => {
    const needs = { check: { result: check }, review: { result: review } };
    const { steps } = await pipeline.run('pull-request', 'required', told({ needs }));
    expect(steps.map(({ code }) => code)).toEqual(expected);
  });

  it('keeps plan and people to their owner, and secrets and hostile names out of everything', () => {
    const { checkout, github, emulators } = pipeline;
    const plan = join(checkout.root, 'out/demo/plan');
    expect(statSync(plan).mode & 0o077).toBe(0);
    expect(statSync(join(plan, 'plan.tfplan')).mode & 0o077).toBe(0);
    expect(checkout.git('status', '--porcelain', '--', 'out')).toBe('');
    expect(JSON.stringify(github.comments)).not.toContain(emulators.env.OKTA_API_PRIVATE_KEY!.slice(30, 80));
    expect(pipeline.pwned()).toEqual([]);
  });

  it('is red where a login page answers for Okta, and says so in place of an old review', async () => {
    const { checkout, github } = pipeline;
    const good = github.comments[0]!.body;
    const page = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in to the network</body></html>');
    });
    await new Promise<void>((ready) => page.listen(0, '127.0.0.1', ready));
    const { port } = page.address() as AddressInfo;
    const run = await pipeline.run('pull-request', 'review', told(), { OKTA_HTTP_PROXY: `http://127.0.0.1:${port}` });
    page.close();
    expect(codes(run)).toEqual({ Plan: 0, Review: 0, Comment: 0, Verdict: 3 });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toContain('Nothing was reviewed');
    expect(checkout.git('status', '--porcelain', '--', 'out')).toBe('');
    expect(github.comments[0]!.body).not.toContain('<!-- plan');
    github.comments[0]!.body = good;
  });

  it('applies nothing that no pull request reviewed', async () => {
    const run = await pipeline.run('apply', 'apply', told({ github: asPush('a'.repeat(40)) }));
    expect(codes(run)).toEqual({ Reviewed: 1 });
    expect(run.steps[0]!.output).toContain('was not merged from a pull request');
    expect(await apps()).not.toContain('RingCentral');
  });

  it('applies nothing under another hash than the one that was reviewed', async () => {
    const github = { ...told().github, event_name: 'workflow_dispatch' };
    const inputs = { environment: 'demo', hash: '0'.repeat(64) };
    const run = await pipeline.run('apply', 'apply', told({ github, inputs }));
    expect(codes(run)).toEqual({ Snapshot: 1 });
    expect(run.summary).toContain('refused');
    expect(await apps()).not.toContain('RingCentral');
  });

  it('applies on merge exactly what was reviewed', async () => {
    const sha = 'b'.repeat(40);
    pipeline.github.pulls.set(sha, [{ number: 7, merged_at: '2026-11-22T10:00:00Z' }]);
    const run = await pipeline.run('apply', 'apply', told({ github: asPush(sha) }));
    expect(codes(run)).toEqual({ Reviewed: 0, Snapshot: 0, Apply: 0, Arrivals: 0 });
    expect(await apps()).toContain('RingCentral');
  });

  it('keeps one issue about drift, closed when there is none', async () => {
    const { github } = pipeline;
    const told = pipeline.told();
    for (const [enabled, state] of [
      [false, 'open'],
      [true, 'closed'],
    ] as const) {
      await pipeline.directoryIntegration(enabled);
      const run = await pipeline.run('drift', 'drift', told);
      expect(codes(run)).toEqual({ Drift: 0, Notify: 0 });
      expect(github.issues.map((issue) => [issue.title, issue.state])).toEqual([['Drift in demo', state]]);
      expect(run.summary).toBe(github.issues[0]!.body);
    }
  });

  describe('production', () => {
    const file = () => join(pipeline.checkout.root, '.environments.json');
    const inputs = { from: 'demo', to: 'production' };
    const declare = () => {
      const state = { backend: 'local', path: join(pipeline.checkout.root, 'production.tfstate') };
      writeFileSync(
        file(),
        JSON.stringify([{ ...loadEnvironment('demo', ''), phase: 'app', name: 'production', state }]),
      );
      return { ENVIRONMENT_FILE: file() };
    };
    afterAll(() => rmSync(file(), { force: true }));

    it('takes over only what is live in the environment before it', async () => {
      const run = await pipeline.run('promote', 'propose', told({ inputs }), declare());
      expect(codes(run)).toEqual({ Propose: 0 });
    });

    it('is planned, approved by hash, and applied', async () => {
      const over = { ...declare(), OKTA_HTTP_PROXY: production.env.OKTA_HTTP_PROXY };
      const vars = { ...pipeline.told().vars };
      const secrets = { ...pipeline.told().secrets, OKTA_API_PRIVATE_KEY: production.env.OKTA_API_PRIVATE_KEY };
      const matrix = { environment: 'production' };
      expect(codes(await pipeline.run('people', 'people', told({ matrix, vars, secrets }), over))).toEqual({
        People: 0,
      });
      const planned = await pipeline.run('promote', 'plan', told({ inputs, vars, secrets }), over);
      expect(codes(planned)).toEqual({ Plan: 0, Review: 0, Hash: 0, Verdict: 0 });
      expect(planned.outputs).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
      const needs = { plan: { outputs: planned.outputs } };
      const applied = await pipeline.run('promote', 'apply', told({ inputs, vars, secrets, needs }), over);
      expect(codes(applied)).toEqual({ Snapshot: 0, Apply: 0, Arrivals: 0 });
      expect(reviewed).not.toBe('');
    });
  });
});
