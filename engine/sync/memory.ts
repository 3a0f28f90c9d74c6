import type { CompiledSystem, Flows } from './compile';
import { Draft } from './draft';
import type { Account, Effect, Person, Step } from './person';
import { isBlank, type Profile, type Value } from './values';
import { kindOfSystem } from '../systems/kinds';

const NONE: readonly string[] = [];

/** What the system takes of what it is pushed: the same object where it takes everything. */
const accepted = (system: CompiledSystem, pushed: Profile, without: readonly string[] = NONE): Profile => {
  const own = kindOfSystem(system.kind).assigns;
  for (const attribute in pushed)
    if (own.includes(attribute) || without.includes(attribute))
      return Object.fromEntries(
        Object.entries(pushed).filter(([name]) => !own.includes(name) && !without.includes(name)),
      );
  return pushed;
};

/**
 * Okta has no partial push: an update sends the app's whole profile as Okta has it, create-only and unmapped attributes too (support.okta.com,
 * "Does Okta support partial profile push"). A directory is written attribute by attribute.
 */
const pushedTo = (draft: Draft, system: CompiledSystem, changes: Profile): Profile => {
  const held = draft.appUsers[system.id]?.profile;
  if (system.directory || held === undefined) return changes;
  const known: Record<string, Value> = {};
  for (const attribute in held) if (!isBlank(held[attribute])) known[attribute] = held[attribute] ?? null;
  return Object.assign(known, changes);
};

const createOrLink = (
  draft: Draft,
  system: CompiledSystem,
  { profile, createOnly }: Extract<Effect, { kind: 'create' }>,
): void => {
  const existing = draft.accounts[system.id];
  const account: Account =
    existing === undefined
      ? { externalId: `${system.id}-${draft.id}`, status: 'enabled', profile: accepted(system, profile) }
      : {
          ...existing,
          status: 'enabled',
          profile: { ...existing.profile, ...accepted(system, profile, createOnly) },
        };
  draft.setAccount(system.id, account);
  draft.patchAppUser(system.id, { externalId: account.externalId });
};

/** RingCentral deletes the account with all its data; others only disable theirs (RingCentral supported features). */
const endAccount = (draft: Draft, system: CompiledSystem, account: Account): void =>
  draft.setAccount(
    system.id,
    kindOfSystem(system.kind).deletesAccounts ? undefined : { ...account, status: 'disabled' },
  );

/** Plays a system in memory: its account after it was told something. */
export const obeyOne = (draft: Draft, system: CompiledSystem, effect: Effect): void => {
  if (effect.kind === 'create') return createOrLink(draft, system, effect);
  const account = draft.accounts[system.id];
  if (account === undefined) return;
  switch (effect.kind) {
    case 'update': {
      const pushed = pushedTo(draft, system, effect.changes);
      const taken = accepted(system, pushed);
      if (taken !== pushed) draft.structural++;
      const agreed = taken === pushed ? draft.sharedCopy(system.id, account.profile) : undefined;
      return draft.setAccount(system.id, { ...account, profile: agreed ?? { ...account.profile, ...taken } });
    }
    case 'deactivate':
      return endAccount(draft, system, account);
    case 'suspend':
      return draft.setAccount(system.id, { ...account, status: 'disabled' });
    case 'resume':
      return draft.setAccount(system.id, { ...account, status: 'enabled' });
  }
};

/** The person after every system did, in memory, what a step tells it to. */
export const obey = (flows: Flows, { person, effects }: Step): Person => {
  const draft = new Draft(person);
  for (const effect of effects) {
    const system = flows.systems.get(effect.system);
    if (system !== undefined) obeyOne(draft, system, effect);
  }
  return draft.person();
};
