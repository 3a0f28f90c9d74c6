import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { Emulators } from '../../emulators';
import { startEmulators } from '../../emulators';
import { PHASES } from '../../engine/flows/model';
import { loadEnvironment } from '../../environments';
import { addCounts, findTerraform, NOTHING } from '../../terraform';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { AdminConsole } from './admin-console';
import { embeddedVariables } from './embedded-variables';
import type { PhaseStory } from './phase';
import { playPhase } from './phase';
import type { DemoResult, DemoStep } from './result';
import type { DemoStage } from './stage';
import { openingText, phaseText, closingText } from './story';
import { tenantDigest } from './tenant-digest';
import { providerUsed } from './provider-used';

/** Plays what follows the last phase. */
export type DemoSteps = (stage: DemoStage, emulators: Emulators) => Promise<readonly DemoStep[]>;

const noSteps: DemoSteps = async () => [];

async function play(surroundings: Surroundings, emulators: Emulators, folder: string, steps: DemoSteps) {
  const started = surroundings.now().getTime();
  const env = { ...embeddedVariables(surroundings.env, emulators.env), ENVIRONMENT_FILE: join(folder, 'demo.json') };
  const stage: DemoStage = {
    surroundings: { ...surroundings, env, output: join(folder, 'cdktf.out'), progress: () => undefined },
    environment: loadEnvironment('demo', ''),
    okta: new OktaClient(oktaConfigFromEnv(env), { signal: surroundings.signal }),
    terraform: await findTerraform(env),
    admin: await AdminConsole.open(emulators.admin),
    declare: (environment) => writeFileSync(env.ENVIRONMENT_FILE, JSON.stringify(environment), { mode: 0o600 }),
    statePath: join(folder, 'demo.tfstate'),
  };
  const { progress } = surroundings;
  progress(openingText(stage, emulators));
  const phases: PhaseStory[] = [];
  for (const phase of PHASES) {
    phases.push(await playPhase(stage, phase, phases.at(-1)?.attestations ?? {}));
    progress(phaseText(phases.at(-1)!));
  }
  const last = phases.at(-1)!;
  const { cli, version } = stage.terraform;
  return {
    terraform: { cli, version },
    oktaProvider: providerUsed(await last.stack.providers()),
    apply: phases.map(({ applied }) => applied).reduce(addCounts, NOTHING),
    replan: phases.map(({ replan }) => replan).reduce(addCounts, NOTHING),
    gates: phases.flatMap(({ gates }) => gates),
    steps: await steps(stage, emulators),
    tenantDigest: await tenantDigest(stage.okta, ({ name }) => name === 'ringcentral_saml'),
    seconds: Math.round((surroundings.now().getTime() - started) / 100) / 10,
  } satisfies DemoResult;
}

/**
 * The whole rollout on tenants of its own: phase by phase each gate is seen to refuse, the admin is played, the phase is applied.
 * Nothing is left behind: no process, no folder, no port. Exit 0 where every gate refused, every step is well and the second plan is empty.
 */
export async function demo(surroundings: Surroundings, steps: DemoSteps = noSteps): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ringcentral-okta-demo-'));
  const emulators = await startEmulators();
  try {
    const result = await play(surroundings, emulators, folder, steps);
    const { replan, gates } = result;
    const well =
      replan.add + replan.change + replan.destroy === 0 &&
      gates.every(({ refusedBefore }) => refusedBefore) &&
      result.steps.every(({ ok }) => ok);
    return { exitCode: well ? 0 : 1, json: result, text: closingText(result) };
  } finally {
    await emulators.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
