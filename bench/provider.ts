import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { IncompleteError } from '../engine/errors';
import { OKTA_PROVIDER, RINGCENTRAL_OKTA_PROVIDER } from '../engine/terraform/providers';
import { findTerraform, run as runProcess } from '../terraform';
import { providerMirrors } from '../terraform/provider-mirrors';
import { prepareWorkingDirectory } from '../terraform/working-directory';
import { startTenants } from './embedded-tenants';
import type { Bench, BenchLine } from './line';

/** go-plugin's cookie: a provider starts for nobody who does not show it. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const STARTS = 7;
const PLANS = 3;

/** The demo company's own ids, which its environment file states as well. */
const AD = '0oa1acmead0000000app';
const USER_TYPE = 'oty1acmedemo0000type';

interface Subject {
  readonly name: string;
  readonly address: string;
  readonly version: string;
  readonly localName: string;
  /** One resource that owns one line of the pair. */
  readonly resource: readonly [type: string, attributes: object];
}

const OURS: Subject = {
  ...RINGCENTRAL_OKTA_PROVIDER,
  name: 'ours',
  localName: 'ringcentralokta',
  resource: [
    'ringcentralokta_mapping_lines',
    {
      source_id: USER_TYPE,
      target_id: AD,
      lines: { telephoneNumber: { expression: 'user.primaryPhone', push_status: 'PUSH' } },
    },
  ],
};

const GENUINE: Subject = {
  ...OKTA_PROVIDER,
  name: 'okta/okta',
  localName: 'okta',
  resource: [
    'okta_profile_mapping',
    {
      source_id: USER_TYPE,
      target_id: AD,
      delete_when_absent: false,
      mappings: [{ id: 'telephoneNumber', expression: 'user.primaryPhone', push_status: 'PUSH' }],
    },
  ],
};

const median = (values: readonly number[]): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A folder in which `count` resources stand as declared; `plan` runs a plan that finds nothing to do. */
async function settled(subject: Subject, count: number, folder: string, env: NodeJS.ProcessEnv) {
  const [type, attributes] = subject.resource;
  const named = Object.fromEntries(Array.from({ length: count }, (_, i) => [`line_${i}`, attributes]));
  const stack = {
    terraform: { required_providers: { [subject.localName]: { source: subject.address, version: subject.version } } },
    provider: { [subject.localName]: [{}] },
    resource: { [type]: named },
  };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  await prepareWorkingDirectory(folder, { mirrors: providerMirrors(env) });
  const { path } = await findTerraform(env);
  const terraform = async (...args: readonly string[]) => {
    const { code, stderr } = await runProcess(path, args, { cwd: folder, env });
    if (code !== 0)
      throw new IncompleteError(
        `terraform ${args[0]} failed for ${subject.name}. ${stderr.trim()}`,
        'set TF_PROVIDER_MIRROR or go online',
      );
  };
  await terraform('init', '-input=false');
  await terraform('apply', '-auto-approve', '-input=false');
  return { plan: () => terraform('plan', '-detailed-exitcode', '-input=false') };
}

/** Milliseconds from the start of the program to go-plugin's line. */
async function start(folder: string, { address, version }: Subject, env: NodeJS.ProcessEnv): Promise<number> {
  const packages = join(folder, '.terraform/providers', address, version);
  const platform = join(packages, readdirSync(packages)[0] ?? '');
  const program = join(platform, readdirSync(platform).find((name) => name.startsWith('terraform-provider-')) ?? '');
  return timed(async () => {
    const child = spawn(program, {
      env: {
        ...env,
        TF_PLUGIN_MAGIC_COOKIE: MAGIC_COOKIE,
        PLUGIN_PROTOCOL_VERSIONS: '5,6',
        PLUGIN_CLIENT_CERT: rootCertificates[0],
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
  });
}

interface Figures {
  readonly start: number;
  readonly one: number;
  readonly many: number;
}

async function figures(subject: Subject, folder: string, env: NodeJS.ProcessEnv): Promise<Figures> {
  const plans = async (count: number) => {
    const { plan } = await settled(subject, count, folder, env);
    const times: number[] = [];
    for (let i = 0; i < PLANS; i++) times.push(await timed(plan));
    return median(times);
  };
  const one = await plans(1);
  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await start(folder, subject, env));
  return { start: median(starts), one, many: await plans(200) };
}

/** Start of our provider and plans that find nothing to do, beside okta/okta's in the same run and on the same org. */
export const run: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const org = await startTenants();
  try {
    const { TF_CLI_CONFIG_FILE: _config, NODE_OPTIONS: _options, ...inherited } = process.env;
    const env = { ...inherited, ...org.env, CHECKPOINT_DISABLE: '1' };
    const [ours, theirs] = [mkdtempSync(join(folder, 'ours-')), mkdtempSync(join(folder, 'theirs-'))];
    const value = await figures(OURS, ours, env);
    const baseline = await figures(GENUINE, theirs, env);
    const line = (name: string, figure: keyof Figures): BenchLine => ({
      name,
      value: value[figure],
      unit: 'ms',
      baseline: { name: GENUINE.name, value: baseline[figure] },
    });
    return [
      line('provider: start to handshake', 'start'),
      line('provider: no-change plan of 1', 'one'),
      line('provider: no-change plan of 200', 'many'),
    ];
  } finally {
    org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
