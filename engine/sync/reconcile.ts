import type { SystemId } from '../flows/model';
import { settleAccess, settleRules } from './access';
import type { Flows } from './compile';
import { Draft } from './draft';
import type { Surroundings } from './evaluate';
import type { Person, Step } from './person';
import { pushUpdates } from './push';
import { recompute } from './recompute';

/** What follows from a person's present state: rules, access, and what each system must be told. */
export const follow = (flows: Flows, draft: Draft, surroundings: Surroundings): void => {
  settleRules(flows, draft, surroundings);
  settleAccess(flows, draft, surroundings);
  for (const system of flows.systems.values()) pushUpdates(flows, draft, system, surroundings);
};

export const reconcileDraft = (flows: Flows, draft: Draft, surroundings: Surroundings): Step => {
  follow(flows, draft, surroundings);
  return draft.step();
};

/** After something about the person changed in Okta itself. */
export const reconcile = (flows: Flows, person: Person, surroundings: Surroundings = {}): Step =>
  reconcileDraft(flows, new Draft(person), surroundings);

/**
 * "Apply updates" after a mapping was saved, for one person: lines towards Okta are evaluated again for every system that
 * feeds it, then lines away from Okta. Until this, or until the person's next event, existing people stay as they were.
 */
export const applyUpdates = (
  flows: Flows,
  person: Person,
  systems: readonly SystemId[],
  surroundings: Surroundings = {},
): Step => {
  const draft = new Draft(person);
  for (const { id } of flows.sources) if (systems.includes(id)) recompute(flows, draft, id, surroundings);
  return reconcileDraft(flows, draft, surroundings);
};
