import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulators } from '../../emulators';
import { startEmulators } from '../../emulators';
import { commandLine } from '../../engine/command-line';
import { IncompleteError } from '../../engine/errors';
import { PHASES } from '../../engine/flows/model';
import { addCounts, NOTHING, oktaProviderFor } from '../../terraform';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PhaseStory } from './phase';
import { playPhase } from './phase';
import type { DemoSteps } from './people-story';
import { raised } from './raised';
import type { DemoResult } from './result';
import { setStage } from './stage';
import { bar, closingText, openingText, phaseText } from './story';
import { tenantDigest } from './tenant-digest';
import { providerUsed } from './provider-used';

async function play(surroundings: Surroundings, emulators: Emulators, folder: string, steps: DemoSteps) {
  const started = surroundings.now().getTime();
  const stage = await setStage(surroundings, emulators, folder);
  const { progress } = surroundings;
  progress(openingText(stage, emulators, await oktaProviderFor(stage.surroundings.env)));
  const phases: PhaseStory[] = [];
  for (const [done, phase] of PHASES.entries()) {
    progress(
      bar(done, PHASES.length + 1, `phase ${phase}: its gates are tried closed, then opened, then it is applied`),
    );
    phases.push(await playPhase(stage, phase, phases.at(-1)?.attestations ?? {}));
    progress(phaseText(phases.at(-1)!));
  }
  progress(bar(PHASES.length, PHASES.length + 1, 'the org is read, then people come'));
  const last = phases.at(-1)!;
  const { cli, version } = stage.terraform;
  const digest = await tenantDigest(stage.okta, ({ name }) => name === 'ringcentral_saml');
  return {
    terraform: { cli, version },
    oktaProvider: providerUsed(await last.stack.providers()),
    apply: phases.map(({ applied }) => applied).reduce(addCounts, NOTHING),
    replan: phases.map(({ replan }) => replan).reduce(addCounts, NOTHING),
    gates: phases.flatMap(({ gates }) => gates),
    steps: await steps(
      stage.copy('people', raised(stage.environment, 'live', last.attestations, stage.statePath)),
      progress,
    ),
    tenantDigest: digest,
    seconds: Math.round((surroundings.now().getTime() - started) / 100) / 10,
  } satisfies DemoResult;
}

/**
 * The whole rollout on tenants of its own: phase by phase each gate is seen to refuse, the admin is played, the phase is applied.
 * Nothing is left behind: no process, no folder, no port. Exit 0 where every gate refused, every step is well and the second plan is empty.
 */
export async function demo(surroundings: Surroundings, steps: DemoSteps): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ringcentral-okta-demo-'));
  let emulators: Emulators | undefined;
  try {
    emulators = await startEmulators();
    const result = await play(surroundings, emulators, folder, steps);
    const { replan, gates } = result;
    const well =
      replan.add + replan.change + replan.destroy === 0 &&
      gates.every(({ refusedBefore }) => refusedBefore) &&
      result.steps.every(({ ok }) => ok);
    return { exitCode: well ? 0 : 1, json: result, text: closingText(result) };
  } catch (error) {
    if (!surroundings.signal?.aborted) throw error;
    throw new IncompleteError('Stopped; nothing to tidy up.', `${commandLine('demo')} plays it from the start`, [
      { what: 'the demo', why: 'stopped' },
    ]);
  } finally {
    await emulators?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
