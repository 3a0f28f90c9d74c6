import type { Profile, Value } from '../engine/sync';
import type { Company } from './sync-company';

interface Change {
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
}

export interface ByHand {
  readonly id: string;
  readonly okta: Profile;
  readonly ad: Profile;
  readonly ringcentral: Profile;
  readonly changes: readonly Change[];
}

const known = (value: Value | undefined): value is string =>
  typeof value === 'string' && value !== '' && value !== 'blank';

/** As the demo states it: an extension alone is no number. */
const numberOf = ({ directNumber, extensionNumber }: Profile): string | null => {
  if (!known(directNumber)) return null;
  return known(extensionNumber) ? `${directNumber}#${extensionNumber}` : directNumber;
};

/** Takes what the new values say that the old did not, and notes each difference. */
const merge = (
  prefix: string,
  before: Profile,
  next: Record<string, Value | undefined>,
  changes: Change[],
): Profile => {
  let after: Record<string, Value> | undefined;
  for (const name in next) {
    const value = next[name];
    const old = before[name] ?? null;
    if (value === null || value === undefined || value === old) continue;
    (after ??= { ...before })[name] = value;
    changes.push({ path: `${prefix}.${name}`, before: old, after: value });
  }
  return after ?? before;
};

const fromDirectory = (ad: Profile): Record<string, Value | undefined> => ({
  firstName: ad.firstName,
  lastName: ad.lastName,
  email: ad.email ?? ad.userName,
  mobilePhone: ad.mobilePhone,
  streetAddress: ad.streetAddress,
  city: ad.city,
  state: ad.state,
  zipCode: ad.postalCode,
  countryCode: ad.countryCode,
  department: ad.department,
});

const toRingCentral = (okta: Profile): Record<string, Value | undefined> => ({
  userName: okta.email,
  firstName: okta.firstName,
  lastName: okta.lastName,
  email: okta.email,
  mobilePhone: okta.mobilePhone,
  street: okta.streetAddress,
  city: okta.city,
  state: okta.state,
  zip: okta.zipCode,
  country: okta.countryCode,
  department: okta.department,
});

/**
 * What a programmer would write for exactly these lines and this one company: the same matching, hops and comparison without
 * a table, owners, phases or expressions.
 */
export const synchroniseByHand = ({ people, directory, ringcentral }: Company): ByHand[] => {
  const byLogin = new Map(people.map((person) => [String(person.okta?.profile.login).toLowerCase(), person]));
  const byEmail = new Map(people.map((person) => [String(person.okta?.profile.email).toLowerCase(), person]));
  return directory.flatMap(({ profile: ad }): ByHand[] => {
    const login = String(ad.userName).toLowerCase();
    const person = byLogin.get(login) ?? byEmail.get(String(ad.email).toLowerCase());
    if (person === undefined || person.okta === null) return [];
    const changes: Change[] = [];
    let okta = merge('okta', person.okta.profile, fromDirectory(ad), changes);
    let account = merge('ringcentral', {}, toRingCentral(okta), changes);
    account = merge('ringcentral', account, ringcentral.get(person.id) ?? {}, changes);
    okta = merge('okta', okta, { primaryPhone: numberOf(account) }, changes);
    const written = merge(
      'ad',
      ad,
      { telephoneNumber: known(okta.primaryPhone) ? okta.primaryPhone : ad.telephoneNumber },
      changes,
    );
    return [{ id: person.id, okta, ad: written, ringcentral: account, changes }];
  });
};
