import type { PersonRecord } from '../../../engine/review/model';

const NOBODY = {
  firstName: 'Ada',
  lastName: 'Byron',
  city: 'Oakland',
  state: 'CA',
  department: 'Sales',
  title: 'Engineer',
};

interface Numbers {
  readonly number?: string;
  readonly extension?: string;
  /** What Okta and AD hold; default what the demo's statement gives for number and extension. */
  readonly phone?: string;
}

const phoneOf = ({ number, extension }: Numbers): string | null =>
  number && extension ? `${number}#${extension}` : (number ?? null);

/** A person of the running demo integration in whom all three systems agree. */
export function person(id: string, numbers: Numbers, groups: readonly string[] = ['RingCentral Users']): PersonRecord {
  const email = `${id}@acme.test`;
  const phone = numbers.phone ?? phoneOf(numbers);
  const shared = { ...NOBODY, email, mobilePhone: '+14155550100' };
  const extension = numbers.extension ? { extension: numbers.extension } : {};
  return {
    id,
    groups,
    profiles: {
      okta: {
        ...shared,
        login: email,
        streetAddress: '1 Main St',
        zipCode: '94601',
        countryCode: 'US',
        primaryPhone: phone,
        ...extension,
      },
      ad: {
        ...shared,
        userName: email,
        streetAddress: '1 Main St',
        postalCode: '94601',
        countryCode: 'US',
        telephoneNumber: phone,
      },
      ringcentral: {
        firstName: 'Ada',
        lastName: 'Byron',
        email,
        mobilePhone: '+14155550100',
        street: '1 Main St',
        city: 'Oakland',
        state: 'CA',
        zip: '94601',
        country: 'US',
        department: 'Sales',
        userName: email,
        directNumber: numbers.number ?? null,
        extensionNumber: numbers.extension ?? null,
      },
    },
  };
}

export const jsonLines = (people: readonly PersonRecord[]): string =>
  people.map((one) => `${JSON.stringify(one)}\n`).join('');
