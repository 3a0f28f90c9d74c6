import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verdictOf, type DriftReport } from '../../../engine/drift';
import { noProvider } from '../../e2e/rollout';
import { SWITCHES, TOGETHER, type Change } from './changes';
import { startLive, type Live } from './tenants';
import { acceptedPath, readAccepted, writeAccepted } from '../../../operations/drift/accepted-file';
import { schemaProblems } from '../../support/schema';

let live: Live;
beforeAll(async () => {
  if (noProvider.skip) return;
  live = await startLive();
  writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
}, 300_000);
afterAll(() => live?.close());
afterEach(() => live?.restore());

const places = ({ config }: DriftReport): string[] =>
  config.map(({ tier, address, field }) => `${tier} ${address} ${field}`);

async function changed(changes: readonly Change[]): Promise<DriftReport> {
  for (const { make } of changes) await make(live);
  return live.check();
}

const missing = (report: DriftReport, changes: readonly Change[]): string[] =>
  changes
    .filter(({ found }) => !places(report).some((place) => place.startsWith(found)))
    .map(({ name, found }) => `${name}: ${found}`);

describe.skipIf(noProvider.skip)(`npm run drift${noProvider.because}`, () => {
  it('says nothing of tenants that are as declared, and writes to none', async () => {
    const before = await live.admin('GET', '/writes');
    const report = await live.check();
    expect(report).toEqual({ ...report, config: [], data: [], incomplete: [], waitedMs: 0 });
    expect(report.canaries.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdictOf(report)).toBe(0);
    expect(await live.admin('GET', '/writes')).toEqual(before);
  }, 120_000);

  it('finds every change made by hand, field by field', async () => {
    const report = await changed(TOGETHER);
    expect(missing(report, TOGETHER)).toEqual([]);
    expect(schemaProblems('drift', report)).toEqual([]);
    expect(report.config.filter(({ by }) => by === undefined)).toEqual([]);
    expect(places(report).filter((place) => !TOGETHER.some(({ found }) => place.startsWith(found)))).toEqual([]);
    expect(verdictOf(report)).toBe(1);
  }, 120_000);

  it('finds every switch that was turned and everything that was taken away, though the gates are shut', async () => {
    const report = await changed(SWITCHES);
    expect(missing(report, SWITCHES)).toEqual([]);
  }, 120_000);
});
