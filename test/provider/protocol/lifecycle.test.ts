import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProviderService, serveReattached } from '../../../provider/protocol';
import type { Reattached } from '../../../provider/protocol';
import { workspace } from '../workspace';
import type { Workspace } from '../workspace';
import { FileStore, SAMPLE, sampleProvider } from './sample';
import type { Thing } from './sample';

let tf: Workspace;
let server: Reattached;
let store: FileStore;

beforeAll(async () => {
  server = await serveReattached(SAMPLE.address, new ProviderService(sampleProvider()).handlers);
});
afterAll(() => server.close());
beforeEach(() => {
  tf = workspace({ TF_REATTACH_PROVIDERS: server.environment });
  store = new FileStore(join(tf.directory, 'store.json'));
});
afterEach(() => tf.remove());

const configure = (things: Record<string, object>, more: object = {}) =>
  tf.configure({
    terraform: { required_providers: { sample: { source: SAMPLE.address } } },
    provider: { sample: [{ store: join(tf.directory, 'store.json') }] },
    ...(Object.keys(things).length > 0 ? { resource: { sample_thing: things } } : {}),
    ...more,
  });

const made: Thing = {
  id: 't-a',
  name: 'a',
  label: 'plain',
  tags: null,
  parent_id: null,
  secret: null,
  rules: null,
  settings: null,
  step: [],
  revision: 1,
};

describe('create, change, replace, destroy', () => {
  it('creates with defaults and computed values, and plans nothing afterwards', async () => {
    configure({ a: { name: 'a' } });
    const [change] = await tf.plan();
    expect(change).toMatchObject({ address: 'sample_thing.a', actions: ['create'], before: null });
    await tf.apply();
    expect(store.all()).toEqual({ 't-a': made });
    expect(tf.state('sample_thing.a')).toEqual(made);
    expect(await tf.plan()).toEqual([]);
  });

  it('keeps sets, nested attributes with computed members, and blocks', async () => {
    const rules = [{ port: 1, note: 'web' }, { port: 2 }];
    configure({
      a: { name: 'a', tags: ['y', 'x'], rules, settings: { mode: 'fast' }, step: [{ run: 'one' }, { run: 'two' }] },
    });
    await tf.apply();
    expect(tf.state('sample_thing.a')).toEqual({
      ...made,
      tags: ['x', 'y'],
      rules: [
        { port: 1, note: 'web', serial: 's1' },
        { port: 2, note: null, serial: 's2' },
      ],
      settings: { mode: 'fast' },
      step: [{ run: 'one' }, { run: 'two' }],
    });
    expect(await tf.plan()).toEqual([]);
  });

  it('changes in place, with a revision known only after apply', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    configure({ a: { name: 'b', rules: [{ port: 3 }] } });
    const [change] = await tf.plan();
    expect(change?.actions).toEqual(['update']);
    expect(change?.after).not.toHaveProperty('revision');
    await tf.apply();
    expect(tf.state('sample_thing.a')).toMatchObject({ id: 't-a', name: 'b', revision: 2, rules: [{ serial: 's3' }] });
  });

  it('replaces where an attribute asks for it, and what hangs on it', async () => {
    configure({ a: { name: 'a' }, b: { name: 'b', parent_id: '${sample_thing.a.id}' } });
    await tf.apply();
    configure({ a: { name: 'a', parent_id: 'other' }, b: { name: 'b', parent_id: '${sample_thing.a.id}' } });
    expect((await tf.plan()).map(({ address, actions }) => [address, actions])).toEqual([
      ['sample_thing.a', ['delete', 'create']],
      ['sample_thing.b', ['delete', 'create']],
    ]);
  });

  it('reads an unknown value and one of which a prefix is known', async () => {
    configure({
      a: { name: 'a' },
      b: {
        name: 'b',
        label: '${sample_thing.a.id}',
        tags: ['p-${sample_thing.a.id}'],
        rules: [{ port: 1, note: '${sample_thing.a.id}' }],
      },
    });
    await tf.apply();
    expect(tf.state('sample_thing.b')).toMatchObject({ label: 't-a', tags: ['p-t-a'], rules: [{ note: 't-a' }] });
  });

  it('takes two spellings of one meaning for no change', async () => {
    configure({ a: { name: 'a', label: 'Loud' } });
    await tf.apply();
    configure({ a: { name: 'a', label: 'LOUD' } });
    expect(await tf.plan()).toEqual([]);
  });

  it('destroys', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    await tf.succeed('destroy', '-auto-approve');
    expect(store.all()).toEqual({});
  });
});

describe('drift', () => {
  it('shows what changed behind its back, and mends it', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    store.put({ ...made, label: 'changed' });
    expect(await tf.plan()).toMatchObject([
      { actions: ['update'], before: { label: 'changed' }, after: { label: 'plain' } },
    ]);
    await tf.apply();
    expect(store.all()['t-a']?.label).toBe('plain');
  });

  it('makes anew what is gone', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    store.remove('t-a');
    expect((await tf.plan()).map(({ actions }) => actions)).toEqual([['create']]);
  });

  it('drops a field of the store that no schema declares', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    store.put({ ...made, surprise: 'new in this API' });
    expect(await tf.plan()).toEqual([]);
  });
});

