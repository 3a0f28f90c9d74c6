/** One of as many made-up people as somebody asks for, on whom all systems agree. */
interface CrowdMember {
  /** 20 characters, as Okta's. */
  readonly userId: string;
  readonly directoryId: string;
  readonly extensionId: number;
  readonly okta: Readonly<Record<string, string>>;
  readonly directory: Readonly<Record<string, string>>;
  readonly ringcentral: Readonly<Record<string, string>>;
}

const FIRST_EXTENSION_ID = 700_000_000_001;
const DEPARTMENTS = ['Sales', 'Engineering', 'Support', 'Finance', 'Marketing'] as const;

const digits = (n: number, count: number): string => String(n).padStart(count, '0');

/** The same person for the same number, in the profiles of Okta, of its AD app and of its RingCentral app. */
export function crowdMember(n: number): CrowdMember {
  const email = `crowd.${n}@acme.test`;
  const known = {
    firstName: `Given${n}`,
    lastName: `Surname${n}`,
    email,
    mobilePhone: `+1628${digits(n, 7)}`,
    city: 'Springfield',
    state: 'IL',
    department: DEPARTMENTS[n % DEPARTMENTS.length]!,
  };
  const [directNumber, extensionNumber, street, code] = [
    `+1217${digits(n, 7)}`,
    `2${digits(n, 6)}`,
    `${n} Long Avenue`,
    '62701',
  ];
  const phone = `${directNumber}#${extensionNumber}`;
  return {
    userId: `00ucrowd${digits(n, 12)}`,
    directoryId: `00000000-0000-4000-8000-${digits(n, 12)}`,
    extensionId: FIRST_EXTENSION_ID + n,
    okta: {
      ...known,
      login: email,
      streetAddress: street,
      zipCode: code,
      countryCode: 'US',
      primaryPhone: phone,
      extension: extensionNumber,
    },
    directory: {
      ...known,
      userName: email,
      streetAddress: street,
      postalCode: code,
      countryCode: 'US',
      telephoneNumber: phone,
    },
    ringcentral: { ...known, userName: email, street, zip: code, country: 'US', directNumber, extensionNumber },
  };
}
