import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { plannedDrift, type LocatedDrift, type Unread } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { Diagnostic, TerraformCli } from '../../terraform';
import { redact, releaseFolder, StackDirectory } from '../../terraform';
import { changeOf } from '../terraform-run/planned-change';
import { refuseLocalState } from '../terraform-run/state-place';
import { synthesise } from '../terraform-run/synthesise';
import { writeUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';

const PLAN = 'drift.tfplan';

const Stack = z.looseObject({
  resource: z.looseObject({
    terraform_data: z
      .record(
        z.string(),
        z.looseObject({ lifecycle: z.looseObject({ precondition: z.unknown().optional() }).optional() }),
      )
      .optional(),
  }),
});

/**
 * A shut gate stops a plan before the resources behind it: everything else that drifted would go unseen. So the gates are taken out of a
 * copy that nothing is ever applied from; drift compares their signals by itself. The tenant lock stays.
 */
function openGates(folder: string): void {
  const file = join(folder, 'cdk.tf.json');
  const stack = Stack.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [name, bar] of Object.entries(stack.resource.terraform_data ?? {}))
    if (name.startsWith('gates_')) delete bar.lifecycle?.precondition;
  writeUnchanged(file, JSON.stringify(stack));
}

/** A folder of its own for each, as deep as `cdktf.out`: a local state's relative path leads to the same file. */
const besides = (surroundings: Surroundings): Surroundings => ({
  ...surroundings,
  output: join(dirname(surroundings.output), `.${basename(surroundings.output)}-drift`),
});

async function openStack(environment: Environment, terraform: TerraformCli, surroundings: Surroundings) {
  const { env, signal } = surroundings;
  refuseLocalState(environment, env);
  const own = besides(surroundings);
  const folder = await synthesise(environment.name, own);
  openGates(folder);
  const stack = new StackDirectory(terraform, folder, {
    env,
    ...(signal && { signal }),
    locked: own.output,
    alarm: surroundings.clock?.alarm,
  });
  // It keeps no state of its own: where the backend has changed its place, there is nothing to take along.
  await stack.init({ reconfigure: true });
  return stack;
}

const unread = ({ address, summary, detail }: Diagnostic): Unread => ({
  what: address ?? summary,
  why: [summary, detail].filter(Boolean).join(': ').replace(/\s+/g, ' '),
});

/**
 * What Terraform, refreshing from the live org, finds to be other than declared. Writes neither to the tenant nor to the state. Its folder is free
 * again when it ends.
 */
export const managedDrift = (environment: Environment, terraform: TerraformCli, surroundings: Surroundings) =>
  driftIn(environment, terraform, surroundings).finally(() => releaseFolder(besides(surroundings).output));

async function driftIn(
  environment: Environment,
  terraform: TerraformCli,
  surroundings: Surroundings,
): Promise<{ drift: LocatedDrift[]; incomplete: Unread[] }> {
  const stack = await openStack(environment, terraform, surroundings);
  const { plan, errors } = await stack.plan(PLAN);
  const incomplete = errors.map(unread);
  const couldNotRead = errors.flatMap(({ address }): LocatedDrift[] =>
    address === undefined
      ? []
      : [{ tier: 'could-not-read', address, field: '*', expected: 'present', actual: null, targets: [] }],
  );
  if (!plan) return { drift: couldNotRead, incomplete };
  const { resource_changes, resource_drift } = redact(plan);
  const managed = resource_changes.filter(({ mode }) => mode === 'managed').map(changeOf);
  return {
    drift: [...plannedDrift({ changes: managed, moved: resource_drift.map(changeOf) }), ...couldNotRead],
    incomplete,
  };
}
