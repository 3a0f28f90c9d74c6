import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptedPath, readAccepted, writeAccepted } from '../../../operations/accepted-file';
import { drift, FORMATS, VERBS, type DriftFlags } from '../../../operations/drift/drift';
import type { Outcome } from '../../../operations/outcome';
import { PROJECT } from '../../../operations/surroundings';
import { noTerraform } from '../../terraform/on-path';
import { commandsOn } from '../../support/commands';
import { schemaProblems } from '../../support/schema';
import { startLive, type Live } from './tenants';

let live: Live;
beforeAll(async () => {
  if (noTerraform.skip) return;
  live = await startLive();
});
afterAll(() => live?.close());
beforeEach(() => {
  if (live) writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
});
afterEach(() => live?.restore());

const DOCUMENTED = commandsOn('drift.md', 'drift');

/** The documented command with this word in it. */
const documented = (word: string): string[] => DOCUMENTED.find((words) => words.includes(word))!;

/** What the script makes of its words, but for the baseline, which is a file of the test. */
function flagsOf(words: readonly string[]): DriftFlags {
  const value = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  const verb = VERBS.find((name) => words.includes(name)) ?? 'check';
  const {
    env = '',
    address,
    field,
    reason,
    out,
  } = Object.fromEntries(['env', 'address', 'field', 'reason', 'out'].map((name) => [name, value(`--${name}`)]));
  const formats = FORMATS.filter((format) => (value('--format') ?? format).includes(format));
  return { env, verb, formats, address, field, reason, out, baseline: live.baseline };
}

const run = (words: readonly string[], over: Partial<DriftFlags> = {}): Promise<Outcome> =>
  drift({ ...flagsOf(words), ...over }, live.surroundings);

const settings = async (): Promise<string[]> =>
  (await live.check()).config.map(({ tier, address, field }) => `${tier} ${address} ${field}`);

const foreignLine = (expression: string) =>
  live.lines(live.ids.userType, live.ids.ad, { displayName: { expression, pushStatus: 'PUSH' } });

describe.skipIf(noTerraform.skip)(`docs/drift.md${noTerraform.because}`, () => {
  it('shows every verb', () => {
    expect(DOCUMENTED.map((words) => VERBS.find((verb) => words.includes(verb)) ?? 'check')).toEqual(
      expect.arrayContaining([...VERBS]),
    );
  });

  it('record accepts a value with a reason: silent from then on, and not about another value', async () => {
    await foreignLine('user.displayName');
    await expect(run(documented('record'), { reason: ' ' })).rejects.toMatchObject({ exitCode: 2 });
    const { exitCode, json } = await run(documented('record'));
    const place = 'ringcentralokta_mapping_lines.okta_to_ad lines.displayName';
    expect({ exitCode, json }).toEqual({ exitCode: 0, json: { recorded: [place], refused: [], file: live.baseline } });
    const [address] = place.split(' ');
    const isPlace = (one: { address: string; field: string }) =>
      one.address === address && one.field === 'lines.displayName';
    expect(readAccepted(live.baseline).baseline.find(isPlace)).toEqual({
      address: 'ringcentralokta_mapping_lines.okta_to_ad',
      field: 'lines.displayName',
      actual: { expression: 'user.displayName', push_status: 'PUSH' },
      tier: 'undeclared',
      targets: expect.any(Array) as unknown,
      reason: "The directory team's line",
      on: new Date().toISOString().slice(0, 10),
    });
    expect(await settings()).toEqual([]);
    await foreignLine('user.nickName');
    // What of the accepted line is another now, and not the whole line.
    expect(await settings()).toEqual([`undeclared ${place}.expression`]);
  });

  it('ignore is a rule in the same file: silent about a place whatever stands there', async () => {
    const rule = { type: 'group_rule', name: 'All of Support' };
    const condition = { type: 'urn:okta:expression:1.0', value: 'user.department == "Support"' };
    const made = await live.okta('POST', '/groups/rules', {
      ...rule,
      conditions: { expression: condition },
      actions: { assignUserToGroups: { groupIds: [live.ids.group('Contractors')] } },
    });
    expect(await settings()).toEqual(['undeclared rules.All of Support *']);
    expect((await run(documented('ignore'))).exitCode).toBe(0);
    expect(readAccepted(live.baseline).ignore).toEqual([
      { address: 'rules.*', field: '*', reason: 'Groups are reviewed elsewhere', on: expect.any(String) as unknown },
    ]);
    await live.okta('POST', `/groups/rules/${made.id}/lifecycle/activate`);
    expect(await settings()).toEqual([]);
  });

  it('check writes each report, and revert mends what they show', async () => {
    const out = mkdtempSync(join(tmpdir(), 'drift-report-'));
    await live.app<{ label: string }>((app) => (app.label = 'Phones'));
    expect((await run(documented('--out'), { out })).exitCode).toBe(1);
    const report = (format: string) => readFileSync(join(out, `drift.${format}`), 'utf8');
    expect(report('md')).toContain('`okta_app_saml.ringcentral` | `label` | `RingCentral` | `Phones`');
    for (const format of ['html', 'sarif']) expect(report(format)).toContain('Phones');
    expect(schemaProblems('drift', JSON.parse(report('json')))).toEqual([]);
    const { json } = await run(documented('revert'));
    // Values of the demo's people differ from the start, and only Okta computes them.
    const left = [{ what: '9 values of people', why: expect.stringContaining('Apply updates now') as unknown }];
    expect(json).toEqual({ mended: ['okta_app_saml.ringcentral label'], left, incomplete: [] });
  });

  it('prints one line of JSON in its schema, and writes nothing anywhere', async () => {
    const before = await live.admin('GET', '/writes');
    const words = [...documented('--json'), '--baseline', live.baseline];
    const { env, output } = live.surroundings;
    const { code, stdout } = await new Promise<{ code: unknown; stdout: string }>((resolve) =>
      execFile(
        process.execPath,
        [join(PROJECT, 'bin/ringcentral-okta.js'), 'drift', ...words],
        { env: { ...env, CDKTF_OUTDIR: output } },
        (error, text) => resolve({ code: error?.code ?? 0, stdout: text }),
      ),
    );
    expect({ code, lines: stdout.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(schemaProblems('drift', JSON.parse(stdout))).toEqual([]);
    expect(await live.admin('GET', '/writes')).toEqual(before);
  });
});
