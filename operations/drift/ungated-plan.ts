import { plannedDrift, type LocatedDrift, type Unread } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { Diagnostic, TerraformCli } from '../../terraform';
import { redact, releaseFolder } from '../../terraform';
import { aside, openAside } from '../terraform-run/aside';
import { openGates } from '../terraform-run/open-gates';
import { changeOf } from '../terraform-run/planned-change';
import type { Surroundings } from '../surroundings';

const PLAN = 'drift.tfplan';

const unread = ({ address, summary, detail }: Diagnostic): Unread => ({
  what: address ?? summary,
  why: [summary, detail].filter(Boolean).join(': ').replace(/\s+/g, ' '),
});

/**
 * What Terraform, refreshing from the live org, finds to be other than declared. Writes neither to the tenant nor to the state. Its folder is free
 * again when it ends.
 */
export const managedDrift = (environment: Environment, terraform: TerraformCli, surroundings: Surroundings) => {
  const own = aside(surroundings);
  return driftIn(environment, terraform, own).finally(() => releaseFolder(own.output));
};

async function driftIn(
  environment: Environment,
  terraform: TerraformCli,
  surroundings: Surroundings,
): Promise<{ drift: LocatedDrift[]; incomplete: Unread[] }> {
  const stack = await openAside(environment, terraform, surroundings, openGates);
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
