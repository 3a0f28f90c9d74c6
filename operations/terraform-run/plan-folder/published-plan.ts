import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Plan } from '../../../terraform';
import { gateFor } from '../../../reports/outgoing';
import { redact } from '../../../terraform';
import type { PlanReading } from '../reading';
import { sha256 } from './checksums';

/** What `plan.json` says beside the redacted plan: what it is a plan of, and what made it. */
export const PlanOrigin = z.looseObject({
  environment: z.string(),
  org_id: z.string(),
  /** sha256 of what was synthesised and of the providers' lock: the same code gives the same. */
  stack: z.strictObject({ configuration: z.string(), providers: z.string() }),
});
export type PlanOrigin = z.infer<typeof PlanOrigin>;

const digestOf = (folder: string, file: string): string =>
  existsSync(join(folder, file)) ? sha256(readFileSync(join(folder, file))) : 'none';

export const originOf = ({ environment, stack }: Pick<PlanReading, 'environment' | 'stack'>): PlanOrigin => ({
  environment: environment.name,
  org_id: environment.okta.orgId,
  stack: {
    configuration: digestOf(stack.path, 'cdk.tf.json'),
    providers: digestOf(stack.path, '.terraform.lock.hcl'),
  },
});

/** The plan as it may be read by everybody who may read the code; a credential that a tenant holds in a name is taken out as well. */
export const publishedPlan = (plan: Plan, origin: PlanOrigin, env: NodeJS.ProcessEnv): string =>
  gateFor(env).json(`${JSON.stringify({ ...origin, ...redact(plan) }, null, 2)}\n`);
