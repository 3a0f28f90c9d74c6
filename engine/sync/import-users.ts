import type { SystemId } from '../flows/model';
import type { CompiledSystem, Flows } from './compile';
import type { Surroundings } from './evaluate';
import { createFromAccount, importAccount, importDeletion, linkAccount, type ImportKind } from './import-account';
import { matchAccount, type MatchingRules } from './match';
import { profileSourceOf } from './ownership';
import type { PeopleIndex } from './people-index';
import type { Account, Person, Step } from './person';

/** What an import reads. `deleted` lists external ids of deleted accounts, as a directory reports them. */
export interface ImportBatch {
  readonly system: SystemId;
  readonly kind: ImportKind;
  /** All accounts in scope when `full`, else those that changed since the last import. */
  readonly accounts: readonly Account[];
  readonly deleted?: readonly string[];
}

export interface ImportRules {
  readonly matching: MatchingRules;
  /** Ids for people who are new to Okta. */
  readonly newId: () => string;
  /** Looks at what the import would take away and says why it has to stop, before anything is changed. @default nothing stops it */
  readonly safeguard?: (losing: Losing) => string | undefined;
  readonly surroundings?: Surroundings;
}

/** People from whom an import would take something. */
export interface Losing {
  /** Deactivated in Okta, and without any app afterwards. */
  readonly deactivated: readonly Person[];
  /** Gone from the imported system, which is not their profile source: they lose that app alone. */
  readonly unlinked: readonly Person[];
}

/** What became of one account. */
export type Imported =
  | { readonly kind: 'unchanged' | 'updated' | 'linked' | 'created' | 'removed'; readonly step: Step }
  | {
      /** A disabled account of someone whom Okta does not know: nobody is made of it until it is enabled. */
      readonly kind: 'skipped';
      readonly account: Account;
    }
  | {
      /** Waits on the Import tab for an admin. */
      readonly kind: 'held';
      readonly account: Account;
      readonly match: 'exact' | 'partial' | 'none' | 'ambiguous';
      readonly candidates: readonly string[];
    }
  | {
      /** An incremental import cannot take it: a full one is needed. */
      readonly kind: 'needsFullImport';
      readonly account: Account;
      readonly message: string;
    };

export type ImportResult =
  | { readonly stopped: string; readonly imported: Iterable<never> }
  | { readonly stopped?: undefined; readonly imported: Iterable<Imported> };

const importStranger = (
  flows: Flows,
  index: PeopleIndex,
  system: CompiledSystem,
  account: Account,
  kind: ImportKind,
  { matching, newId, surroundings }: ImportRules,
): Imported => {
  const match = matchAccount(flows, index, system, account, matching, surroundings);
  if (match.kind === 'ambiguous')
    return { kind: 'held', account, match: 'ambiguous', candidates: match.people.map(({ id }) => id) };
  if (match.kind === 'none' && account.status === 'disabled') return { kind: 'skipped', account };
  if (match.kind === 'none') {
    if (!matching.autoConfirm.none) return { kind: 'held', account, match: 'none', candidates: [] };
    const step = createFromAccount(flows, newId(), system, account, matching.autoActivate, surroundings);
    return { kind: 'created', step };
  }
  if (kind === 'incremental' && match.person.appUsers[system.id] !== undefined) {
    const message = `${account.externalId} was created anew in ${system.id} for someone deleted there: run a full import to capture it`;
    return { kind: 'needsFullImport', account, message };
  }
  if (!matching.autoConfirm[match.kind])
    return { kind: 'held', account, match: match.kind, candidates: [match.person.id] };
  return { kind: 'linked', step: linkAccount(flows, match.person, system, account, surroundings) };
};

const importKnown = (
  flows: Flows,
  person: Person,
  system: CompiledSystem,
  account: Account,
  kind: ImportKind,
  { surroundings }: ImportRules,
): Imported => {
  const step = importAccount(flows, person, system.id, account, kind, surroundings);
  return { kind: step.person === person ? 'unchanged' : 'updated', step };
};

/** External ids of linked accounts that a full import no longer finds, with those reported as deleted. */
const missingFrom = (index: PeopleIndex, batch: ImportBatch): readonly string[] => {
  const present = batch.kind === 'full' ? new Set(batch.accounts.map(({ externalId }) => externalId)) : undefined;
  const missing = new Set(batch.deleted);
  if (present !== undefined)
    for (const { appUsers } of index.everyone()) {
      const appUser = appUsers[batch.system];
      if (appUser !== undefined && appUser.status !== 'INACTIVE' && !present.has(appUser.externalId))
        missing.add(appUser.externalId);
    }
  return [...missing].filter((externalId) => index.linked(batch.system, externalId) !== undefined);
};

const losing = (flows: Flows, index: PeopleIndex, batch: ImportBatch, missing: readonly string[]): Losing => {
  const known = (externalId: string) => index.linked(batch.system, externalId) ?? [];
  const owned = (person: Person) => profileSourceOf(flows, person)?.id === batch.system;
  const gone = missing.flatMap(known);
  const disabled = batch.accounts.filter(({ status }) => status === 'disabled').flatMap((one) => known(one.externalId));
  const active = disabled.filter(({ okta }) => okta !== null && okta.status !== 'DEPROVISIONED');
  return { deactivated: [...gone, ...active].filter(owned), unlinked: gone.filter((person) => !owned(person)) };
};

function* outcomes(
  flows: Flows,
  index: PeopleIndex,
  system: CompiledSystem,
  { kind, accounts }: ImportBatch,
  missing: readonly string[],
  rules: ImportRules,
): Generator<Imported> {
  for (const externalId of missing) {
    const person = index.linked(system.id, externalId);
    if (person === undefined) continue;
    const step = importDeletion(flows, person, system.id, rules.surroundings);
    index.put(step.person);
    yield { kind: 'removed', step };
  }
  for (const account of accounts) {
    const person = index.linked(system.id, account.externalId);
    const outcome =
      person === undefined
        ? importStranger(flows, index, system, account, kind, rules)
        : importKnown(flows, person, system, account, kind, rules);
    if ('step' in outcome) index.put(outcome.step.person);
    yield outcome;
  }
}

/**
 * Runs one import: links by external id, else matches, confirms or holds; then removes who is gone. The index is kept up to
 * date, so that two accounts of one import cannot both become the same person.
 *
 * Profile updates come from any system whose import is on; only a profile source changes Okta's profile with them. When the
 * import safeguard trips, nothing at all is applied. Outcomes come one by one as they are asked for, and the index follows.
 */
export const importUsers = (flows: Flows, index: PeopleIndex, batch: ImportBatch, rules: ImportRules): ImportResult => {
  const system = flows.systems.get(batch.system);
  if (system?.settings.importUsers !== true)
    return { stopped: `import from ${batch.system} is not enabled`, imported: [] };
  const missing = missingFrom(index, batch);
  const stopped = rules.safeguard?.(losing(flows, index, batch, missing));
  if (stopped !== undefined) return { stopped, imported: [] };
  return { imported: outcomes(flows, index, system, batch, missing, rules) };
};
