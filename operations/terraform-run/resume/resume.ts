import { taintedResources } from '../../../terraform';
import type { PlanReading, Target } from '../reading';
import { maybeLostIn } from '../hand-fixes';
import { readPlan } from '../reading';
import { unmanagedApps } from '../unmanaged-app';
import { unmanagedObjects } from '../unmanaged-objects';
import type { Resumed } from './resumed';

/** Each round may uncover what the round before hid: a plan that a protected object stops shows nothing behind it. */
const MOST_ROUNDS = 10;

/** Objects whose creation failed half-way. The plan has just read them live: what is gone is not among them. */
async function untainted({ stack, plan }: PlanReading): Promise<Resumed[]> {
  const done: Resumed[] = [];
  for (const { address, values } of taintedResources(plan)) {
    // Without an id there is nothing to find it by: what exists is imported in the next round.
    if (typeof values['id'] !== 'string' || values['id'] === '') await stack.forget(address);
    else {
      await stack.untaint(address);
      done.push({ address, how: 'untainted' });
    }
  }
  return done;
}

/** Objects that exist, that the plan would make, and that no state knows: only such as are what the plan would make. */
async function imported({ stack, plan }: PlanReading, { okta }: Target): Promise<Resumed[]> {
  const apps = (await unmanagedApps(plan, okta)).filter(({ alike }) => alike);
  const found = [...apps, ...(await unmanagedObjects(plan, okta))];
  for (const { address, id } of found) await stack.import(address, id);
  return found.map(({ address }) => ({ address, how: 'imported' as const }));
}

/** Takes up what an apply left, and plans again. Writes the state only, no tenant, and destroys nothing. */
export async function takeUp(
  target: Target,
  first: PlanReading,
): Promise<{ readonly reading: PlanReading; readonly resumed: readonly Resumed[] }> {
  const resumed = maybeLostIn(first.plan).map((address): Resumed => ({ address, how: 'written again' }));
  const again = () => readPlan(target, first.stack, { halfMade: resumed.map(({ address }) => address) });
  let reading = resumed.length > 0 ? await again() : first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tainted = taintedResources(reading.plan).length > 0;
    const done = tainted ? await untainted(reading) : await imported(reading, target);
    if (!tainted && done.length === 0) break;
    resumed.push(...done);
    reading = await again();
  }
  return { reading, resumed };
}
