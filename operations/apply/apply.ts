import { commandLine } from '../../engine/command-line';
import { join } from 'node:path';
import { UsageError } from '../../engine/errors';
import type { Counts } from '../../terraform';
import { NOTHING, releaseFolder } from '../../terraform';
import type { Outcome } from '../outcome';
import { refuseInGit } from '../people-file-place';
import type { Surroundings } from '../surroundings';
import type { Applied } from '../terraform-run/applied';
import { applyReading, snapshotsOf, type ApplyingOptions } from '../terraform-run/apply-reading';
import type { DeployOptions } from '../terraform-run/destroy';
import { refuseDestroy } from '../terraform-run/destroy';
import { orRefused } from '../terraform-run/refusal';
import { appliedText, refusedText, resumedLines } from '../terraform-run/report';
import { openFor, readFor, type Resume } from '../terraform-run/resume/open';
import { checkExpected, readSaved } from '../terraform-run/saved';
import { targetOf } from '../terraform-run/target';

const isEmpty = ({ add, change, destroy }: Counts): boolean => add + change + destroy === 0;

export interface ApplyRequest extends DeployOptions {
  /** Of the plan, or to be planned. */
  readonly env?: string | undefined;
  /** A folder that `ringcentral-okta plan --out` wrote. */
  readonly plan?: string | undefined;
  /** Hash of the plan that was reviewed; any other is refused. */
  readonly expect?: string | undefined;
  readonly snapshot?: string | undefined;
  readonly onSnapshot?: ApplyingOptions['onSnapshot'];
  readonly snapshotOnly?: ApplyingOptions['snapshotOnly'];
  /** Takes up what an apply left that failed or was killed; a text is the id of a lock that is dead. */
  readonly resume?: Resume;
  /** Keep the snapshot also where git would take it up. */
  readonly hereIsFine?: boolean | undefined;
}

async function planNow(env: string, { expect, resume }: ApplyRequest, surroundings: Surroundings) {
  const target = await targetOf(env, surroundings);
  const ready = await readFor(target, await openFor(target, resume), resume);
  checkExpected(ready.reading, expect);
  return ready;
}

const outcomeOf = (applied: Applied, text: string): Outcome => ({
  exitCode: isEmpty(applied.replan) && !applied.refused ? 0 : 1,
  json: { ...applied, resumed: applied.resumed ?? [] },
  text,
});

async function applied(request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> {
  const { env, plan, destroy, snapshot, onSnapshot, snapshotOnly, hereIsFine = false } = request;
  if (destroy) return refuseDestroy(env ?? 'of the plan');
  refuseInGit(snapshot ?? join(snapshotsOf(surroundings), 'NAME-TIME.json'), hereIsFine);
  if (plan === undefined && env === undefined)
    throw new UsageError(
      'Give --plan DIR or --env NAME.',
      `${commandLine('plan')} --env NAME --out DIR writes such a folder`,
    );
  const { reading, ...saved } =
    plan === undefined ? await planNow(env!, request, surroundings) : await readSaved(plan, request, surroundings);
  const announced = request.expect !== undefined;
  const result = await applyReading(reading, { ...saved, snapshot, onSnapshot, snapshotOnly, announced });
  const text = result.refused ? refusedText(result.refused) : appliedText(reading, result);
  return outcomeOf(result, [...resumedLines(result.resumed), text].join('\n'));
}

/**
 * Applies a saved plan, or plans an environment and applies that, where nothing speaks against it, and plans again. Exit 0: applied (or
 * nothing to do) and the second plan is empty; 1: refused, or the second plan still has changes.
 */
export const apply = (request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> =>
  orRefused(
    () => applied(request, surroundings),
    (refused) => outcomeOf({ applied: NOTHING, replan: NOTHING, refused }, refusedText(refused)),
  ).finally(() => releaseFolder(surroundings.output));
