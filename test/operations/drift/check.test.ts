import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answersSchema } from '../../../engine/calibration/answers';
import { verdictOf, type DriftReport } from '../../../engine/drift';
import { noTerraform } from '../../terraform/on-path';
import { PEOPLE, SWITCHES, TOGETHER, type Change } from './changes';
import { startLive, type Live } from './tenants';
import { acceptedPath, readAccepted, writeAccepted } from '../../../operations/accepted-file';
import { check } from '../../../operations/drift/check';
import { drift } from '../../../operations/drift/drift';
import type { Whois } from '../../../operations/whois/model';
import { whois } from '../../../operations/whois/whois';
import { schemaProblems } from '../../support/schema';
import { times } from '../../support/effort';

const RUNS = times(20, 1);

let live: Live;
beforeAll(async () => {
  if (noTerraform.skip) return;
  live = await startLive();
  writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
});
afterAll(() => live?.close());
afterEach(() => live?.restore());

const places = ({ config }: DriftReport): string[] =>
  config.map(({ tier, address, field }) => `${tier} ${address} ${field}`);

/** What is wrong with the demo company's people before anybody touches anything, and why. */
const AWKWARD: readonly string[] = [
  'ringcentral.account grace.winterbourne', // a state that RingCentral does not know
  'ringcentral.account harriet.dunmore', // no state where RingCentral wants one
  'okta.extension marcus.tillery', // two accounts carry the email: Okta could not link
  // No mail in the directory: the line gives nothing, and Okta, which requires an email, keeps the one that is there.
  'okta.email ruth.kilbride',
  'ringcentral.email ruth.kilbride',
  'ringcentral.userName ruth.kilbride',
];

const expand = async (line: string): Promise<string> => {
  const [attribute, account = ''] = line.split(' ');
  return `${attribute} ${await live.person(account)}`;
};

const values = async ({ data }: DriftReport): Promise<string[]> =>
  data
    .filter(({ expected }) => !/^(somebody|not the one)/.test(String(expected)))
    .map(({ system, attribute, person }) => `${system}.${attribute} ${person}`);

async function changed(changes: readonly Change[]): Promise<DriftReport> {
  for (const { make } of changes) await make(live);
  return live.check();
}

const missing = (report: DriftReport, changes: readonly Change[]): string[] =>
  changes
    .filter(({ found }) => !places(report).some((place) => place.startsWith(found)))
    .map(({ name, found }) => `${name}: ${found}`);

