import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AD, demoOrg, prose } from './demo-org';
import type { DemoOrg } from './demo-org';

let demo: DemoOrg;
const ADDRESS = 'ringcentralokta_attribute_source.phone';

beforeEach(async () => {
  demo = await demoOrg();
  await demo.admin('okta-flag-attribute-level-mastering', { enabled: true });
});
afterEach(() => demo.close());

const source = (attributes: object) =>
  demo.configure({ attribute_source: { phone: { attribute: 'primaryPhone', ...attributes } } });
const overrideBy = (...apps: string[]) => ({
  type: 'OVERRIDE',
  priority: apps.map((value) => ({ type: 'APP', value })),
});

describe('primaryPhone from "inherit" to RingCentral', () => {
  it('is seen in the plan, written, read back, and then planned no more', async () => {
    const before = await demo.primaryPhone();
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    expect(await demo.tf.plan()).toMatchObject([
      {
        address: ADDRESS,
        actions: ['create'],
        after: { attribute: 'primaryPhone', source: 'OVERRIDE', priority: [demo.ringcentral], user_type: 'default' },
      },
    ]);
    await demo.tf.apply();
    expect(await demo.primaryPhone()).toEqual({ ...before, master: overrideBy(demo.ringcentral) });
    expect(demo.tf.state(ADDRESS)).toEqual({
      id: 'default/primaryPhone',
      user_type: 'default',
      attribute: 'primaryPhone',
      source: 'OVERRIDE',
      priority: [demo.ringcentral],
      restores: { source: 'PROFILE_MASTER', priority: null },
    });
    expect(await demo.tf.plan()).toEqual([]);
  });

  it('is mended when somebody changes it in the console, and the plan shows exactly that', async () => {
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    await demo.tf.apply();
    await demo.admin('attribute-source-primary-phone', { enabled: false });
    const changes = await demo.tf.plan();
    expect(changes.map(({ address, actions }) => [address, actions])).toEqual([[ADDRESS, ['update']]]);
    expect(changes[0]?.before).toMatchObject({ source: 'PROFILE_MASTER', priority: null });
    expect(changes[0]?.after).toMatchObject({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    await demo.tf.apply();
    expect((await demo.primaryPhone()).master).toEqual(overrideBy(demo.ringcentral));
  });

  it('changes the order of the priority list, which is not a set', async () => {
    source({ source: 'OVERRIDE', priority: [demo.ringcentral, AD] });
    await demo.tf.apply();
    source({ source: 'OVERRIDE', priority: [AD, demo.ringcentral] });
    expect((await demo.tf.plan()).map(({ actions }) => actions)).toEqual([['update']]);
    await demo.tf.apply();
    expect((await demo.primaryPhone()).master).toEqual(overrideBy(AD, demo.ringcentral));
  });

  it('returns on destroy to what it was before, also where that was an override', async () => {
    await demo.api('POST', '/api/v1/meta/schemas/user/default', {
      definitions: { base: { properties: { primaryPhone: { master: overrideBy(AD) } } } },
    });
    const before = await demo.primaryPhone();
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    await demo.tf.apply();
    source({ source: 'OVERRIDE', priority: [AD, demo.ringcentral] });
    await demo.tf.apply();
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(await demo.primaryPhone()).toEqual(before);
  });
});

describe('import', () => {
  it('takes a source as it is, plans nothing, and gives it back to inheritance', async () => {
    await demo.admin('attribute-source-primary-phone', { enabled: true });
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    await demo.tf.succeed('import', ADDRESS, 'default/primaryPhone');
    expect(await demo.tf.plan()).toEqual([]);
    await demo.tf.succeed('destroy', '-auto-approve');
    expect((await demo.primaryPhone()).master).toEqual({ type: 'PROFILE_MASTER' });
  });

  it('of a source that is then changed: the plan shows both, and destroy returns to the one that was imported', async () => {
    await demo.api('POST', '/api/v1/meta/schemas/user/default', {
      definitions: { base: { properties: { primaryPhone: { master: overrideBy(AD) } } } },
    });
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    await demo.tf.succeed('import', ADDRESS, 'default/primaryPhone');
    const [change] = await demo.tf.plan();
    expect(change).toMatchObject({
      actions: ['update'],
      before: { source: 'OVERRIDE', priority: [AD] },
      after: { source: 'OVERRIDE', priority: [demo.ringcentral] },
    });
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
    await demo.tf.succeed('destroy', '-auto-approve');
    expect((await demo.primaryPhone()).master).toEqual(overrideBy(AD));
  });
});

describe('refused before anything is written', () => {
  it.each([
    ['an override without a list', { source: 'OVERRIDE' }, 'OVERRIDE needs the ids'],
    ['a list without an override', { source: 'OKTA', priority: ['x'] }, 'OKTA has no priority list'],
    ['a word that is no source', { source: 'MASTER' }, 'One of PROFILE_MASTER, OKTA, OVERRIDE'],
  ])('%s', async (_title, attributes, words) => {
    source(attributes);
    expect(prose((await demo.tf.run('validate', '-no-color')).output)).toContain(words);
  });

  it('an attribute that is not a base attribute', async () => {
    source({ attribute: 'extension', source: 'OKTA' });
    const { output } = await demo.tf.run('apply', '-no-color', '-auto-approve');
    expect(prose(output)).toContain('The Okta profile has no base attribute extension');
    expect(output).toContain('"attribute": "extension"');
    expect(demo.org.writes()).toEqual({ app: 1 });
  });
});

describe('an org that does not do it', () => {
  const refused = async () => {
    source({ source: 'OVERRIDE', priority: [demo.ringcentral] });
    const { code, output } = await demo.tf.run('apply', '-no-color', '-auto-approve');
    expect(code).toBe(1);
    expect(output).toContain('"source": "OVERRIDE"');
    expect(demo.tf.state(ADDRESS)).toBeUndefined();
    return prose(output);
  };

  it("says Okta's words, the flag and the console steps where the flag is off", async () => {
    await demo.admin('okta-flag-attribute-level-mastering', { enabled: false });
    const words = await refused();
    expect(words).toContain('You do not have permission to access the feature you are requesting');
    expect(words).toContain('ATTRIBUTE_LEVEL_MASTERING');
    expect(words).toContain('Directory > Profile Editor > User (default) > primaryPhone');
  });

  it.each([
    ['drops the source without a word', { overrideWithoutFlag: 'dropped' }, 'still says PROFILE_MASTER'],
    ['never shows a source', { overrideWithoutFlag: 'dropped', masterHidden: true }, 'names no source at all'],
  ])('notices one that %s', async (_title, switches, words) => {
    await demo.admin('okta-flag-attribute-level-mastering', { enabled: false });
    await demo.admin('switches', switches);
    const output = await refused();
    expect(output).toContain(words);
    expect(output).toContain('ATTRIBUTE_LEVEL_MASTERING');
  });

  it('converges once the flag is on', async () => {
    await demo.admin('okta-flag-attribute-level-mastering', { enabled: false });
    await refused();
    await demo.admin('okta-flag-attribute-level-mastering', { enabled: true });
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
  });
});

it('writes one schema change after the other, where racing ones would be lost', async () => {
  await demo.admin('switches', { lostSchemaUpdates: 100 });
  const override = { source: 'OVERRIDE', priority: [demo.ringcentral] };
  demo.configure({
    attribute_source: {
      phone: { attribute: 'primaryPhone', ...override },
      mobile: { attribute: 'mobilePhone', ...override },
    },
  });
  await demo.tf.apply();
  expect(await demo.tf.plan()).toEqual([]);
});