describe('import and state upgrade', () => {
  it('imports by block, and by command', async () => {
    store.put(made);
    configure({ a: { name: 'a' } }, { import: [{ to: 'sample_thing.a', id: 't-a' }] });
    await tf.apply();
    expect(tf.state('sample_thing.a')).toEqual(made);
    await tf.succeed('state', 'rm', 'sample_thing.a');
    await tf.succeed('import', 'sample_thing.a', 't-a');
    expect(tf.state('sample_thing.a')).toEqual(made);
  });

  it('says what is missing where there is nothing to import', async () => {
    configure({ a: { name: 'a' } });
    expect((await tf.run('import', '-no-color', 'sample_thing.a', 't-z')).output).toContain('There is no thing t-z.');
  });

  it('upgrades a state of an older version', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    const file = join(tf.directory, 'terraform.tfstate');
    const state = JSON.parse(readFileSync(file, 'utf8')) as {
      resources: { instances: { schema_version: number; attributes: Record<string, unknown> }[] }[];
    };
    const instance = state.resources[0]?.instances[0];
    if (!instance) throw new Error('no state');
    const { name, ...attributes } = instance.attributes;
    Object.assign(instance, { schema_version: 0, attributes: { ...attributes, title: name } });
    writeFileSync(file, JSON.stringify(state));
    expect(await tf.plan()).toEqual([]);
  });
});

describe('diagnostics', () => {
  const lines = (output: string) => output.replace(/[│╷╵]/g, ' ').replace(/\s+/g, ' ');

  it.each([
    ['a wrong value', { name: 'Bad Name' }, 'Use lower-case letters only.', '"name": "Bad Name"'],
    ['a wrong value inside a list', { name: 'a', rules: [{ port: 0 }] }, 'A port is above 0.', '"port": 0'],
  ])('name file and line for %s', async (_title, attributes, detail, place) => {
    configure({ a: attributes });
    const { code, output } = await tf.run('validate', '-no-color');
    expect(code).toBe(1);
    expect(lines(output)).toContain(detail);
    expect(output).toContain(place);
  });

  it('name the attribute of a refused apply, and claim nothing', async () => {
    configure({ a: { name: 'refused' } });
    const { code, output } = await tf.run('apply', '-no-color', '-auto-approve');
    expect(code).toBe(1);
    expect(lines(output)).toContain('The backend refuses');
    expect(output).toContain('"name": "refused"');
    expect(tf.state('sample_thing.a')).toBeUndefined();
  });

  it('keep what was there when a change is refused', async () => {
    configure({ a: { name: 'a' } });
    await tf.apply();
    configure({ a: { name: 'refused' } });
    expect((await tf.run('apply', '-auto-approve')).code).toBe(1);
    expect(tf.state('sample_thing.a')).toEqual(made);
  });

  it('keep the half that was made', async () => {
    configure({ a: { name: 'partial' } });
    expect((await tf.run('apply', '-auto-approve')).code).toBe(1);
    expect(tf.state('sample_thing.a')).toMatchObject({ id: 'half', name: 'partial', label: null, tags: ['x'] });
  });

  it('name the attribute of a data source', async () => {
    configure({}, { data: { sample_lookup: { x: { id: 'none' } } } });
    const { output } = await tf.run('plan', '-no-color');
    expect(lines(output)).toContain('There is no thing none.');
  });

  it('name the attribute of the provider block', async () => {
    configure({ a: { name: 'a' } }, { provider: { sample: [{ store: 'nowhere' }] } });
    expect(lines((await tf.run('plan', '-no-color')).output)).toContain('A store is a JSON file.');
  });
});

it('reads a data source at plan, and after apply where it depends on one', async () => {
  configure(
    { a: { name: 'a' } },
    {
      data: { sample_lookup: { x: { id: '${sample_thing.a.id}' } } },
      output: { found: { value: '${data.sample_lookup.x.name}' } },
    },
  );
  await tf.apply();
  expect(JSON.parse(await tf.succeed('output', '-json'))).toMatchObject({ found: { value: 'a' } });
});

it('keeps a write-only value out of plan and state', async () => {
  tf.environment.TF_VAR_secret = 'canary-7391';
  configure({ a: { name: 'a', secret: '${var.secret}' } }, { variable: { secret: { ephemeral: true } } });
  await tf.succeed('plan', '-out=tfplan');
  expect(await tf.succeed('show', '-json', 'tfplan')).not.toContain('canary-7391');
  await tf.apply();
  expect(readFileSync(join(tf.directory, 'terraform.tfstate'), 'utf8')).not.toContain('canary-7391');
});
