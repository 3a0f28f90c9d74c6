import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeUnchanged } from '../../../reports/outgoing';
import type { PlanReading } from '../reading';
import { PLAN_FILE } from '../reading';
import { checksumText, sha256 } from './checksums';
import { originOf, publishedPlan } from './published-plan';

/** The files of a plan folder. `plan.tfplan` holds sensitive values and is never published. */
export const PLAN_FOLDER = { plan: PLAN_FILE, published: 'plan.json', checksums: 'plan.sha256' } as const;

/**
 * Writes the folder that `ringcentral-okta apply --plan` applies and `ringcentral-okta review --plan` reads, every file mode 0600. The checksums
 * come last: without them there is no plan.
 * @throws UsageError where the folder cannot be written
 */
export function savePlan(reading: PlanReading, folder: string): void {
  const binary = readFileSync(join(reading.stack.path, PLAN_FILE));
  const published = publishedPlan(reading.plan, originOf(reading), reading.target.surroundings.env);
  const files = { [PLAN_FOLDER.published]: sha256(published), [PLAN_FOLDER.plan]: sha256(binary) };
  writeUnchanged(join(folder, PLAN_FOLDER.checksums), '');
  writeUnchanged(join(folder, PLAN_FOLDER.plan), binary);
  writeUnchanged(join(folder, PLAN_FOLDER.published), published);
  writeUnchanged(join(folder, PLAN_FOLDER.checksums), checksumText({ plan: reading.hash, files }));
}
