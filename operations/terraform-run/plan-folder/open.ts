import { commandLine } from '../../../engine/command-line';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError, UsageError } from '../../../engine/errors';
import { readChecksums, sha256 } from './checksums';
import { PlanOrigin } from './published-plan';
import { PLAN_FOLDER } from './save';

/** A plan folder whose files are as they were written. */
export interface SavedPlan {
  readonly folder: string;
  readonly origin: PlanOrigin;
  /** Of what the plan does. */
  readonly hash: string;
  /** Terraform's own file. */
  readonly binary: Uint8Array;
  /** The text of `plan.json`. */
  readonly published: string;
}

const PLAN_AGAIN = `plan again: ${commandLine('plan')} --env NAME --out DIR, and have the new plan reviewed`;

const tampered = (folder: string, file: string, how: string): RefusedError =>
  new RefusedError(`${join(folder, file)} ${how}: this is not the plan that was made.`, PLAN_AGAIN);

function read(folder: string, file: string): Buffer {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path);
  throw new UsageError(`${path} is missing, so ${folder} holds no plan.`, PLAN_AGAIN);
}

/**
 * Reads a plan folder and holds each of its files against `plan.sha256`. That file itself is proven later, by the plan made again.
 * @throws RefusedError naming the file that was changed; UsageError where the folder is no plan
 */
export function openPlan(folder: string): SavedPlan {
  const checksums = readChecksums(read(folder, PLAN_FOLDER.checksums).toString('utf8'));
  if (!checksums) throw tampered(folder, PLAN_FOLDER.checksums, 'is not in its form');
  const [binary, published] = [read(folder, PLAN_FOLDER.plan), read(folder, PLAN_FOLDER.published)];
  for (const [file, content] of [
    [PLAN_FOLDER.plan, binary],
    [PLAN_FOLDER.published, published],
  ] as const)
    if (checksums.files[file] !== sha256(content))
      throw tampered(folder, file, `is not the file that ${PLAN_FOLDER.checksums} tells of`);
  const text = published.toString('utf8');
  const origin = PlanOrigin.safeParse(JSON.parse(text));
  if (!origin.success) throw tampered(folder, PLAN_FOLDER.published, 'does not say what it is a plan of');
  return { folder, origin: origin.data, hash: checksums.plan, binary, published: text };
}
