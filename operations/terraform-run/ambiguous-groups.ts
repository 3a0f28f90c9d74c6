import type { OktaClient } from '../../clients/okta';
import { directoryOf, statedId } from '../../engine/environment/group-origin';
import type { Environment } from '../../engine/environment/schema';
import { reached } from '../../engine/flows/model';
import { ambiguity, candidates } from '../../engine/org/groups';
import { adoptedSystem } from '../tenants/apps';
import { groupOf } from '../tenants/okta-org';
import type { Refusal } from './refusal';

/** Terraform reads a group by its name and takes the first: of two directories that each have one, it may be the wrong one. */
export async function ambiguousGroupRefusals(environment: Environment, okta: OktaClient): Promise<Refusal[]> {
  if (!reached(environment.phase, 'provisioning')) return [];
  const byName = environment.access.groups.filter(
    ({ from }) => from !== 'new' && statedId(from) === undefined && directoryOf(from) === undefined,
  );
  const refusals: Refusal[] = [];
  const systemOf = adoptedSystem(environment);
  for (const group of byName) {
    const listed = (await okta.groups({ q: group.name })).map((one) => groupOf(one, systemOf));
    const found = candidates(listed, group);
    if (found.length > 1)
      refusals.push({
        why: `${ambiguity(group, found)} The plan would take whichever comes first.`,
        remedy: `say which: access.groups "${group.name}", from: { directory: "…" } or from: { id: "${found[0]!.id}" }`,
      });
  }
  return refusals;
}
