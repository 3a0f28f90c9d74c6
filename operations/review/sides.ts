import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import type { LiveFacts, PlanFacts } from '../../engine/findings/model';
import { liveConfiguration } from '../../engine/org/configuration';
import {
  configurationChanges,
  erasedBy,
  type ComparedSide,
  type StatedChange,
} from '../../engine/review/configuration-changes';
import { hopChanges } from '../../engine/review/hops';
import type { HopChange, Unknown } from '../../engine/review/model';
import { overLive } from '../../engine/review/over-live';
import { configurationFromPlan } from '../../engine/review/plan-configuration';
import { statedInPlan } from '../../engine/review/planned-stated';
import { tableFile } from '../../engine/review/table-file';
import type { Configuration, Flows, Line } from '../../engine/sync';
import type { Applied } from '../../engine/terraform/receipt';
import type { AttributePath } from '../../engine/flows/model';
import { reachedBefore } from '../terraform-run/reach';
import { receiptIn } from '../terraform-run/receipt';
import { appsOf, planFacts } from '../terraform-run/plan-facts';
import type { OrgKnowledge } from './known-org';
import { readPlan, viewOf } from '../terraform-run/plan-view';
import { planUnknown } from './plan-unknown';
import { PROJECT } from '../../project';
import { configurationAt } from './revision';
import { flowsOf } from './walker';

/** What is compared. */
export interface Sides {
  readonly title: string;
  readonly before: Flows;
  readonly after: Flows;
  readonly hops: readonly HopChange[];
  readonly changes: readonly StatedChange[];
  readonly erased: readonly AttributePath[];
  readonly plan?: PlanFacts;
  /** The apps as the plan read them. */
  readonly apps?: LiveFacts['apps'];
  /** ISO 8601: when the environment was applied last, as far as the plan's state tells. */
  readonly appliedAt?: string | undefined;
  /** Applies of the last days, as far as the plan's state tells. */
  readonly earlier?: readonly Applied[];
  /** What the base declares, whatever the org holds. */
  readonly baseLines?: readonly Line[] | undefined;
  readonly unknown: readonly Unknown[];
}

export interface SidesRequest {
  readonly plan?: string;
  readonly base?: string;
  /** ISO 8601 instant. */
  readonly now: string;
}

/** Both sides in the org that people live in, where it is known. */
function inOrg(
  environment: Environment,
  before: ComparedSide,
  after: ComparedSide,
  { known }: OrgKnowledge,
): Readonly<Record<'before' | 'after', ComparedSide>> {
  if (!known) return { before, after };
  const both = overLive(before, after, {
    configuration: liveConfiguration(environment, known.org),
    ruleNames: known.org.rules.flatMap(({ name, status, expression, into }) =>
      status === 'ACTIVE' && expression !== '' ? into.map(() => name) : [],
    ),
  });
  return {
    before: { stated: before.stated, configuration: both.before },
    after: { stated: after.stated, configuration: both.after },
  };
}

function compared(
  environment: Environment,
  own: Readonly<Record<'before' | 'after', ComparedSide>>,
  knowledge: OrgKnowledge,
): Pick<Sides, 'before' | 'after' | 'hops' | 'changes' | 'erased'> {
  const sides = inOrg(environment, own.before, own.after, knowledge);
  const [before, after] = [flowsOf(sides.before.configuration), flowsOf(sides.after.configuration)];
  const hops = hopChanges(before, after);
  const changes = configurationChanges(sides.before, sides.after, hops);
  return { before, after, hops, changes, erased: erasedBy(changes) };
}

function ofPlan(environment: Environment, path: string, now: string, knowledge: OrgKnowledge): Sides {
  const declared = configurationFor(environment, now);
  const plan = readPlan(path);
  const told = viewOf(plan, environment);
  // A group that leaves the code has left the plan's state too: the org still names it.
  const named: Record<string, string> = {};
  for (const { id, name } of knowledge.known?.org.groups ?? []) if (id !== undefined) named[id] = name;
  const view = { ...told, groups: { ...told.groups, ...named } };
  const side = (which: 'before' | 'after'): ComparedSide => ({
    stated: statedInPlan(view, which),
    configuration: configurationFromPlan(declared, view, which, knowledge.known ? 'nothing' : 'declared'),
  });
  return {
    title: 'The live org compared with the plan.',
    ...compared(environment, { before: side('before'), after: side('after') }, knowledge),
    plan: planFacts(plan, environment),
    apps: appsOf(plan),
    appliedAt: receiptIn(plan)
      ?.applies.map(({ at }) => at)
      .sort()
      .at(-1),
    earlier: reachedBefore({ plan }),
    unknown: planUnknown(plan),
  };
}

async function ofRevision(
  environment: Environment,
  base: string,
  now: string,
  knowledge: OrgKnowledge,
): Promise<Sides> {
  const after = tableFile(environment, now);
  const then = await configurationAt(PROJECT, base, environment.name);
  const before = inEffect(then.configuration, environment, after.configuration);
  const own = {
    before: { stated: then, configuration: before },
    after: { stated: after, configuration: after.configuration },
  };
  return {
    title: `${base} compared with this checkout.`,
    ...compared(environment, own, knowledge),
    baseLines: before.lines,
    unknown: [],
  };
}

/** Before and after from a plan (live against planned), or from git (a revision against this checkout). */
export async function sidesOf(
  environment: Environment,
  { plan, base, now }: SidesRequest,
  knowledge: OrgKnowledge,
): Promise<Sides> {
  if (plan !== undefined) return ofPlan(environment, plan, now, knowledge);
  if (base === undefined) throw new UsageError('Nothing to compare with', 'Give --plan DIR or --base REVISION.');
  return ofRevision(environment, base, now, knowledge);
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
