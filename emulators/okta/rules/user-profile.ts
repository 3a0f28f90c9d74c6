import { profileRefusals, type Refusal } from '../../../engine/okta-refusals';
import type { JsonObject, Property, User } from '../entities';
import { OktaError, refuse } from '../errors';
import type { Org } from '../org';

const attributesOf = (org: Org, { typeId }: Pick<User, 'typeId'>): Record<string, Property> => {
  const type = org.store.userTypes.get(typeId) ?? org.store.defaultUserType;
  const schema = org.store.userSchemas.get(type.schemaId) ?? org.store.defaultUserSchema;
  return { ...schema.base, ...schema.custom };
};

/** The app that a value comes from, where that is a profile source: the value then refuses edits. */
function sourceOf(org: Org, user: User, attribute: string): string | undefined {
  const attributes = attributesOf(org, user);
  // "Inherit from Okta": whoever wrote the value before, it is edited in Okta from then on.
  if (Object.hasOwn(attributes, attribute) && attributes[attribute]?.master?.type === 'OKTA') return undefined;
  const writer = Object.hasOwn(user.provenance, attribute) ? user.provenance[attribute] : undefined;
  if (writer === undefined || writer === 'okta') return undefined;
  return org.store.apps.get(writer)?.features.includes('PROFILE_MASTERING') ? writer : undefined;
}

/** Refuses edits of values that a profile source gives. */
export function checkSourced(org: Org, user: User, changed: readonly string[]): void {
  for (const name of changed)
    if (sourceOf(org, user, name) !== undefined)
      throw new OktaError(
        403,
        'E0000075',
        `The ${name} attribute cannot be changed: it is mastered under another system.`,
      );
}

const IN_USE = 'An object with this field already exists in the current organization';

/** Values that only one person may have: the login, and attributes that the schema calls unique. */
function taken(
  org: Org,
  profile: JsonObject,
  user: Pick<User, 'id' | 'typeId'>,
  names: ReadonlySet<string>,
): Refusal[] {
  const refusals: Refusal[] = [];
  const holder = org.store.user(String(profile.login));
  if (holder !== undefined && holder.id !== user.id)
    refusals.push({ attribute: 'login', cause: `login: ${IN_USE}`, wording: 'known' });
  for (const [name, { unique }] of Object.entries(attributesOf(org, user))) {
    const value = profile[name];
    if (unique !== 'UNIQUE_VALIDATED' || !names.has(name) || value === undefined || value === null) continue;
    const key = JSON.stringify(value).toLowerCase();
    for (const other of org.store.users.values())
      if (other.id !== user.id && JSON.stringify(other.profile[name])?.toLowerCase() === key) {
        refusals.push({ attribute: name, cause: `${name}: ${IN_USE}`, wording: 'unconfirmed' });
        break;
      }
  }
  return refusals;
}

/** All that the schema has against a profile, a cause an attribute. `names`: what the change sets. */
function refusalsOf(
  org: Org,
  profile: JsonObject,
  user: Pick<User, 'id' | 'typeId'>,
  names: Iterable<string>,
): readonly Refusal[] {
  const changed = new Set(names);
  const { values } = org.store.settings.switches;
  const all = [...profileRefusals(profile, attributesOf(org, user), changed), ...taken(org, profile, user, changed)];
  return values === 'accepted' ? all.filter(({ wording }) => wording === 'known') : all;
}

/** @throws OktaError E0000001 with every cause */
export function checkProfile(
  org: Org,
  operation: string,
  profile: JsonObject,
  user: Pick<User, 'id' | 'typeId'>,
  names: Iterable<string>,
): void {
  refuse(operation, refusalsOf(org, profile, user, names));
}
