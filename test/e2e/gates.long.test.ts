import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import type { DeclaredGate } from '../../engine/gates/gates';
import { gatesGuarding, gatesOf } from '../../engine/gates/gates';
import { parseEnvironment } from '../../engine/environment/parse';
import { demo } from '../../environments/demo';
import type { Target } from '../../operations/terraform-run';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import type { StackDirectory } from '../../terraform';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

const environment = parseEnvironment(demo);
const declared = gatesOf(tableOf(environment), environment);

const editStack = (stack: StackDirectory, edit: (tf: { locals: { attested: Record<string, string> } }) => void) => {
  const file = join(stack.path, 'cdk.tf.json');
  const text = readFileSync(file, 'utf8');
  const tf = JSON.parse(text) as Parameters<typeof edit>[0];
  edit(tf);
  writeFileSync(file, JSON.stringify(tf));
  return () => writeFileSync(file, text);
};

let rollout: Rollout;
beforeAll(async () => {
  if (!noTerraform.skip) rollout = await startRollout();
});
afterAll(() => rollout?.close());

/** Shuts one gate as it would be shut in life: the switch is off, or nobody's word stands. Gives what opens it again. */
async function shut({ key, gate }: DeclaredGate, stack: StackDirectory): Promise<() => Promise<void>> {
  if ('features' in gate.proof) {
    await rollout.stage.admin.shutGate(gate.id);
    return () => rollout.stage.admin.openGate(gate.id);
  }
  const restore = editStack(stack, ({ locals }) => delete locals.attested[key]);
  return async () => restore();
}

describe.skipIf(noTerraform.skip).each(PHASES)(`phase %s${noTerraform.because}`, (phase) => {
  // In the short suite the demo's test has each gate refuse once, and constructs hold each to its condition.
  const guarding = gatesGuarding(declared, phase, phase);
  let target: Target;
  let stack: StackDirectory;

  beforeAll(async () => {
    await rollout.openGates(phase);
    target = rollout.declare(rollout.at(phase));
    stack = await openStack(target);
  });

  it.each(guarding)('is refused while $key alone is shut, and nothing is written', async (declaredGate) => {
    const { key, gate } = declaredGate;
    const before = await rollout.stage.admin.writes();
    const open = await shut(declaredGate, stack);
    const reading = await readPlan(target, stack);
    const { refused, applied } = await applyReading(reading);
    await open();
    expect(refused).toEqual({
      why: `Gate ${key} is shut: ${gate.title}. ${gate.why}`,
      remedy: `${gate.who}: ${gate.where}`,
    });
    expect(reading.gates.filter(({ state }) => state === 'shut').map(({ id }) => id)).toEqual([key]);
    expect(applied).toEqual({ add: 0, change: 0, destroy: 0 });
    expect(await rollout.stage.admin.writes()).toEqual(before);
  });

  it('is applied once every gate is open, and a second plan is empty', async () => {
    const result = await applyReading(await readPlan(target, stack));
    const replan = { add: 0, change: 0, destroy: 0 };
    expect(result).toMatchObject({ applied: { destroy: 0 }, replan });
    expect(result.refused).toBeUndefined();
    expect(result.applied.add).toBeGreaterThan(0);
  });
});
