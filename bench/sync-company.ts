import type { Account, Person, Profile } from '../engine/sync';

/** A made-up company of any size: known to Okta by login and email only, complete in the directory, some at RingCentral. */
export interface Company {
  readonly people: readonly Person[];
  readonly directory: readonly Account[];
  readonly ringcentral: ReadonlyMap<string, Profile>;
}

const CITIES = ['Oslo', 'Zürich', 'Denver', 'São Paulo', 'Leeds'];
const DEPARTMENTS = ['Sales', 'Engineering', 'Support', 'Finance'];

export const companyOf = (count: number): Company => {
  const people: Person[] = [];
  const directory: Account[] = [];
  const ringcentral = new Map<string, Profile>();
  for (let n = 0; n < count; n++) {
    const login = `person${n}@acme.test`;
    const okta = {
      status: 'ACTIVE',
      profile: { login, email: login },
      provenance: {},
      groups: [],
      assigned: [],
    } as const;
    const profile = {
      userName: login,
      firstName: `First${n}`,
      lastName: `Last${n}`,
      email: n % 7 === 0 ? null : login,
      mobilePhone: `+1415555${String(n % 10000).padStart(4, '0')}`,
      streetAddress: `${n} Main Street`,
      city: CITIES[n % 5] ?? '',
      state: 'CA',
      postalCode: String(10000 + (n % 80000)),
      countryCode: 'US',
      department: DEPARTMENTS[n % 4] ?? '',
    };
    const account: Account = { externalId: `guid-${n}`, status: 'enabled', profile, groups: ['RingCentral Users'] };
    people.push({ id: `00u${n}`, okta, appUsers: {}, accounts: { ad: account } });
    directory.push(account);
    ringcentral.set(`00u${n}`, {
      directNumber: n % 5 === 0 ? null : `+1650555${String(n % 10000).padStart(4, '0')}`,
      extensionNumber: n % 11 === 0 ? null : String(1000 + n),
    });
  }
  return { people, directory, ringcentral };
};
