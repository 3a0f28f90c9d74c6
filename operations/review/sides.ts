import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import type { LiveFacts, PlanFacts } from '../../engine/findings/model';
import { configurationFromPlan } from '../../engine/review/plan-configuration';
import { compileFlows, type Configuration, type Flows } from '../../engine/sync';
import { appsOf, planFacts } from '../terraform-run/plan-facts';
import { readPlan, viewOf } from '../terraform-run/plan-view';
import { configurationAt } from './revision';

/** What is compared. */
export interface Sides {
  readonly title: string;
  readonly before: Flows;
  readonly after: Flows;
  readonly plan?: PlanFacts;
  /** The apps as the plan read them. */
  readonly apps?: LiveFacts['apps'];
}

/** A line that cannot be read changes nobody; the rules report it. */
const flowsOf = (configuration: Configuration): Flows => compileFlows(configuration, { unreadable: 'keep' });

/** Before and after from a plan (live against planned), or from git (a revision against this checkout). */
export async function sidesOf(
  environment: Environment,
  { plan, base, now }: { plan?: string; base?: string; now: string },
): Promise<Sides> {
  const declared = configurationFor(environment, now);
  if (plan !== undefined) {
    const read = readPlan(plan);
    const view = viewOf(read, environment);
    return {
      title: 'The live org compared with the plan.',
      before: flowsOf(configurationFromPlan(declared, view, 'before')),
      after: flowsOf(configurationFromPlan(declared, view, 'after')),
      plan: planFacts(read),
      apps: appsOf(read),
    };
  }
  if (base === undefined) throw new UsageError('Nothing to compare with', 'Give --plan DIR or --base REVISION.');
  const before = inEffect(await configurationAt(process.cwd(), base, environment.name), environment, declared);
  return { title: `${base} compared with this checkout.`, before: flowsOf(before), after: flowsOf(declared) };
}

/** A revision knows no clock: what has expired by now in this checkout has expired there too. */
function inEffect(before: Configuration, environment: Environment, declared: Configuration): Configuration {
  const stated = configurationFor(environment).acknowledgedOverwrites ?? [];
  const expired = stated.filter((path) => !declared.acknowledgedOverwrites?.includes(path));
  return {
    ...before,
    acknowledgedOverwrites: before.acknowledgedOverwrites?.filter((path) => !expired.includes(path)),
  };
}
