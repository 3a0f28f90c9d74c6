import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulators, type EmulatorsOptions } from '../../emulators';
import type { Environment } from '../../engine/environment/schema';
import { PHASES, type Phase } from '../../engine/flows/model';
import type { Target } from '../../operations/terraform-run';
import { applyReading, gatesNow, openStack, readPlan } from '../../operations/terraform-run';
import type { Attestations } from '../../operations/demo/raised';
import { raised } from '../../operations/demo/raised';
import { setStage } from '../../operations/demo/stage';
import { withoutLimits } from '../support/limits';
import { keptCompany, keepCompany } from '../support/kept-companies';

/** Embedded tenants with a state of their own, taken as far as a test wants. RingCentral's limits are off. */
export async function startRollout({ clock }: Pick<EmulatorsOptions, 'clock'> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-'));
  const emulators = await startEmulators({ ...(clock && { clock }) });
  const surroundings = { env: process.env, now: () => new Date(), progress: () => undefined, output: '' };
  await withoutLimits(emulators.admin);
  const stage = await setStage(surroundings, emulators, folder);
  const { admin, environment } = stage;
  let attestations: Attestations = {};

  const at = (phase: Phase, change: (raisedCopy: Environment) => Environment = (copy) => copy): Environment =>
    change(raised(environment, phase, attestations, stage.statePath));
  const declare = (wanted: Environment): Target => stage.copy('test', wanted);
  const gatesOf = (phase: Phase) =>
    admin.inOrder(
      gatesNow({ ...environment, phase })
        .filter(({ gate }) => gate.guards === phase)
        .map(({ key, gate }) => ({ id: key, gate })),
    );

  /** Plays the admin at every gate of the phase. */
  const openGates = async (phase: Phase) => {
    for (const { id, gate } of gatesOf(phase)) {
      await admin.openGate(gate.id);
      if (!('features' in gate.proof))
        attestations = { ...attestations, [id]: { by: 'The test', on: new Date().toISOString() } };
    }
  };
  const apply = async (wanted: Environment) => {
    const target = declare(wanted);
    return applyReading(await readPlan(target, await openStack(target)));
  };

  return {
    emulators,
    stage,
    folder,
    at,
    declare,
    gatesOf,
    openGates,
    apply,
    /** Opens the gates and applies, phase after phase, up to this one. What a test of the same run has played already is taken up. */
    reach: async (wanted: Phase) => {
      const phases = PHASES.slice(0, PHASES.indexOf(wanted) + 1);
      const last = phases.findLastIndex((phase) => keptCompany(phase) !== undefined);
      if (last >= 0) attestations = keptCompany(phases[last]!)!.take(emulators, stage.statePath);
      for (const phase of phases.slice(last + 1)) {
        await openGates(phase);
        const { refused } = await apply(at(phase));
        if (refused) throw new Error(refused.why);
        keepCompany(phase, emulators, stage.statePath, attestations);
      }
    },
    close: async () => {
      await emulators.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Rollout = Awaited<ReturnType<typeof startRollout>>;
