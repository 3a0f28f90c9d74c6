import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Environment } from '../../engine/environment/schema';
import type { Plan } from '../../terraform';
import { redact } from '../../terraform';

/**
 * sha256 over what a plan does and to which org, in canonical JSON (RFC 8785): the same change has the same hash in every run,
 * whatever the time, the order of resources or the machine. Sensitive values do not enter it.
 */
export function planHash(plan: Plan, { name, okta }: Pick<Environment, 'name' | 'okta'>): string {
  const { resource_changes, output_changes } = redact(plan);
  const changes = resource_changes
    .filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'))
    .map(({ address, type, change: { actions, before, after, after_unknown } }) => ({
      address,
      type,
      actions,
      before,
      after,
      after_unknown,
    }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const outputs = Object.entries(output_changes).filter(([, { actions }]) => !actions.includes('no-op'));
  return createHash('sha256')
    .update(canonicalize({ environment: name, org: okta.orgId, changes, outputs: Object.fromEntries(outputs) })!)
    .digest('hex');
}
