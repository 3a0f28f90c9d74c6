import type { Phase } from '../../engine/flows/model';
import { RefusedError } from '../../engine/errors';
import type { Counts, StackDirectory } from '../../terraform';
import type { PlanReading, Target } from '../deploy';
import { applyReading, gatesNow, openStack, readPlan } from '../deploy';
import type { Attestations } from './raised';
import { raised } from './raised';
import type { DemoStage } from './stage';

/** A gate that was shut, refused, and was opened by the person it waits for. */
export interface OpenedGate {
  readonly id: string;
  /** The plan failed, named the gate, and no tenant saw a write. */
  readonly refusedBefore: boolean;
  readonly openedBy: string;
}

/** How one phase went. */
export interface PhaseStory {
  readonly phase: Phase;
  readonly gates: readonly OpenedGate[];
  readonly attestations: Attestations;
  readonly applied: Counts;
  readonly replan: Counts;
  readonly stack: StackDirectory;
  readonly seconds: number;
}

async function planAt(stage: DemoStage, phase: Phase, attestations: Attestations): Promise<PlanReading> {
  const environment = raised(stage.environment, phase, attestations, stage.statePath);
  stage.declare(environment);
  const target: Target = { ...stage, environment };
  return readPlan(target, await openStack(target));
}

const total = (writes: Readonly<Record<string, number>>): number =>
  Object.values(writes).reduce((sum, count) => sum + count, 0);

/** Plans the phase before anybody has done anything for it: the gates that this plan names have refused it. */
async function seeGatesRefuse(
  stage: DemoStage,
  phase: Phase,
  attestations: Attestations,
): Promise<ReadonlySet<string>> {
  const before = total(await stage.admin.writes());
  const { gates } = await planAt(stage, phase, attestations);
  const untouched = total(await stage.admin.writes()) === before;
  return new Set(gates.flatMap(({ id, state }) => (untouched && state === 'shut' ? [id] : [])));
}

/** One phase: its gates are seen to refuse, the admin opens them and attests what no API shows, and it is applied. */
export async function playPhase(stage: DemoStage, phase: Phase, earlier: Attestations): Promise<PhaseStory> {
  const { now } = stage.surroundings;
  const started = now().getTime();
  const declared = gatesNow({ ...stage.environment, phase }).filter(({ gate }) => gate.guards === phase);
  const refused = declared.length > 0 ? await seeGatesRefuse(stage, phase, earlier) : new Set<string>();
  const attestations = { ...earlier };
  const gates: OpenedGate[] = [];
  for (const { id, gate } of stage.admin.inOrder(declared.map(({ key, gate }) => ({ id: key, gate })))) {
    await stage.admin.openGate(gate.id);
    if (!('features' in gate.proof)) attestations[id] = { by: 'The demo, playing the admin', on: now().toISOString() };
    gates.push({ id, refusedBefore: refused.has(id), openedBy: gate.who });
  }
  const reading = await planAt(stage, phase, attestations);
  const { applied, replan, refused: refusal } = await applyReading(reading);
  if (refusal) throw new RefusedError(`Phase ${phase} was refused: ${refusal.why}`, refusal.remedy);
  const seconds = (now().getTime() - started) / 1000;
  return { phase, gates, attestations, applied, replan, stack: reading.stack, seconds };
}
