import type { Phase } from '../../engine/flows/model';
import { RefusedError } from '../../engine/errors';
import type { Counts, StackDirectory } from '../../terraform';
import type { DeclaredGate } from '../../engine/gates/gates';
import type { Target } from '../terraform-run';
import { applyReading, gatesNow, openStack, readPlan } from '../terraform-run';
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

const total = (writes: Readonly<Record<string, number>>): number =>
  Object.values(writes).reduce((sum, count) => sum + count, 0);

/** Plans the phase before anybody has done anything for it: the gates that this plan names have refused it. */
async function seeGatesRefuse(
  { admin }: DemoStage,
  target: Target,
  stack: StackDirectory,
): Promise<ReadonlySet<string>> {
  const before = total(await admin.writes());
  const { gates } = await readPlan(target, stack);
  const untouched = total(await admin.writes()) === before;
  return new Set(gates.flatMap(({ id, state }) => (untouched && state === 'shut' ? [id] : [])));
}

/** What a person says they have done and no API shows, dated now. */
const attest = (gates: readonly DeclaredGate[], now: Date): Attestations =>
  Object.fromEntries(
    gates
      .filter(({ gate }) => !('features' in gate.proof))
      .map(({ key }) => [key, { by: 'The demo, playing the admin', on: now.toISOString() }]),
  );

/** Ends when both have ended, also where one fails: the other would write into a folder that is being removed. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/**
 * One phase: its gates are seen to refuse, the admin opens them and attests what no API shows, and it is applied. `watched: false` looks at no
 * refusal, which takes a plan less.
 */
export async function playPhase(
  stage: DemoStage,
  phase: Phase,
  earlier: Attestations,
  { watched = true } = {},
): Promise<PhaseStory> {
  const { now } = stage.surroundings;
  const started = now();
  const declared = gatesNow({ ...stage.environment, phase }).filter(({ gate }) => gate.guards === phase);
  const attestations = { ...earlier, ...attest(declared, started) };
  const at = (name: string, attested: Attestations) =>
    stage.copy(name, raised(stage.environment, phase, attested, stage.statePath));
  const [before, after] = [at('before', earlier), at('after', attestations)];
  const [shut, open] = await both(
    watched && declared.length > 0 ? openStack(before) : Promise.resolve(undefined),
    openStack(after),
  );
  const refused = shut ? await seeGatesRefuse(stage, before, shut) : new Set<string>();
  const gates: OpenedGate[] = [];
  for (const { id, gate } of stage.admin.inOrder(declared.map(({ key, gate }) => ({ id: key, gate })))) {
    await stage.admin.openGate(gate.id);
    gates.push({ id, refusedBefore: refused.has(id), openedBy: gate.who });
  }
  const { applied, replan, refused: refusal } = await applyReading(await readPlan(after, open));
  if (refusal) throw new RefusedError(`Phase ${phase} was refused: ${refusal.why}`, refusal.remedy);
  const seconds = (now().getTime() - started.getTime()) / 1000;
  return { phase, gates, attestations, applied, replan, stack: open, seconds };
}
