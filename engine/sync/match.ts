import type { CompiledSystem, Flows } from './compile';
import { Draft } from './draft';
import { subjectOf, valueOf, type Surroundings } from './evaluate';
import { keyOf, nameKeyOf, type PeopleIndex } from './people-index';
import type { Account, Person } from './person';
import type { Profile, Value } from './values';

/** How an import decides that an account is a person who exists in Okta, and what happens without an admin. */
export interface MatchingRules {
  /** Okta attributes on which an equal value is an exact match, tried in order. */
  readonly exactOn: readonly ('login' | 'email')[];
  /** Whether equal first and last name counts as a partial match. */
  readonly partialOnName: boolean;
  /** Which matches are confirmed without an admin; the others are held on the Import tab. */
  readonly autoConfirm: { readonly exact: boolean; readonly partial: boolean; readonly none: boolean };
  /** Whether a confirmed new user is activated at once rather than staged. */
  readonly autoActivate: boolean;
}

/** What the guide asks for in step 3: auto-confirmation and auto-activation for all match types. */
export const AUTOMATIC: MatchingRules = {
  exactOn: ['login', 'email'],
  partialOnName: true,
  autoConfirm: { exact: true, partial: true, none: true },
  autoActivate: true,
};

/** Everything is left to an admin on the Import tab. */
export const HELD: MatchingRules = {
  ...AUTOMATIC,
  autoConfirm: { exact: false, partial: false, none: false },
  autoActivate: false,
};

export type Match =
  | { readonly kind: 'exact' | 'partial'; readonly person: Person }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly people: readonly Person[] };

/** What a line of the system gives for an Okta attribute, else the account's own value. */
const mapped = (
  flows: Flows,
  draft: Draft,
  system: CompiledSystem,
  attribute: string,
  profile: Profile,
  own: Value | undefined,
  surroundings: Surroundings,
): Value | undefined => {
  const line = flows.targets.get(attribute)?.from.get(system.id);
  if (line === undefined) return own;
  return valueOf(draft, line, line, subjectOf(flows, draft, line, 'appuser', profile, surroundings)) ?? own;
};

type Identity = 'login' | 'email' | 'name';

/** What Okta would know the account by: its mapped login, email and name, else the account's own attributes. */
const identify = (
  flows: Flows,
  system: CompiledSystem,
  { profile }: Account,
  by: Identity,
  surroundings: Surroundings,
): string => {
  const draft = new Draft({ id: '', okta: null, appUsers: {}, accounts: {} });
  const { userName, email, firstName, lastName } = profile;
  if (by === 'name')
    return nameKeyOf(
      mapped(flows, draft, system, 'firstName', profile, firstName, surroundings),
      mapped(flows, draft, system, 'lastName', profile, lastName, surroundings),
    );
  const own = by === 'login' ? (userName ?? email) : (email ?? userName);
  return keyOf(mapped(flows, draft, system, by, profile, own, surroundings));
};

/** People with this identity who are not linked to the system already. */
const candidates = (index: PeopleIndex, system: CompiledSystem, by: Identity, key: string): readonly Person[] =>
  index.find(by, key).filter(({ appUsers }) => {
    const status = appUsers[system.id]?.status;
    return status === undefined || status === 'INACTIVE';
  });

/**
 * The person an account belongs to. Several people with the same email are nobody's match: RingCentral and Okta both know
 * a person by email, and an admin has to say who is meant ("More than one record found for Email").
 */
export const matchAccount = (
  flows: Flows,
  index: PeopleIndex,
  system: CompiledSystem,
  account: Account,
  rules: MatchingRules,
  surroundings: Surroundings = {},
): Match => {
  for (const by of [...rules.exactOn, ...(rules.partialOnName ? (['name'] as const) : [])]) {
    const people = candidates(index, system, by, identify(flows, system, account, by, surroundings));
    if (people.length > 1) return { kind: 'ambiguous', people };
    if (people[0] !== undefined) return { kind: by === 'name' ? 'partial' : 'exact', person: people[0] };
  }
  return { kind: 'none' };
};
