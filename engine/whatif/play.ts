import type { SystemId } from '../flows/model';
import {
  importAccount,
  importDeletion,
  linkAccount,
  profileSourceOf,
  setAssignments,
  setStaticGroups,
  suspend,
  type Account,
  type Flows,
  type Notice,
  type Person,
  type Step,
} from '../sync';

export const VERBS = ['disable', 'enable', 'delete', 'suspend', 'unassign', 'move'] as const;
export type Verb = (typeof VERBS)[number];

/** When something reaches Okta: an admin's act at once, what happens in a directory with an import. */
export type When = 'atOnce' | 'nextImport' | 'fullImport';

/** Where somebody is moved to. */
export type Destination =
  /** `of`: the directory it was imported from, or `okta`. */
  | { readonly kind: 'group'; readonly name: string; readonly of: SystemId }
  /** `imported`: people in this unit are known to Okta; otherwise an import no longer finds who is moved there. */
  | { readonly kind: 'unit'; readonly dn: string; readonly imported: boolean }
  /** An attribute of the directory's account that group rules may read. */
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string };

export interface Deed {
  readonly verb: Verb;
  readonly to?: Destination | undefined;
}

/** One act and what Okta makes of it. */
export interface Played {
  readonly when: When;
  /** The directory whose import it is; absent for an act in Okta itself. */
  readonly by?: SystemId;
  readonly step: Step;
}

/** The directory that decides about the person's life in Okta, or would again. */
function directoryOf(flows: Flows, person: Person): SystemId | undefined {
  const source = profileSourceOf(flows, person);
  if (source?.directory) return source.id;
  return [...flows.systems.values()].find(({ directory, id }) => directory && person.appUsers[id] !== undefined)?.id;
}

const accountOf = (person: Person, system: SystemId): Account => {
  const link = person.appUsers[system];
  return (
    person.accounts[system] ?? { externalId: link?.externalId ?? '', status: 'enabled', profile: link?.profile ?? {} }
  );
};

const ofGroups = (person: Person, system: SystemId): string[] =>
  (person.okta?.groups ?? []).filter(({ by }) => by === system).map(({ name }) => name);

function changed(flows: Flows, person: Person, system: SystemId, change: Partial<Account>): Played {
  const account = { ...accountOf(person, system), ...change };
  return { when: 'nextImport', by: system, step: importAccount(flows, person, system, account) };
}

function enabled(flows: Flows, person: Person, directory: SystemId): Played {
  const account = { ...accountOf(person, directory), status: 'enabled' as const };
  const recreated = person.appUsers[directory]?.seen === 'deleted';
  if (!recreated) return changed(flows, person, directory, { status: 'enabled' });
  // "If a deleted user in AD is recreated, Okta will require a Full AD import" (Active Directory Integration Guide).
  const step = linkAccount(flows, person, flows.systems.get(directory)!, account);
  return { when: 'fullImport', by: directory, step };
}

/** Takes somebody out of groups, whoever put them there, and puts them into others. */
function regrouped(
  flows: Flows,
  person: Person,
  leaves: readonly string[],
  joins?: Destination & { kind: 'group' },
): Played[] {
  const played: Played[] = [];
  let now = person;
  const take = (one: Played) => {
    played.push(one);
    now = one.step.person;
  };
  for (const { id, directory } of flows.systems.values()) {
    const names = ofGroups(person, id);
    const stay = names.filter((name) => !leaves.includes(name));
    const groups = joins?.of === id ? [...stay, joins.name] : stay;
    if (directory && (groups.length !== names.length || joins?.of === id)) take(changed(flows, now, id, { groups }));
  }
  const names = ofGroups(now, 'okta');
  const stay = names.filter((name) => !leaves.includes(name));
  const joined = joins?.of === 'okta' ? [...stay, joins.name] : stay;
  if (joined.length !== names.length || joins?.of === 'okta')
    take({ when: 'atOnce', step: setStaticGroups(flows, now, joined) });
  return played;
}

function unassigned(flows: Flows, person: Person, system: SystemId): Played[] {
  const played = regrouped(flows, person, flows.systems.get(system)?.groups ?? []);
  const now = played.at(-1)?.step.person ?? person;
  const byHand = now.okta?.assigned ?? [];
  if (!byHand.includes(system)) return played;
  const step = setAssignments(
    flows,
    now,
    byHand.filter((id) => id !== system),
  );
  return [...played, { when: 'atOnce', step }];
}

function moved(
  flows: Flows,
  person: Person,
  directory: SystemId | undefined,
  to: Destination,
  system: SystemId,
): Played[] {
  if (to.kind === 'group') return regrouped(flows, person, flows.systems.get(system)?.groups ?? [], to);
  if (directory === undefined) return [];
  if (to.kind === 'attribute') {
    const { profile } = accountOf(person, directory);
    return [changed(flows, person, directory, { profile: { ...profile, [to.name]: to.value } })];
  }
  if (to.imported) return [changed(flows, person, directory, {})];
  return [{ when: 'fullImport', by: directory, step: importDeletion(flows, person, directory) }];
}

/**
 * What would happen to one person, act by act; nothing is told to any system. `system` is RingCentral's id.
 * Empty: the person has no directory that the act could happen in.
 */
export function play(flows: Flows, person: Person, { verb, to }: Deed, system: SystemId): readonly Played[] {
  const directory = directoryOf(flows, person);
  if (verb === 'suspend') return [{ when: 'atOnce', step: suspend(flows, person) }];
  if (verb === 'unassign') return unassigned(flows, person, system);
  if (verb === 'move') return to ? moved(flows, person, directory, to, system) : [];
  if (directory === undefined) return [];
  if (verb === 'enable') return [enabled(flows, person, directory)];
  if (verb === 'disable') return [changed(flows, person, directory, { status: 'disabled' })];
  // An incremental import does not find deletions (support.okta.com).
  return [{ when: 'fullImport', by: directory, step: importDeletion(flows, person, directory) }];
}

/** Notices of all acts, each once. */
export const noticesOf = (played: readonly Played[]): readonly Notice[] => {
  const all = played.flatMap(({ step }) => step.notices);
  return all.filter((one, index) => all.findIndex(({ id, where }) => id === one.id && where === one.where) === index);
};
