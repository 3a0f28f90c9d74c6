import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationFor } from '../../engine/environment/configuration';
import { compileFlows } from '../../engine/sync';
import { calibrations, loadEnvironment, loadEnvironments } from '../../project';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'calibration-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const ANSWERS = { org: '00o1acmedemo00000org', on: '2026-11-22', discovered: {} };

function calibrated(answers: object, change: object = {}) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'preview.json'), JSON.stringify({ ...ANSWERS, ...answers }));
  const file = join(folder, 'environments.json');
  const demo = loadEnvironment('demo', '');
  writeFileSync(file, JSON.stringify({ ...demo, name: 'copy', calibratedBy: 'preview', ...change }));
  return loadEnvironments(file, folder).find(({ name }) => name === 'copy')!;
}

describe('what a preview org answered', () => {
  it.each([
    ['accepted', 'provider'],
    ['refused', 'byHand'],
    ['dropped', 'byHand'],
  ])('decides who sources base attributes: an override that is %s is set by %s', (baseOverride, baseSources) => {
    expect(calibrated({ baseOverride }).okta.baseSources).toBe(baseSources);
  });

  it('yields to what the environment states itself', () => {
    const okta = { orgId: '00o1acmedemo00000org', baseSources: 'provider' };
    expect(calibrated({ baseOverride: 'refused' }, { okta }).okta.baseSources).toBe('provider');
  });

  it.each([
    ['text', 'anull'],
    ['empty', 'a'],
  ])('decides what expressions do: null in a concatenation as %s', (nullInConcatenation, value) => {
    const environment = calibrated({ expressions: { nullInConcatenation } });
    const line = { from: 'okta', to: 'ringcentral.zip', expr: '"a" + user.zipCode', push: 'always' } as const;
    const flows = compileFlows({ ...configurationFor(environment), lines: [line] });
    const user = {};
    expect(flows.lines[0]!.evaluate({ left: user, vars: { user } })).toBe(value);
  });

  it('is listed with the environment that it is of', () => {
    calibrated({ baseOverride: 'refused' });
    rmSync(join(folder, 'environments.json'));
    expect(calibrations(folder)).toEqual([['preview', expect.objectContaining({ baseOverride: 'refused' })]]);
    expect(calibrations(join(folder, 'none'))).toEqual([]);
  });

  it('is refused where it is no calibration', () => {
    expect(() => calibrated({ baseOverride: 'perhaps' })).toThrow('is no calibration');
  });
});
