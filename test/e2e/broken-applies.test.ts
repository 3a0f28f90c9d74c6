import { execFile, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../emulators/http/seeded';
import { apply } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import { applyReading, type Applied } from '../../operations/terraform-run';
import { readFor } from '../../operations/terraform-run/resume/open';
import { PROJECT } from '../../operations/surroundings';
import { liveProcesses } from '../../terraform/processes';
import type { Moment } from '../support/counting-proxy';
import { onlyLong } from '../support/effort';
import { noTerraform } from '../terraform/on-path';
import { startApplies, type Applies, type ApplyName } from './applies';

const NOTHING = { add: 0, change: 0, destroy: 0 };

let applies: Applies;
beforeAll(async () => {
  if (!noTerraform.skip) applies = await startApplies();
});
afterAll(() => applies?.close());

/** Writes of each type's creation and update, in the order in which okta/okta and our own provider do them. */
const WRITES: readonly (readonly [apply: ApplyName, what: string, method: string, path: string, nth?: number])[] = [
  ['app', 'okta_app_saml is created', 'POST', '/apps\\?activate'],
  ['app', 'okta_app_saml gets its policy', 'PUT', '/policies/'],
  ['provisioning', 'okta_user_schema_property is created', 'POST', '/meta/schemas/user/'],
  ['provisioning', 'okta_app_user_schema_property is created', 'POST', '/meta/schemas/apps/'],
  ['provisioning', 'okta_group is created', 'POST', '/groups$'],
  ['provisioning', 'okta_group_rule is created', 'POST', '/groups/rules$'],
  ['provisioning', 'okta_group_rule is activated', 'POST', '/lifecycle/activate'],
  ['provisioning', 'okta_profile_mapping is created', 'POST', '/mappings/prm1emb0000000000\\d\\d'],
  ['provisioning', 'ringcentralokta_mapping_lines is created', 'POST', '/mappings/prm1emb0000000000004'],
  ['provisioning', 'okta_app_group_assignment is created', 'PUT', '/apps/\\w+/groups/'],
  ['bidirectional', 'ringcentralokta_attribute_source is taken over', 'POST', '/meta/schemas/user/', 2],
  [
    'bidirectional',
    'ringcentralokta_mapping_lines of the way back is created',
    'POST',
    '/mappings/prm1emb0000000000005',
  ],
  ['changed', 'okta_app_saml is updated', 'PUT', '/apps/\\w+$'],
  ['changed', 'okta_app_saml gets its policy again', 'PUT', '/policies/'],
  ['changed', 'okta_user_schema_property is updated', 'POST', '/meta/schemas/user/'],
  ['changed', 'okta_app_user_schema_property is updated', 'POST', '/meta/schemas/apps/'],
  ['changed', 'okta_group is updated', 'PUT', '/groups/00g\\w+$'],
  ['changed', 'okta_group_rule is deactivated', 'POST', '/lifecycle/deactivate'],
  ['changed', 'okta_group_rule is updated', 'PUT', '/groups/rules/'],
  ['changed', 'okta_group_rule is activated again', 'POST', '/lifecycle/activate'],
  ['changed', 'okta_profile_mapping is updated', 'POST', '/mappings/prm1emb0000000000\\d\\d'],
  ['changed', 'ringcentralokta_mapping_lines is updated', 'POST', '/mappings/prm1emb0000000000004'],
  ['changed', 'okta_app_group_assignment is updated', 'PUT', '/apps/\\w+/groups/'],
];

/** What Okta does instead of answering: before it has written, and after. */
const FAULTS = ['500', '400', 'cut', 'timeout-after-commit'] as const;

const ALL = WRITES.flatMap(([name, what, method, path, nth = 1]) =>
  FAULTS.map((kind) => ({ name, what, kind, method, path, nth })),
);
/** The fault that leaves most in doubt; resume.test.ts has an object made and one changed that fail. The long suite has all. */
const CASES = onlyLong.skip
  ? ALL.filter(({ what, kind }) => what === 'okta_app_saml is created' && kind === 'timeout-after-commit')
  : ALL;

async function applied(name: ApplyName, resume = false) {
  const { target, stack } = applies.prepared(name);
  const { reading, resumed } = await readFor(target, { stack, resumed: [] }, resume);
  return applyReading(reading, { resumed });
}

/** As somebody does who follows what the command says: again, then by the one command that it names. */
async function goneOn(name: ApplyName) {
  const again = await applied(name);
  if (!again.refused) return again;
  expect(again.refused.remedy, again.refused.why).toContain('apply --env demo --resume');
  return applied(name, true);
}

/** Whatever was made more than once is said. */
async function twinsAreTold(): Promise<void> {
  const [own, ...twins] = await applies.apps();
  expect(own).toBeDefined();
  for (const { id } of twins)
    expect(applies.said.join('\n')).toMatch(new RegExp(`(${own!.id}|${id}).* of the same name`));
}

describe.skipIf(noTerraform.skip)(`an apply that Okta fails at one write${noTerraform.because}`, () => {
  it.each(CASES)('$name, $what, $kind: goes on by itself or by --resume, and ends with an empty plan', async (one) => {
    const { name, method, path, nth, kind } = one;
    const { reset, picture } = applies.prepared(name);
    reset();
    await applies.fault({ method, path, nth, kind });
    const failure: unknown = await applied(name).catch((error: unknown) => error);
    expect(await applies.fault()).toBeGreaterThanOrEqual(nth);
    if (failure instanceof Error) expect(failure).toMatchObject({ exitCode: 3 });
    else expect(kind).toMatch(/cut|commit/);
    const end = await goneOn(name);
    expect(end).toMatchObject({ applied: { destroy: 0 }, replan: NOTHING });
    expect(end.refused).toBeUndefined();
    expect(await applies.picture()).toEqual(picture);
    await twinsAreTold();
  });
});

/** Who is killed, and how often: the command by SIGKILL, its Terraform, one of Terraform's providers. */
const VICTIMS = ['the command', 'Terraform', 'a provider'] as const;
/** All of them at once: nobody leaves a word of what was begun. */
const MACHINE = 'the machine';
const MOMENTS: readonly Moment[] = ['before', 'after', 'answered'];
const random = seeded(20_261_130);
interface Kill {
  readonly victim: (typeof VICTIMS)[number] | typeof MACHINE;
  readonly name: ApplyName;
  readonly moment: Moment;
  /** The n-th write, or the first one to such an address. */
  readonly at: number | RegExp;
}
const SEEDED: readonly Kill[] = VICTIMS.flatMap((victim, first) =>
  Array.from({ length: 25 }, (_, index) => ({
    victim,
    name: (['provisioning', 'changed'] as const)[(first + index) % 2]!,
    moment: MOMENTS[Math.floor(random() * MOMENTS.length)]!,
    at: 1 + Math.floor(random() * 10),
  })),
);
/** Killed without a word to the others: the one above Terraform, and the one below it, half-way through a change that takes three writes. */
const FEW_KILLS: readonly Kill[] = [
  { victim: 'the command', name: 'provisioning', moment: 'answered', at: 7 },
  { victim: 'a provider', name: 'changed', moment: 'after', at: /\/lifecycle\/deactivate/ },
];
const LOST: readonly Kill[] = [/\/lifecycle\/deactivate/, /\/groups\/rules\//, /\/mappings\//].map((at) => ({
  victim: MACHINE,
  name: 'changed',
  moment: 'after',
  at,
}));
const KILLS = onlyLong.skip ? FEW_KILLS : [...FEW_KILLS, ...LOST, ...SEEDED];

