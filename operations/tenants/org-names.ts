import type { Group, OktaClient } from '../../clients/okta';
import { IncompleteError } from '../../engine/errors';
import type { GroupReference } from '../../engine/org/assignments';

/** Assignments and rules name groups by id. `systemOf`: a system by its app's id. */
export const groupNames = (
  groups: readonly Group[],
  systemOf: (appId: string) => string,
): ReadonlyMap<string, GroupReference> =>
  new Map(
    groups.map(({ id, profile, source }) => [
      id,
      { id, name: profile.name, ...(source ? { from: systemOf(source.id) } : {}) },
    ]),
  );

/** Id of the user type that Okta's side of every mapping is. @throws IncompleteError where the org shows none */
export async function defaultUserType(okta: OktaClient): Promise<string> {
  const types = await okta.userTypes();
  const found = types.find((type) => type.default) ?? types[0];
  if (!found) throw new IncompleteError('The org shows no user type.', 'grant the service app okta.userTypes.read');
  return found.id;
}
