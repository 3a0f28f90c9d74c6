import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigDrift, DriftReport } from '../../../engine/drift';
import { acceptRecorded } from '../../../operations/drift/accept';
import { acceptedPath, readAccepted, writeAccepted } from '../../../operations/accepted-file';
import { inspect, type Checked } from '../../../operations/drift/check';
import { drift, type DriftFlags } from '../../../operations/drift/drift';
import { keyedHash } from '../../../operations/tenants/keyed-hash';
import { noTerraform } from '../../terraform/on-path';
import { PEOPLE } from './changes';
import { generatedEdits, type Edit } from './generated';
import { startLive, type Live } from './tenants';

/** Who owns the token with which all of it is done; what was applied before, Terraform's own client did. */
const ADMIN = 'Ada Admin';
const SHUFFLED = 20;

let live: Live;
let edits: readonly Edit[];
let checked: Checked;
/** What was told of people before anybody touched anything. */
let before: DriftReport['data'];

const placeOf = ({ address, field }: Pick<ConfigDrift, 'address' | 'field'>) => `${address} ${field}`;
const tells = (one: ConfigDrift, { found }: Edit): boolean => {
  const told = `${one.tier} ${placeOf(one)}`;
  return found.endsWith('.') ? told.startsWith(found) : told === found;
};
const places = ({ config }: DriftReport): string[] => config.map(placeOf).sort();
const run = (flags: Partial<DriftFlags> & Pick<DriftFlags, 'verb'>) =>
  drift({ env: 'demo', baseline: live.baseline, formats: [], reason: 'agreed', ...flags }, live.surroundings);

/** In turn: recorded, ignored, put back. */
const share = (turn: number): ConfigDrift[] => checked.report.config.filter((_one, index) => index % 3 === turn);

beforeAll(async () => {
  if (noTerraform.skip) return;
  live = await startLive();
  writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
  before = (await live.check()).data;
  const known = readAccepted(live.baseline).baseline.map(placeOf);
  edits = await generatedEdits(live, new Set(known));
  for (const { make } of [...edits, ...PEOPLE]) await make(live);
  checked = await inspect({ env: 'demo', baseline: live.baseline }, live.surroundings);
});
afterAll(() => live?.close());

describe.skipIf(noTerraform.skip)(`hand edits of everything that stands in an org${noTerraform.because}`, () => {
  it('are more than eighty, of every kind', () => {
    expect(edits.length + PEOPLE.length).toBeGreaterThanOrEqual(80);
    expect(new Set(edits.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
  });

  it('are each told, once and at their field', () => {
    const { config, incomplete } = checked.report;
    const told = edits.map((edit) => [edit.name, config.filter((one) => tells(one, edit)).length]);
    const oneEach = ({ kind }: Edit) => kind !== 'assignment of a person';
    expect(told.filter(([, times], index) => oneEach(edits[index]!) && times !== 1)).toEqual([]);
    expect(config.filter((one) => !edits.some((edit) => tells(one, edit))).map(placeOf)).toEqual([]);
    expect([config.length, incomplete]).toEqual([edits.length, []]);
  });

  it('are each told with who did it', () => {
    const { config } = checked.report;
    expect(config.filter(({ by, when }) => by !== ADMIN || when === undefined).map(placeOf)).toEqual([]);
  });

  it('of people are told of those people only', async () => {
    const known = new Set(before.map(({ person }) => person));
    const expected = await Promise.all(
      PEOPLE.flatMap(({ found }) => found).map(async (line) => {
        const [attribute, account = ''] = line.split(' ');
        return `${attribute} ${await live.person(account)}`;
      }),
    );
    const told = checked.report.data.map(({ system, attribute, person }) => `${system}.${attribute} ${person}`);
    expect(expected.filter((one) => !told.includes(one))).toEqual([]);
    const people = new Set(expected.map((one) => one.split(' ')[1]));
    expect(checked.report.data.filter(({ person }) => !known.has(person) && !people.has(person))).toEqual([]);
  });

  it('are silent once recorded or ignored, one by one; the others are told as before', async () => {
    const { env } = live.surroundings;
    const who = { env, now: live.surroundings.now(), hashOf: keyedHash(env) };
    for (const { address, field } of share(0)) {
      const { json } = acceptRecorded({ env: 'demo', baseline: live.baseline, address, field }, checked, 'agreed', who);
      expect(json).toMatchObject({ recorded: [placeOf({ address, field })], refused: [] });
    }
    for (const { address, field } of share(1)) await run({ verb: 'ignore', address, field });
    for (const [index, { system, attribute, person }] of checked.report.data.entries()) {
      const where = { env: 'demo', baseline: live.baseline, address: `${system}.${attribute}`, field: person };
      if (index % 2 === 0) await run({ verb: 'ignore', ...where });
      else expect(acceptRecorded(where, checked, 'agreed', who).json).toMatchObject({ refused: [] });
    }
    const report = await live.check();
    expect(places(report)).toEqual(share(2).map(placeOf).sort());
    expect(report.data).toEqual([]);
  });

  it(`leave silence over ${SHUFFLED} runs once the last are recorded too, in whatever order the servers answer`, async () => {
    expect((await run({ verb: 'record' })).exitCode).toBe(0);
    for (let shuffled = 1; shuffled <= SHUFFLED; shuffled += 1) {
      await live.admin('PUT', '/okta/switches', { shuffled });
      await live.admin('PUT', '/ringcentral/behaviour', { shuffled });
      const { config, data, incomplete } = await live.check();
      expect({ shuffled, config, data, incomplete }).toEqual({ shuffled, config: [], data: [], incomplete: [] });
    }
  });

  it('are put back, or it is said of each why not', async () => {
    live.restore();
    writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
    const third = edits.filter((edit) => share(2).some((one) => tells(one, edit)));
    for (const { make } of third) await make(live);
    const { json } = await run({ verb: 'revert' });
    const { mended, left } = json as { mended: string[]; left: { what: string; why: string }[] };
    const named = [...mended, ...left.map(({ what }) => what)];
    const unsaid = third.filter(({ found }) => !named.some((one) => one.startsWith(found.replace(/^\w+ /, ''))));
    expect(unsaid.map(({ name }) => name)).toEqual([]);
    expect(left.filter(({ why }) => why === '')).toEqual([]);
    await run({ verb: 'record' });
    expect(places(await live.check())).toEqual([]);
  });
});
