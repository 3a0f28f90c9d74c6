import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import type { PlanFacts } from '../../engine/findings/model';
import { configurationFromPlan } from '../../engine/review/plan-configuration';
import { compileFlows, type Flows } from '../../engine/sync';
import { factsOf, readPlan, viewOf } from './plan-file';
import { configurationAt } from './revision';

/** What is compared. */
export interface Sides {
  readonly title: string;
  readonly before: Flows;
  readonly after: Flows;
  readonly plan?: PlanFacts;
}

/** Before and after from a plan (live against planned), or from git (a revision against this checkout). */
export async function sidesOf(
  environment: Environment,
  { plan, base }: { plan?: string; base?: string },
): Promise<Sides> {
  const declared = configurationFor(environment);
  if (plan !== undefined) {
    const read = readPlan(plan);
    const view = viewOf(read, environment);
    return {
      title: 'The live org compared with the plan.',
      before: compileFlows(configurationFromPlan(declared, view, 'before')),
      after: compileFlows(configurationFromPlan(declared, view, 'after')),
      plan: factsOf(read),
    };
  }
  if (base === undefined) throw new UsageError('Nothing to compare with', 'Give --plan DIR or --base REVISION.');
  const before = await configurationAt(process.cwd(), base, environment.name);
  return { title: `${base} compared with this checkout.`, before: compileFlows(before), after: compileFlows(declared) };
}
