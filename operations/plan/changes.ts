import { configurationFor } from '../../engine/environment/configuration';
import { configurationChanges, type ComparedSide, type StatedChange } from '../../engine/review/configuration-changes';
import { hopChanges } from '../../engine/review/hops';
import { configurationFromPlan } from '../../engine/review/plan-configuration';
import { statedInPlan } from '../../engine/review/planned-stated';
import { compileFlows } from '../../engine/sync';
import { viewOf } from '../terraform-run/plan-view';
import type { PlanReading } from '../terraform-run/reading';

/** What a plan changes, in the words of the table: mappings, attributes, sources, rules, groups, assignments, settings. */
export function changesOf({ environment, plan }: PlanReading): StatedChange[] {
  const declared = configurationFor(environment);
  const view = viewOf(plan, environment);
  const side = (which: 'before' | 'after'): ComparedSide => ({
    stated: statedInPlan(view, which),
    configuration: configurationFromPlan(declared, view, which),
  });
  const [before, after] = [side('before'), side('after')];
  const flows = ({ configuration }: ComparedSide) => compileFlows(configuration, { unreadable: 'keep' });
  return configurationChanges(before, after, hopChanges(flows(before), flows(after)));
}
