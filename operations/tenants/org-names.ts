import type { Group, OktaClient } from '../../clients/okta';
import { IncompleteError } from '../../engine/errors';

/** Assignments and rules name groups by id. */
export const groupNames = (groups: readonly Group[]): ReadonlyMap<string, string> =>
  new Map(groups.map(({ id, profile }) => [id, profile.name]));

/** Id of the user type that Okta's side of every mapping is. @throws IncompleteError where the org shows none */
export async function defaultUserType(okta: OktaClient): Promise<string> {
  const types = await okta.userTypes();
  const found = types.find((type) => type.default) ?? types[0];
  if (!found) throw new IncompleteError('The org shows no user type.', 'grant the service app okta.userTypes.read');
  return found.id;
}
