import { isDeepStrictEqual } from 'node:util';
import { acknowledgementOf } from '../../engine/environment/acknowledged';
import type { Environment } from '../../engine/environment/schema';
import { removalId } from '../../engine/findings/plan-changes';
import { isBookkeeping } from '../../engine/terraform/resources';
import type { Plan, ResourceChange } from '../../terraform';
import { isReplace, priorResources, removals } from '../../terraform';
import type { Refusal } from './refusal';

/** What is lost, for the kinds where the type's name does not say it. */
const LOSSES: Readonly<Record<string, string>> = {
  okta_profile_mapping: 'destroying it blanks every line of this direction but login, lines of other people too',
  ringcentralokta_mapping_lines: 'its lines return to what stood there before, and people to other values',
  ringcentralokta_attribute_source: 'the attribute is sourced again as it was before',
  okta_app_saml: 'everybody loses RingCentral, and Okta deactivates their accounts',
  okta_user_schema_property: 'its value is erased for every person',
  okta_app_user_schema_property: 'its value is erased for every person',
  okta_app_group_assignment: 'members of the group lose RingCentral, and Okta deactivates their accounts',
  okta_group: 'its members lose what it gives them',
  okta_group_rule: 'nobody new gets into its groups',
};

const TAINTED = 'replace_because_tainted';

const idOf = ({ type, change: { actions } }: ResourceChange) => removalId({ type, actions });

const sameObject = (before: unknown, after: unknown): boolean => {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return false;
  const then = before as Record<string, unknown>;
  const known = Object.entries(after).filter(([, value]) => value !== null);
  return known.length > 0 && known.every(([key, value]) => isDeepStrictEqual(then[key], value));
};

/** The object that a deleted one would come back as under another id, where there is one. */
const renamedTo = (gone: ResourceChange, plan: Plan): ResourceChange | undefined =>
  plan.resource_changes.find(
    ({ type, change }) =>
      type === gone.type &&
      change.actions.length === 1 &&
      change.actions[0] === 'create' &&
      sameObject(gone.change.before, change.after),
  );

const why = (change: ResourceChange, said: string): string =>
  [`${change.address} would be ${said}`, LOSSES[change.type]].filter(Boolean).join(': ') + '.';

function refusalOf(change: ResourceChange, plan: Plan, folder: string): Refusal {
  const { address } = change;
  const acknowledge = `acknowledge: { id: '${idOf(change)}', address: '${address}', reason, expires } in the environment`;
  if (isReplace(change)) {
    return {
      why: why(change, 'deleted and created anew'),
      remedy: `put back what was changed on it, or ${acknowledge}`,
    };
  }
  const renamed = renamedTo(change, plan);
  if (renamed) {
    return {
      why: why(change, `destroyed, and created anew as ${renamed.address}`),
      remedy: `give it its old id back (ids are a contract), or move it: terraform -chdir=${folder} state mv ${address} ${renamed.address}`,
    };
  }
  return {
    why: why(change, 'destroyed'),
    remedy: `put its block back; to let go of it without destroying it: terraform -chdir=${folder} state rm ${address}; or ${acknowledge}`,
  };
}

/**
 * A refusal for each delete and replace that nobody has acknowledged by its finding and address, with a reason, up to now.
 * `preventDestroy` cannot do this: it goes away with the block that holds it.
 */
export function removalRefusals(environment: Environment, plan: Plan, now: Date, folder: string): Refusal[] {
  const refused = removals(plan).filter((change) => {
    // Wreckage, not intent: it is resumed, never destroyed.
    if (change.action_reason === TAINTED) return false;
    const id = idOf(change);
    const wanted = { place: change.address, now: now.toISOString() };
    return id !== undefined && !acknowledgementOf(environment, { id, ...wanted });
  });
  const managed = priorResources(plan).filter(({ type }) => !isBookkeeping(type));
  if (refused.length > 0 && refused.length === managed.length && !plan.resource_changes.some(keepsSomething)) {
    return [
      {
        why: `This would destroy everything that ${environment.name} has in Okta, and with it people's numbers and accounts.`,
        remedy: `nothing here destroys; take RingCentral from people in Okta's console first, then let go: terraform -chdir=${folder} state rm …`,
      },
    ];
  }
  return refused.map((change) => refusalOf(change, plan, folder));
}

const keepsSomething = ({ mode, type, change }: ResourceChange): boolean =>
  mode === 'managed' && !isBookkeeping(type) && !change.actions.includes('delete');
