import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../engine/environment/parse';
import type { EnvironmentInput } from '../../engine/environment/schema';
import { faultsAtSynth } from '../../engine/findings/at-synth';
import { PHASES } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { demo } from '../../environments/demo';
import { loadEnvironments } from '../../project';
import { RingCentralOktaStack } from '../../stacks/ringcentral-okta-stack';

type Line = NonNullable<EnvironmentInput['flows']['lines']>[number];

const NOW = '2026-03-01T00:00:00Z';
const MISSPELT: Line = { from: 'okta', to: 'ringcentral.city', expr: 'user.citty' };

const withLine = (line: Line, over: Partial<EnvironmentInput> = {}): EnvironmentInput => ({
  ...demo,
  phase: 'bidirectional',
  flows: { ...demo.flows, lines: [...demo.flows.lines!, line] },
  ...over,
});

const synth = (environment: EnvironmentInput) => () => {
  const stack = new RingCentralOktaStack(Testing.app(), { environment: parseEnvironment(environment), now: NOW });
  return Testing.synth(stack, true);
};

const accepted = (expires: string) => ({
  acknowledgements: [
    { id: 'RCO003', address: 'okta → ringcentral.city', reason: 'comes with the next import', expires },
  ],
});

describe('findings at synth', () => {
  it('an open error stops it with id, place, caret and remedy', () => {
    expect(synth(withLine(MISSPELT))).toThrow(
      /RCO003 okta → ringcentral\.city: .*citty[\s\S]*\^{5}\nWrite: city\nRemedy: .*docs\/findings\/RCO003\.md/,
    );
  });

  it('an acknowledgement counts until it expires', () => {
    expect(synth(withLine(MISSPELT, accepted('2026-03-02')))).not.toThrow();
    expect(synth(withLine(MISSPELT, accepted('2026-03-01')))).toThrow(/RCO003/);
  });

  const bad: readonly (readonly [string, EnvironmentInput])[] = [
    ['RCO004', withLine({ from: 'okta', to: 'ringcentral.city', expr: 'T(java.lang.Runtime)' })],
    ['RCO005', withLine({ from: 'okta', to: 'ringcentral.city', expr: 'String.len(user.city, 1) + ""' })],
    ['RCO006', withLine({ from: 'okta', to: 'ringcentral.city', expr: 'String.len(user.city)' })],
    ['RCO024', withLine({ from: 'okta', to: 'ringcentral.city', expr: '"+1 415 555 0100"' })],
    [
      'RCO026',
      withLine({
        from: 'okta',
        to: 'ringcentral.directNumber',
        expr: '"blank"',
        push: 'always',
        phase: 'bidirectional',
      }),
    ],
  ];
  it.each(bad)('%s stops it', (id, environment) => {
    expect(synth(environment)).toThrow(new RegExp(`${id} okta → ringcentral|${id} ringcentral`));
  });

  it('are none in the environments of this repository, in any phase', () => {
    for (const environment of loadEnvironments(''))
      for (const phase of PHASES)
        expect([environment.name, phase, faultsAtSynth({ ...environment, phase }, tableOf(environment), NOW)]).toEqual([
          environment.name,
          phase,
          [],
        ]);
  });

  it('npm run synth says the finding and nothing else, exit 1, and asks no tenant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'synth-'));
    const file = join(folder, 'demo.json');
    writeFileSync(file, JSON.stringify(withLine(MISSPELT)));
    const env = { ...process.env, ENVIRONMENT_FILE: file, CDKTF_OUTDIR: folder, OKTA_HTTP_PROXY: 'http://127.0.0.1:1' };
    const run = new Promise<{ code: unknown; stderr: string }>((done) => {
      const cwd = resolve(__dirname, '../..');
      execFile(process.execPath, ['--import', 'tsx', 'main.ts'], { env, cwd }, (error, _, stderr) =>
        done({ code: error?.code ?? 0, stderr }),
      );
    });
    const { code, stderr } = await run.finally(() => rmSync(folder, { recursive: true }));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Validation failed[\s\S]*\[demo\/findings\] RCO003[\s\S]*RCO003\.md\n$/);
  });
});