describe.skipIf(noTerraform.skip)(`npx ringcentral-okta drift${noTerraform.because}`, () => {
  it('says nothing of tenants that are as declared, and writes to none', async () => {
    const before = await live.admin('GET', '/writes');
    const report = await live.check();
    expect(report).toEqual({ ...report, config: [], incomplete: [], waitedMs: 0 });
    expect(report.canaries.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.canaries.map(({ id }) => id).filter((id) => !id.startsWith('attestation-'))).toEqual([
      'ringcentral-session',
      'signing-key-ringcentral',
      'agent-ad',
      'imports',
      'directory-integration',
      'extension-pool',
      'number-pool',
    ]);
    expect(report.canaries[report.canaries.findIndex(({ id }) => id === 'ringcentral-session')]?.detail).toContain(
      'last push or import',
    );
    expect(await values(report)).toEqual(await Promise.all(AWKWARD.map(expand)));
    expect(verdictOf({ ...report, data: [] })).toBe(0);
    expect(await live.admin('GET', '/writes')).toEqual(before);
  });

  it(`is silent over ${RUNS} runs, in whatever order and with whatever defaults the servers answer`, async () => {
    const people = await Promise.all(AWKWARD.map(expand));
    for (let shuffled = 1; shuffled <= RUNS; shuffled += 1) {
      await live.admin('PUT', '/okta/switches', { shuffled });
      await live.admin('PUT', '/ringcentral/behaviour', { shuffled });
      const report = await live.check();
      expect({ shuffled, config: report.config, incomplete: report.incomplete }).toEqual({
        shuffled,
        config: [],
        incomplete: [],
      });
      expect((await values(report)).sort()).toEqual([...people].sort());
    }
  });

  it('finds every change made by hand, field by field', async () => {
    const report = await changed(TOGETHER);
    expect(missing(report, TOGETHER)).toEqual([]);
    expect(schemaProblems('drift', report)).toEqual([]);
    expect(report.config.filter(({ by }) => by === undefined)).toEqual([]);
    expect(places(report).filter((place) => !TOGETHER.some(({ found }) => place.startsWith(found)))).toEqual([]);
    expect(verdictOf(report)).toBe(1);
  });

  it(`is silent over ${times(20, 1)} shuffled runs once every change and every person's value is recorded`, async () => {
    for (const { make } of [...TOGETHER, ...PEOPLE]) await make(live);
    const baseline = join(live.rollout.folder, 'recorded.json');
    writeAccepted(baseline, readAccepted(live.baseline));
    const flags = { env: 'demo', baseline, formats: [] };
    const { exitCode, json } = await drift({ ...flags, verb: 'record', reason: 'agreed' }, live.surroundings);
    expect({ exitCode, refused: (json as { refused: unknown }).refused }).toEqual({ exitCode: 0, refused: [] });
    // A person's value stands in no file: a keyed hash of it does.
    expect(readFileSync(baseline, 'utf8')).not.toMatch(/2025550173|"7771"|Oakland/);
    for (let shuffled = 1; shuffled <= times(20, 1); shuffled += 1) {
      await live.admin('PUT', '/okta/switches', { shuffled });
      await live.admin('PUT', '/ringcentral/behaviour', { shuffled });
      const { config, data, incomplete } = await check({ env: 'demo', baseline }, live.surroundings);
      expect({ shuffled, config, data, incomplete }).toEqual({ shuffled, config: [], data: [], incomplete: [] });
    }
  });

  it('finds values of people that were changed by hand in any system', async () => {
    for (const { make } of PEOPLE) await make(live);
    const found = (await live.check()).data.map(({ system, attribute, person }) => `${system}.${attribute} ${person}`);
    const expected = await Promise.all(PEOPLE.flatMap(({ found: lines }) => lines.map(expand)));
    expect(expected.filter((line) => !found.includes(line))).toEqual([]);
    const known = await Promise.all(AWKWARD.map(expand));
    const people = [...new Set([...expected, ...known].map((line) => line.split(' ')[1]))];
    expect(found.filter((line) => line.includes(' 00u') && !people.includes(line.split(' ')[1]))).toEqual([]);
  });

  it("follows a person's new number from RingCentral through whois and drift to the directory", async () => {
    const email = 'tobias.wrenfield@acme.test';
    const id = await live.person('tobias.wrenfield');
    const [was, is] = ['+14155550102#102', '+12025550143#102'];
    const seen = async () => {
      const whoisOf = await whois({ env: 'demo', person: email, showValues: true }, live.surroundings);
      const { attributes, why } = whoisOf.json as Whois;
      const phone = attributes.find(({ attribute }) => attribute === 'primaryPhone');
      const { data } = await live.check();
      return {
        values: phone?.values,
        next: phone?.next,
        why: why.map((one) => one.id),
        drift: data.filter(({ person }) => person === id),
        directory: (await live.admin('GET', '/active-directory/users/tobias.wrenfield'))['attributes'],
      };
    };
    const quiet = (number: string) => ({
      values: { okta: number, ad: number, ringcentral: number },
      next: 'goes to ad.telephoneNumber',
      why: [],
      drift: [],
      directory: expect.objectContaining({ telephoneNumber: [number] }) as unknown,
    });
    // RingCentral's audit trail knows its administrator; Okta's System Log knows nothing of it.
    const by = { by: 'Zelda Fitzwarren', when: expect.stringMatching(/^20/) as unknown };
    expect(await seen()).toEqual(quiet(was));
    await live.admin('PUT', '/ringcentral/users', { email, phoneNumber: '+12025550143' });
    expect(await seen()).toEqual({
      values: { okta: was, ad: was, ringcentral: is },
      next: `the next import makes it ${is}; ad.telephoneNumber becomes ${is}`,
      why: ['not-imported'],
      drift: [
        { system: 'okta', person: id, attribute: 'primaryPhone', expected: is, actual: was, ...by },
        { system: 'ad', person: id, attribute: 'telephoneNumber', expected: is, actual: was, ...by },
      ],
      directory: expect.objectContaining({ telephoneNumber: [was] }) as unknown,
    });
    await live.admin('POST', '/okta/import', { app: 'ringcentral_saml', kind: 'incremental' });
    expect(await seen()).toEqual(quiet(is));
  });

  it('finds two accounts with one email, and the one that nobody owns', async () => {
    const { data } = await live.check();
    await live.admin('POST', '/ringcentral/duplicate-email', { email: 'owen.castlebury@acme.test' });
    const more = (await live.check()).data.filter(({ person }) => !data.some((old) => old.person === person));
    expect(more.map(({ attribute, expected }) => [attribute, String(expected).split(' ')[0]])).toEqual([
      ['email', 'not'],
      ['owner', 'somebody'],
    ]);
  });

  it('holds values against what the calibrated org was seen to do, not against what is assumed', async () => {
    const calibrated = live.rollout.at('live', (environment) => ({
      ...environment,
      flows: {
        ...environment.flows,
        lines: [
          ...(environment.flows.lines ?? []),
          { from: 'okta', to: 'ringcentral.mobilePhone', expr: '"+" + user.mobilePhone', push: 'always' },
        ],
      },
      calibration: answersSchema.parse({
        org: environment.okta.orgId,
        on: '2026-11-22T10:00:00Z',
        expressions: { nullInConcatenation: 'empty' },
      }),
    }));
    const { data } = await live.check(live.rollout.stage.copy('calibrated', calibrated).surroundings);
    const phones = data.flatMap(({ system, attribute, expected }) =>
      system === 'ringcentral' && attribute === 'mobilePhone' ? [expected] : [],
    );
    expect(phones).toContain('+');
    expect(phones).not.toContain('+null');
  });

  it('finds every switch that was turned and everything that was taken away, though the gates are shut', async () => {
    const report = await changed(SWITCHES);
    expect(missing(report, SWITCHES)).toEqual([]);
  });
});
