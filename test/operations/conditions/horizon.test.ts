import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../../engine/environment/schema';
import { attestationCanaries } from '../../../engine/drift';
import { CATALOGUE } from '../../../engine/findings/catalogue';
import { environmentFacts } from '../../../engine/findings/environment-facts';
import { evaluateRules } from '../../../engine/findings/evaluate';
import { tableOf } from '../../../engine/flows/take';
import { loadEnvironment } from '../../../project';
import { doctor } from '../../../operations/doctor';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'horizon-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ending = (key: string, daysLeft: number, phase: Environment['phase']): Environment => ({
  ...loadEnvironment('demo', ''),
  phase,
  attestations: {
    [key]: { by: 'Ada', on: '2026-10-01', expires: new Date(NOW + daysLeft * DAY_MS + 1).toISOString() },
  },
});

/** Whether drift, doctor and the findings of review and plan warn about the attestation. */
async function warns(key: string, daysLeft: number, phase: Environment['phase'] = 'live') {
  const environment = ending(key, daysLeft, phase);
  const file = join(folder, 'environment.json');
  writeFileSync(file, JSON.stringify(environment));
  const surroundings = { env: { ENVIRONMENT_FILE: file }, now: () => new Date(NOW), progress: () => undefined };
  const { json } = await doctor({ env: 'demo', only: ['attestation'] }, { ...surroundings, output: folder });
  const { checks } = json as { checks: readonly { id: string; ok: boolean }[] };
  const facts = { now: new Date(NOW).toISOString(), environment: environmentFacts(environment) };
  const told = (list: readonly { id: string; ok: boolean }[], id: string) => {
    const found = list.find((one) => one.id === id);
    return found !== undefined && !found.ok;
  };
  return {
    drift: told(attestationCanaries(environment, NOW), `attestation-${key}`),
    doctor: told(checks, `attestation:${key}`),
    findings: evaluateRules(CATALOGUE, { ...facts, table: tableOf(environment) }).some(
      ({ id, where }) => id === 'RCO034' && where === `attestations.${key}`,
    ),
  };
}

const all = (warned: boolean) => ({ drift: warned, doctor: warned, findings: warned });

describe('the end of an attestation has one horizon', () => {
  it.each([
    [15, false],
    [14, false],
    [13, true],
    [8, true],
    [0, true],
    [-1, true],
  ])('%i days before it: drift, doctor and the findings warn alike (%s)', async (days, warned) => {
    expect(await warns('ad-agent', days)).toEqual(all(warned));
  });

  it('of a gate that no longer counts in this phase nobody speaks', async () => {
    expect(await warns('ringcentral-import-schedule-never', 1, 'bidirectional')).toEqual(all(true));
    expect(await warns('ringcentral-import-schedule-never', 1, 'live')).toEqual(all(false));
  });

  it('nor of one that is not needed yet', async () => {
    expect(await warns('saml-sso', 1, 'provisioning')).toEqual(all(false));
    expect(await warns('saml-sso', 1, 'live')).toEqual(all(true));
  });
});
