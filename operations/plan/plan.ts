import { NOTHING, releaseFolder } from '../../terraform';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { DeployOptions } from '../terraform-run/destroy';
import { refuseDestroy } from '../terraform-run/destroy';
import { consoleToPlan } from '../terraform-run/console-changes';
import { findingsOf } from '../terraform-run/findings';
import { savePlan } from '../terraform-run/plan-folder';
import { openStack, readPlan } from '../terraform-run/reading';
import type { Refusal } from '../terraform-run/refusal';
import { joined, orRefused } from '../terraform-run/refusal';
import { refusedText } from '../terraform-run/report';
import { targetOf } from '../terraform-run/target';
import { inLines } from '../../reports/outgoing';
import { changesOf } from './changes';
import { stoppedByThresholds } from './stopped';
import { planText } from './text';

export interface PlanOptions extends DeployOptions {
  /** Where to save the plan, for an apply and a review of exactly this one. @default it is not kept */
  readonly out?: string | undefined;
}

async function planned(environmentName: string, surroundings: Surroundings, out?: string): Promise<Outcome> {
  const target = await targetOf(environmentName, surroundings);
  const read = await readPlan(target, await openStack(target));
  const { ended, refusals: changed } = await consoleToPlan(target);
  const reading = { ...read, refusals: [...read.refusals, ...changed] };
  if (out !== undefined) savePlan(reading, out);
  const stopped = await stoppedByThresholds(reading);
  const { reads, writes } = target.okta.calls;
  const { counts, hash, gates, refusals } = reading;
  const findings = findingsOf(reading, surroundings.now(), ended);
  const refused = joined(refusals);
  const clean = counts.add + counts.change + counts.destroy === 0 && !refused;
  return {
    exitCode: clean ? 0 : 1,
    json: { ...counts, hash, gates, findings, calls: reads + writes, ...(refused ? { refused } : {}) },
    text: planText({
      reading,
      changes: changesOf(reading),
      findings: inLines(findings),
      stopped,
      terraform: target.terraform,
      out,
      today: surroundings.now().toISOString().slice(0, 10),
    }),
  };
}

/** Refused before there was a plan: the wrong tenant, a destroy. */
const refusedOutcome = (refused: Refusal): Outcome => ({
  exitCode: 1,
  json: { ...NOTHING, hash: null, gates: [], findings: [], calls: 0, refused },
  text: refusedText(refused),
});

/**
 * Plans an environment, says whether the plan may be applied, and saves it where told; writes nothing to any tenant.
 * Exit 0: nothing to do; 1: changes, or a refusal.
 */
export const plan = (environmentName: string, surroundings: Surroundings, { destroy, out }: PlanOptions = {}) =>
  orRefused(
    async () => (destroy ? refuseDestroy(environmentName) : planned(environmentName, surroundings, out)),
    refusedOutcome,
  ).finally(() => releaseFolder(surroundings.output));
