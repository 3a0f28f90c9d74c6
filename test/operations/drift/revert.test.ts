import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acceptedPath, readAccepted, writeAccepted } from '../../../operations/accepted-file';
import { revert } from '../../../operations/drift/revert';
import { noTerraform } from '../../terraform/on-path';
import { SWITCHES, TOGETHER } from './changes';
import { startLive, type Live } from './tenants';

interface Reverted {
  readonly mended: readonly string[];
  readonly left: readonly { readonly what: string; readonly why: string }[];
}

/** What no apply mends, by the beginning of its place. */
const LEFT = [
  'ringcentralokta_mapping_lines.ad_to_okta lines.costCenter',
  'ringcentralokta_mapping_lines.okta_to_ad lines.displayName',
  'okta.shoeSize *',
  'okta.department source',
  'ringcentral.pager *',
  'ad.roomNumber *',
  'rules.All of Support *',
  'systems.ringcentral assignments.',
];

let live: Live;
beforeAll(async () => {
  if (noTerraform.skip) return;
  live = await startLive();
  writeAccepted(live.baseline, readAccepted(acceptedPath('demo')));
});
afterAll(() => live?.close());
afterEach(() => live?.restore());

describe.skipIf(noTerraform.skip)(`npx ringcentral-okta drift revert${noTerraform.because}`, () => {
  it('mends each change made by hand, or says why it does not; a second check proves it', async () => {
    for (const { make } of TOGETHER) await make(live);
    const { json } = await revert({ env: 'demo', baseline: live.baseline }, live.surroundings);
    const { mended, left } = json as Reverted;
    const isLeft = (place: string) => LEFT.some((start) => place.startsWith(start));
    const places = TOGETHER.map(({ found }) => found.split(' ').slice(1).join(' '));
    expect(places.filter((place) => !isLeft(place) && !mended.some((one) => one.startsWith(place)))).toEqual([]);
    expect(left.filter(({ what, why }) => why === '' || !(isLeft(what) || what.endsWith('values of people')))).toEqual(
      [],
    );
    expect((await live.check()).config.every(({ address, field }) => isLeft(`${address} ${field}`))).toBe(true);
  });

  it('mends no switch that only an admin can turn, and names who that is; nothing goes unsaid', async () => {
    for (const { make } of SWITCHES) await make(live);
    const { exitCode, json } = await revert({ env: 'demo', baseline: live.baseline }, live.surroundings);
    const { mended, left } = json as Reverted;
    expect(exitCode).toBe(1);
    const whyOf = (place: string) => left.find(({ what }) => what.startsWith(place))?.why;
    const places = SWITCHES.map(({ found }) => found.split(' ').slice(1).join(' '));
    expect(places.filter((place) => !whyOf(place) && !mended.some((one) => one.startsWith(place)))).toEqual([]);
    const switches = places.filter((place) => place.includes(' features.'));
    expect(switches.filter((place) => !whyOf(place)?.startsWith('only an admin can'))).toEqual([]);
  });
});
