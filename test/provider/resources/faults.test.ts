import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AD, USER_TYPE, demoOrg, prose } from './demo-org';
import type { DemoOrg } from './demo-org';
import type { Fate, Seen } from './weather';
import { times } from '../../support/effort';

let demo: DemoOrg;

beforeEach(async () => {
  demo = await demoOrg();
  await demo.admin('okta-flag-attribute-level-mastering', { enabled: true });
});
afterEach(() => demo.close());

/** One resource of each kind: how it is declared, before and after a change, and where Terraform should point. */
const KINDS = [
  {
    kind: 'attribute_source',
    address: 'ringcentralokta_attribute_source.x',
    write: /^\/api\/v1\/meta\/schemas\/user\//,
    first: () => ({ attribute: 'primaryPhone', source: 'OVERRIDE', priority: [demo.ringcentral] }),
    changed: () => ({ attribute: 'primaryPhone', source: 'OVERRIDE', priority: [AD] }),
    place: '"source": "OVERRIDE"',
    live: async () => (await demo.primaryPhone()).master,
  },
  {
    kind: 'mapping_lines',
    address: 'ringcentralokta_mapping_lines.x',
    write: /^\/api\/v1\/mappings\//,
    first: () => ({
      source_id: USER_TYPE,
      target_id: AD,
      lines: { telephoneNumber: { expression: 'user.primaryPhone', push_status: 'PUSH' } },
    }),
    changed: () => ({
      source_id: USER_TYPE,
      target_id: AD,
      lines: { telephoneNumber: { expression: 'user.mobilePhone', push_status: 'PUSH' } },
    }),
    place: '"lines": {',
    live: async () => (await demo.toDirectory()).telephoneNumber,
  },
] as const;
type Kind = (typeof KINDS)[number];

const declare = ({ kind }: Kind, attributes: object) => demo.configure({ [kind]: { x: attributes } });
const isWrite = ({ write }: Kind, { method, path }: Seen) => method === 'POST' && write.test(path);

/** The next write meets this fate; after it, reads may meet another. */
function strike(kind: Kind, fate: Fate, reads?: Fate): void {
  let struck = false;
  demo.weather.before = (request) => {
    if (struck) return request.method === 'GET' ? reads : undefined;
    struck = isWrite(kind, request);
    return struck ? fate : undefined;
  };
}
const calm = () => void (demo.weather.before = () => undefined);

async function failedApply(): Promise<string> {
  const { code, output } = await demo.tf.run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  return output;
}

async function converges(): Promise<void> {
  calm();
  await demo.tf.apply();
  expect(await demo.tf.plan()).toEqual([]);
}

// Both write and read back by one function; the test of a killed provider has the other kind.
describe.each(KINDS.slice(-times(KINDS.length, 1)))('$kind', (kind) => {
  it('waits out a 429 and goes on', async () => {
    strike(kind, { kind: '429', seconds: 1 });
    declare(kind, kind.first());
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
  });

  it('claims nothing after 500s on create, points at its attribute, and converges', async () => {
    const before = await kind.live();
    strike(kind, { kind: '500' });
    declare(kind, kind.first());
    const output = await failedApply();
    expect(prose(output)).toContain('Internal Server Error');
    expect(output).toContain(kind.kind === 'mapping_lines' ? '"telephoneNumber": {' : kind.place);
    expect(demo.tf.state(kind.address)).toBeUndefined();
    expect(await kind.live()).toEqual(before);
    await converges();
  });

  it('believes what it reads, where the connection broke after the org had done it', async () => {
    strike(kind, { kind: 'unanswered' });
    declare(kind, kind.first());
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
  });

  it('says that it cannot know, and claims nothing, where nothing can be read back', async () => {
    strike(kind, { kind: 'unanswered' }, { kind: 'lost' });
    declare(kind, kind.first());
    const output = await failedApply();
    expect(prose(output)).toContain('could not be read back');
    expect(output).toContain(kind.place);
    expect(demo.tf.state(kind.address)).toBeUndefined();
    await converges();
  });

  it('claims neither the old nor the new where a change cannot be read back', async () => {
    declare(kind, kind.first());
    await demo.tf.apply();
    declare(kind, kind.changed());
    strike(kind, { kind: 'unanswered' }, { kind: 'lost' });
    expect(prose(await failedApply())).toContain('could not be read back');
    const expected = kind.kind === 'mapping_lines' ? { lines: {} } : { source: null, priority: null };
    expect(demo.tf.state(kind.address)).toMatchObject(expected);
    await converges();
  });

  it('keeps what it had where a change was lost on its way', async () => {
    declare(kind, kind.first());
    await demo.tf.apply();
    const [state, live] = [demo.tf.state(kind.address), await kind.live()];
    declare(kind, kind.changed());
    strike(kind, { kind: 'lost' });
    expect(prose(await failedApply())).toContain('cannot be reached');
    expect([demo.tf.state(kind.address), await kind.live()]).toEqual([state, live]);
    await converges();
  });

  it('is still there after a failed destroy, and goes with the next', async () => {
    const before = await kind.live();
    declare(kind, kind.first());
    await demo.tf.apply();
    strike(kind, { kind: '500' });
    expect((await demo.tf.run('destroy', '-auto-approve')).code).toBe(1);
    expect(demo.tf.state(kind.address)).toBeDefined();
    calm();
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(await kind.live()).toEqual(before);
  });

  it('returns to what was there before, after a change that failed in between', async () => {
    const before = await kind.live();
    declare(kind, kind.first());
    await demo.tf.apply();
    declare(kind, kind.changed());
    strike(kind, { kind: 'unanswered' }, { kind: 'lost' });
    await failedApply();
    calm();
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(await kind.live()).toEqual(before);
  });
});

it('ends a wait for a rate limit when Terraform is interrupted', async () => {
  const [source] = KINDS;
  let waiting = false;
  demo.weather.before = (request) => {
    if (!isWrite(source, request)) return undefined;
    waiting = true;
    return { kind: '429', seconds: 600 };
  };
  declare(source, source.first());
  const { child, ended } = demo.tf.start('apply', '-no-color', '-auto-approve');
  while (!waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const { code } = await ended;
  expect(code).toBe(1);
  expect(demo.tf.state(source.address)).toBeUndefined();
});

it('finishes a write that is under way when Terraform is interrupted, and the state has it', async () => {
  const [source] = KINDS;
  declare(source, source.first());
  const { child, ended } = demo.tf.start('apply', '-no-color', '-auto-approve');
  demo.weather.after = (request) => void (isWrite(source, request) && child.kill('SIGINT'));
  await ended;
  expect(demo.tf.state(source.address)).toMatchObject(source.first());
});