const terraformIn = (output: string): number =>
  (JSON.parse(readFileSync(join(output, '.lock'), 'utf8')) as { terraform: { pid: number } }).terraform.pid;

function killBelow(output: string, victim: Kill['victim']): void {
  const terraform = terraformIn(output);
  const children = liveProcesses().filter(({ parent }) => parent === terraform);
  const providers = children.filter(({ command }) => command.includes('terraform-provider-')).map(({ pid }) => pid);
  const below = { Terraform: [terraform], 'a provider': providers.slice(0, 1), [MACHINE]: [terraform, ...providers] };
  for (const pid of victim === 'the command' ? [] : below[victim]) process.kill(pid, 'SIGKILL');
}

describe.skipIf(noTerraform.skip)(`an apply that is killed${noTerraform.because}`, () => {
  it.each(KILLS)('$victim, $moment write $at of $name: apply --resume ends with an empty plan', async (kill) => {
    const { victim, name, moment, at } = kill;
    const { reset, picture, target } = applies.prepared(name);
    const { surroundings } = target;
    reset();
    const env = { ...surroundings.env, CDKTF_OUTDIR: surroundings.output };
    const args = ['bin/ringcentral-okta.js', 'apply', '--env', 'demo', '--json'];
    let struck = false;
    await new Promise<void>((ended) => {
      const child = execFile(process.execPath, args, { cwd: PROJECT, env }, () => ended());
      applies.proxy.arm(at, moment, () => {
        struck = true;
        if (victim === 'the command' || victim === MACHINE) child.kill('SIGKILL');
        killBelow(surroundings.output, victim);
      });
    });
    applies.proxy.disarm();
    expect(struck).toBe(true);
    const { exitCode, json } = await apply({ env: 'demo', resume: true }, surroundings);
    expect(json as Applied).toMatchObject({ applied: { destroy: 0 }, replan: NOTHING });
    expect([exitCode, (json as Applied).refused]).toEqual([0, undefined]);
    expect(await applies.picture()).toEqual(picture);
    await twinsAreTold();
  });
});

