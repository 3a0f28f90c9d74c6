import type { SystemId } from '../flows/model';
import type { Flows } from './compile';
import { Draft } from './draft';
import type { Surroundings } from './evaluate';
import { ownerOf } from './ownership';
import { reconcileDraft } from './reconcile';
import type { Membership, Person, Step } from './person';
import { provisioningOf } from './status';
import type { Profile } from './values';

/**
 * Ends a person's account in Okta: every app is taken away, static and rule group memberships are gone for good, directory
 * links rest until the directory enables the user again.
 */
export const deprovision = (flows: Flows, draft: Draft): void => {
  draft.setStatus('DEPROVISIONED');
  if ((draft.okta?.groups.length ?? 0) > 0) draft.setGroups([]);
  if ((draft.okta?.assigned.length ?? 0) > 0) draft.setAssigned([]);
  for (const source of flows.sources)
    if (source.directory && draft.linked(source.id) !== undefined)
      draft.patchAppUser(source.id, { status: 'INACTIVE' });
};

const event = (flows: Flows, person: Person, surroundings: Surroundings, change: (draft: Draft) => void): Step => {
  const draft = new Draft(person);
  change(draft);
  return reconcileDraft(flows, draft, surroundings);
};

/** An admin deactivates the user in Okta, bypassing the directory: RingCentral is told at once. */
export const deactivate = (flows: Flows, person: Person, surroundings: Surroundings = {}): Step =>
  event(flows, person, surroundings, (draft) => deprovision(flows, draft));

/** An admin suspends the user in Okta: no data is removed anywhere. */
export const suspend = (flows: Flows, person: Person, surroundings: Surroundings = {}): Step =>
  event(flows, person, surroundings, (draft) => {
    if (draft.okta?.status === 'ACTIVE') draft.setStatus('SUSPENDED');
  });

/** An admin lifts a suspension. */
export const unsuspend = (flows: Flows, person: Person, surroundings: Surroundings = {}): Step =>
  event(flows, person, surroundings, (draft) => {
    if (draft.okta?.status === 'SUSPENDED') draft.setStatus('ACTIVE');
  });

/** An admin activates a staged or deactivated user in Okta. */
export const activate = (flows: Flows, person: Person, surroundings: Surroundings = {}): Step =>
  event(flows, person, surroundings, (draft) => {
    const provisioning = draft.okta && provisioningOf(draft.okta.status);
    if (provisioning === 'waits' || provisioning === 'ends') draft.setStatus('ACTIVE');
  });

/** Replaces who is in which static group; rule and directory memberships have their own sources. */
export const setStaticGroups = (
  flows: Flows,
  person: Person,
  names: readonly string[],
  surroundings: Surroundings = {},
): Step =>
  event(flows, person, surroundings, (draft) => {
    const others = (draft.okta?.groups ?? []).filter(({ by }) => by !== 'okta');
    draft.setGroups([...others, ...names.map((name): Membership => ({ name, by: 'okta' }))]);
  });

/** Replaces the systems that are assigned by hand. */
export const setAssignments = (
  flows: Flows,
  person: Person,
  systems: readonly SystemId[],
  surroundings: Surroundings = {},
): Step => event(flows, person, surroundings, (draft) => draft.setAssigned(systems));

export interface RefusedEdit {
  readonly attribute: string;
  readonly owner: SystemId;
  readonly message: string;
}

/**
 * An edit of Okta's own profile, in its console or API. An attribute that a system owns refuses it ("mastered under
 * another system", support.okta.com), and then nothing of the edit is applied.
 */
export const editOkta = (
  flows: Flows,
  person: Person,
  edit: Profile,
  surroundings: Surroundings = {},
): { readonly step: Step; readonly refused: readonly RefusedEdit[] } => {
  const refused = Object.keys(edit).flatMap((attribute): RefusedEdit[] => {
    const owner = ownerOf(flows, person, attribute);
    if (owner === 'okta') return [];
    return [{ attribute, owner, message: `${attribute} is mastered under another system: ${owner}` }];
  });
  if (refused.length > 0) return { step: new Draft(person).step(), refused };
  const step = event(flows, person, surroundings, (draft) => {
    for (const [attribute, value] of Object.entries(edit)) draft.setOkta(attribute, value, undefined);
  });
  return { step, refused };
};
