import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareWorkingDirectory } from '../../../terraform/working-directory';
import { AD, USER_TYPE, demoOrg, prose } from './demo-org';
import type { DemoOrg } from './demo-org';
import type { Seen } from './weather';
import { oneOfEach } from '../../support/effort';

/*
 * Our provider as Terraform starts it, killed with SIGKILL at each of its writes: just before the org sees the write, and
 * just after the org has done it, when nobody learns of it.
 */

let demo: DemoOrg;

beforeEach(async () => {
  demo = await demoOrg();
  await demo.admin('okta-flag-attribute-level-mastering', { enabled: true });
});
afterEach(() => demo.close());

const line = (expression: string) => ({ expression, push_status: 'PUSH' });

/** Everything we write: source and lines at first, changed, and given back. */
const declare = (stage: 'first' | 'changed') =>
  demo.configure({
    attribute_source: {
      phone: { attribute: 'primaryPhone', source: 'OVERRIDE', priority: stage === 'first' ? [demo.ringcentral] : [AD] },
    },
    mapping_lines: {
      phone: {
        source_id: USER_TYPE,
        target_id: AD,
        lines: { telephoneNumber: line(stage === 'first' ? 'user.primaryPhone' : 'user.mobilePhone') },
      },
    },
  });

const SCHEMA = /^\/api\/v1\/meta\/schemas\/user\//;
const MAPPING = /^\/api\/v1\/mappings\//;

const MOMENTS = [
  { during: 'create', of: 'attribute_source', write: SCHEMA },
  { during: 'create', of: 'mapping_lines', write: MAPPING },
  { during: 'update', of: 'attribute_source', write: SCHEMA },
  { during: 'update', of: 'mapping_lines', write: MAPPING },
  { during: 'destroy', of: 'attribute_source', write: SCHEMA },
  { during: 'destroy', of: 'mapping_lines', write: MAPPING },
] as const;

function killProviderOf(terraform: number | undefined): void {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(terraform)], { encoding: 'utf8' });
  for (const pid of stdout.trim().split(/\s+/)) process.kill(Number(pid), 'SIGKILL');
}

/** For what it starts, Terraform starts our provider itself; everything else here is served by this process, to save time. */
function asAProcess<T>(begin: () => T): T {
  const { TF_REATTACH_PROVIDERS } = demo.tf.environment;
  delete demo.tf.environment.TF_REATTACH_PROVIDERS;
  const begun = begin();
  demo.tf.environment.TF_REATTACH_PROVIDERS = TF_REATTACH_PROVIDERS;
  return begun;
}

/** Runs Terraform, which starts our provider itself for this once, and kills the provider at the write; ends with what Terraform said. */
async function killedRun(args: readonly string[], write: RegExp, when: 'before' | 'after'): Promise<string> {
  const { child, ended } = asAProcess(() => demo.tf.start(...args));
  let struck = false;
  const strike = ({ method, path }: Seen) => {
    if (struck || method !== 'POST' || !write.test(path)) return undefined;
    struck = true;
    killProviderOf(child.pid);
    return { kind: 'lost' } as const;
  };
  if (when === 'before') demo.weather.before = strike;
  else demo.weather.after = (request) => void strike(request);
  const { code, output } = await ended;
  demo.weather.before = () => undefined;
  demo.weather.after = () => undefined;
  expect([struck, code]).toEqual([true, 1]);
  return prose(output);
}

describe.each(['before', 'after'] as const)('killed just %s the org does it', (when) => {
  it.each(oneOfEach(MOMENTS, ({ during }) => during))('at the $during of $of', async ({ during, write }) => {
    const foreign = await demo.toDirectory();
    declare('first');
    await prepareWorkingDirectory(demo.tf.directory);
    await asAProcess(() => demo.tf.succeed('init'));
    if (during !== 'create') await demo.tf.apply();
    if (during === 'update') declare('changed');
    const apply = ['apply', '-no-color', '-auto-approve', '-parallelism=1'];
    const args = during === 'destroy' ? ['destroy', ...apply.slice(1)] : apply;

    expect(await killedRun(args, write, when)).toMatch(/Plugin did not respond|Request cancelled/);
    expect(await demo.toDirectory()).toMatchObject(foreign);

    await demo.tf.succeed(...args);
    if (during === 'destroy') {
      expect(await demo.toDirectory()).toEqual(foreign);
      expect((await demo.primaryPhone()).master).toEqual({ type: 'PROFILE_MASTER' });
    } else {
      expect(await demo.tf.plan()).toEqual([]);
      expect(await demo.toDirectory()).toEqual({ ...foreign, telephoneNumber: expect.anything() as unknown });
    }
  });
});
