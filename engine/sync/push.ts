import type { SystemId } from '../flows/model';
import { decidingValue, isSameGroup } from '../org/assignments';
import type { CompiledLine, CompiledSystem, Flows, Subject } from './compile';
import { Draft } from './draft';
import type { Person } from './person';
import { EMPTY, subjectOf, valueOf, type Surroundings } from './evaluate';
import { isProvisioned } from './status';
import { isBlank, same, type Profile, type Value } from './values';

const groupValue = (draft: Draft, { line }: CompiledLine): Value | undefined =>
  decidingValue(line.groupValues, (group) => draft.okta?.groups.some((one) => isSameGroup(one, group)) === true);

/** Evaluates outbound lines against Okta's present profile. */
class Outgoing {
  private shared: Subject | undefined;
  constructor(
    private readonly flows: Flows,
    private readonly draft: Draft,
    private readonly surroundings: Surroundings,
  ) {}

  /** At an update. A group's value holds for every member, whether or not the mapping is for creation only. */
  update(line: CompiledLine): Value | undefined {
    return line.line.push === 'always' ? this.value(line) : groupValue(this.draft, line);
  }

  value(line: CompiledLine): Value | undefined {
    const given = groupValue(this.draft, line);
    if (given !== undefined) return given;
    const profile = this.draft.okta?.profile ?? EMPTY;
    const own = line.usesContext || line.usesNamedApps;
    const subject =
      (own ? undefined : this.shared) ?? subjectOf(this.flows, this.draft, line, 'user', profile, this.surroundings);
    if (!own) this.shared = subject;
    return valueOf(this.draft, line, line, subject);
  }
}

/**
 * Whether a write-back would replace a value that Okta never wrote. The number in the directory may be the right one: it
 * stays until its attribute is acknowledged.
 */
const withheld = (flows: Flows, draft: Draft, line: CompiledLine, present: Value | undefined): boolean => {
  const { firstWriteBack, acknowledgedOverwrites } = flows.configuration;
  if (firstWriteBack === 'overwrite' || isBlank(present)) return false;
  if (acknowledgedOverwrites?.includes(line.path) === true) return false;
  return draft.appUsers[line.system]?.wrote.includes(line.attribute) === false;
};

const reportWithheld = (draft: Draft, line: CompiledLine, held: Value, offered: Value): void =>
  draft.notice({
    id: 'first-write-back',
    where: line.path,
    message: `${line.path} already holds a different value that Okta never wrote; acknowledge it to have it replaced`,
    withheld: { held, offered },
  });

/**
 * Pushes what changed to a system: lines that hold on update, compared with Okta's copy of the account. `null` is "nothing
 * known" and never erases; towards a directory `""` does not either.
 */
export const pushUpdates = (flows: Flows, draft: Draft, system: CompiledSystem, surroundings: Surroundings): void => {
  const appUser = draft.linked(system.id);
  if (appUser === undefined || !system.pushes) return;
  if (draft.okta === null || !isProvisioned(draft.okta.status)) return;
  const outgoing = new Outgoing(flows, draft, surroundings);
  let changes: Record<string, Value> | undefined;
  for (const line of system.outbound) {
    const value = outgoing.update(line);
    if (value === undefined || value === null || (system.directory && value === '')) continue;
    const present = appUser.profile[line.attribute];
    if (same(value, present) || (value === '' && isBlank(present))) continue;
    if (system.directory && withheld(flows, draft, line, present)) {
      reportWithheld(draft, line, present ?? null, value);
      continue;
    }
    (changes ??= {})[line.attribute] = value;
  }
  if (changes !== undefined) write(draft, system.id, changes);
};

const write = (draft: Draft, system: SystemId, changes: Profile): void => {
  const written = Object.keys(changes);
  const before = draft.appUsers[system]?.wrote ?? [];
  const wrote = [...before, ...written.filter((attribute) => !before.includes(attribute))];
  for (const attribute of written) draft.setApp(system, attribute, changes[attribute] ?? null);
  if (wrote.length !== before.length) draft.setWrote(system, wrote);
  draft.effect({ kind: 'update', system, changes });
};

/** What a new account is created with: every line, also those for creation only, as far as they say something. */
export const creationProfile = (
  flows: Flows,
  draft: Draft,
  system: CompiledSystem,
  surroundings: Surroundings,
): { readonly profile: Profile; readonly createOnly: readonly string[] } => {
  const outgoing = new Outgoing(flows, draft, surroundings);
  const profile: Record<string, Value> = {};
  const createOnly: string[] = [];
  for (const line of system.outbound) {
    const value = outgoing.value(line);
    if (isBlank(value)) continue;
    profile[line.attribute] = value;
    if (line.line.push === 'onCreate') createOnly.push(line.attribute);
  }
  return { profile, createOnly };
};

/** The profile that an app would give a person now, and which of its attributes are for creation only. */
export const newAppProfile = (
  flows: Flows,
  person: Person,
  systemId: SystemId,
  surroundings: Surroundings = {},
): { readonly profile: Profile; readonly createOnly: readonly string[] } => {
  const system = flows.systems.get(systemId);
  if (system === undefined) return { profile: {}, createOnly: [] };
  return creationProfile(flows, new Draft(person), system, surroundings);
};
