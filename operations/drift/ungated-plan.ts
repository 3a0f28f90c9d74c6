import { basename, dirname, join } from 'node:path';
import { plannedDrift, type LocatedDrift, type Unread } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { Diagnostic, TerraformCli } from '../../terraform';
import { redact, releaseFolder, StackDirectory } from '../../terraform';
import { openGates } from '../terraform-run/open-gates';
import { changeOf } from '../terraform-run/planned-change';
import { refuseLocalState } from '../terraform-run/state-place';
import { synthesise } from '../terraform-run/synthesise';
import type { Surroundings } from '../surroundings';

const PLAN = 'drift.tfplan';

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