/** Every kind of write, at a moment drawn for it. */
const LOSSES = WRITES.map(([name, what, , path]) => ({
  name,
  what,
  at: new RegExp(path),
  moment: MOMENTS[Math.floor(random() * MOMENTS.length)]!,
}));

describe.skipIf(noTerraform.skip || onlyLong.skip)(
  `a pipeline whose runner is lost with its machine${noTerraform.because || onlyLong.because}`,
  () => {
    it.each(LOSSES)(
      '$name, $what, $moment it: a job on a fresh runner does what is left of what was reviewed',
      async ({ name, what, at, moment }) => {
        const { reset, picture, target } = applies.prepared(name);
        const { env, output } = target.surroundings;
        reset();
        const { hash } = (await plan('demo', target.surroundings)).json as { hash: string };
        const place = `${output}-${what.replaceAll(/\W+/g, '-')}`;
        const job = (which: string, strike?: (command: ChildProcess, folder: string) => void) =>
          new Promise<{ readonly code: number | null; readonly said: string }>((ended) => {
            const variables = {
              ...env,
              CDKTF_OUTDIR: join(`${place}-${which}`, 'stacks'),
              OUT: join(`${place}-${which}`, 'out'),
              ENVIRONMENT: 'demo',
              EXPECT: hash,
              PIPELINE_KEY: 'what seals people and snapshots of a job',
            };
            const args = ['bin/ringcentral-okta.js', 'ci', 'apply'];
            const child = execFile(process.execPath, args, { cwd: PROJECT, env: variables }, (_error, stdout, stderr) =>
              ended({ code: child.exitCode, said: `${stdout}${stderr}` }),
            );
            strike?.(child, variables.CDKTF_OUTDIR);
          });
        const lost = await job('lost', (command, folder) =>
          applies.proxy.arm(at, moment, () => {
            command.kill('SIGKILL');
            killBelow(folder, MACHINE);
          }),
        );
        applies.proxy.disarm();
        expect([lost.code, lost.code === null ? '' : lost.said]).toEqual([null, '']);
        const { code, said } = await job('fresh');
        expect([code, code === 0 ? '' : said]).toEqual([0, '']);
        expect((await plan('demo', target.surroundings)).json).toMatchObject(NOTHING);
        expect(await applies.picture()).toEqual(picture);
      },
    );
  },
);
