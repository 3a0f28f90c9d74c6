import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { RefusedError } from '../../engine/errors';
import { seeded } from '../../emulators/http/seeded';
import { tenantDigest } from '../../operations/demo/tenant-digest';
import type { Target } from '../../operations/terraform-run';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import { PLAN_FILE } from '../../operations/terraform-run/reading';
import { run, type StackDirectory } from '../../terraform';
import { startCountingProxy } from '../support/counting-proxy';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';
import { times } from '../support/effort';

const KILLS = times(25, 3);
const NOTHING = { add: 0, change: 0, destroy: 0 };

let rollout: Rollout;
let proxy: Awaited<ReturnType<typeof startCountingProxy>>;
let okta: OktaClient;
let target: Target;
let stack: StackDirectory;
let pidFile: string;
let reset: () => void;

beforeAll(async () => {
  if (noTerraform.skip) return;
  rollout = await startRollout();
  proxy = await startCountingProxy(rollout.emulators.okta);
  await rollout.openGates('app');
  await rollout.apply(rollout.at('app'));
  await rollout.openGates('provisioning');
  const { statePath } = rollout.stage;
  copyFileSync(statePath, `${statePath}.app`);
  const tenants = [rollout.emulators.oktaTenant, rollout.emulators.ringcentralTenant];
  const pictures = tenants.map((tenant) => structuredClone(tenant.snapshot()));
  reset = () => {
    tenants.forEach((tenant, index) => tenant.restore(structuredClone(pictures[index])));
    copyFileSync(`${statePath}.app`, statePath);
  };
  const declared = rollout.declare(rollout.at('provisioning'));
  pidFile = join(rollout.folder, 'terraform.pid');
  const wrapper = join(rollout.folder, 'terraform');
  const script = `#!/bin/sh\n[ "$1" = apply ] && echo $$ >'${pidFile}'\nexec '${declared.terraform.path}' "$@"\n`;
  writeFileSync(wrapper, script, { mode: 0o700 });
  const { surroundings } = declared;
  const { oktaTenant, okta: direct, env } = rollout.emulators;
  // Only Terraform goes through the proxy; assertions are made out to the address that is called.
  oktaTenant.org.url = proxy.url;
  const { OKTA_ORG_NAME, OKTA_BASE_URL } = env;
  const token = { OKTA_HTTP_PROXY: direct, OKTA_API_TOKEN: oktaTenant.apiToken, OKTA_ORG_NAME, OKTA_BASE_URL };
  okta = new OktaClient(oktaConfigFromEnv(token));
  target = {
    ...declared,
    okta,
    terraform: { ...declared.terraform, path: wrapper },
    surroundings: { ...surroundings, env: { ...surroundings.env, OKTA_HTTP_PROXY: proxy.url } },
  };
  stack = await openStack(target);
});
afterAll(async () => {
  await proxy?.close();
  await rollout?.close();
});

/** Terraform and its providers: `run` starts them as a process group of their own. False: they had ended already. */
function kill(): boolean {
  try {
    return process.kill(-Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  } catch {
    return false;
  }
}

/** What a refusal says to adopt, done as it says. Answers whether it said anything. */
async function adopted(why: string, remedy: string): Promise<boolean> {
  const imports = [...remedy.matchAll(/terraform -chdir=\S+ import (\S+) (\w+)/g)];
  for (const [, address, id] of imports) {
    const { env } = target.surroundings;
    const { code, stdout } = await run(target.terraform.path, ['import', '-input=false', address!, id!], {
      cwd: stack.path,
      env: { ...env, TF_CLI_CONFIG_FILE: join(stack.path, 'terraform.rc') },
    });
    expect([code, code === 0 ? '' : stdout]).toEqual([0, '']);
  }
  expect(imports.length, why).toBeGreaterThan(0);
  return true;
}

describe.skipIf(noTerraform.skip)(`an apply that is killed${noTerraform.because}`, () => {
  it(`at ${KILLS} moments, one after the other: each next run goes on, or says exactly what to adopt`, async () => {
    const random = seeded(20_261_122);
    let kills = 0;
    let adoptions = 0;
    const finished: string[] = [];
    while (kills < KILLS) {
      let killed = false;
      const at = 1 + Math.floor(random() * 25);
      const moment = random() < 0.5 ? 'before' : 'after';
      const plan = await prepared();
      adoptions += plan.adopted;
      proxy.arm(at, moment, () => {
        killed = kill();
      });
      const errors = await stack.apply(PLAN_FILE).catch(() => undefined);
      proxy.disarm();
      if (killed) kills += 1;
      else {
        expect([errors, (await read()).counts]).toEqual([[], NOTHING]);
        finished.push(await tenantDigest(okta, ({ name }) => name === 'ringcentral_saml'));
        reset();
      }
    }
    const last = (await prepared()).reading;
    expect(await applyReading(last)).toMatchObject({ replan: NOTHING });
    const digest = await tenantDigest(okta, ({ name }) => name === 'ringcentral_saml');
    expect(new Set([...finished, digest]).size).toBe(1);
    if (KILLS >= 25) expect(adoptions).toBeGreaterThan(0);
  });

  /** Plans; what has to be adopted first is. */
  async function prepared() {
    let found = 0;
    let reading = await read();
    while (reading.refusals.length > 0) {
      for (const { why, remedy } of reading.refusals) await adopted(why, remedy);
      found += reading.refusals.length;
      reading = await read();
    }
    return { reading, adopted: found };
  }

  /** A state that was cut off is taken up from its backup, as the refusal says. */
  async function read() {
    try {
      return await readPlan(target, stack);
    } catch (error) {
      const [, backup, state] = /: cp (\S+) (\S+);/.exec((error as RefusedError).remedy ?? '') ?? [];
      if (!backup || !state) throw error;
      copyFileSync(backup, state);
      return readPlan(target, stack);
    }
  }
});
