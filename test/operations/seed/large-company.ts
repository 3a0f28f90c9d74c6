import type { Extension, PhoneNumber, State } from '../../../emulators/ringcentral/entities';

/** Somebody who is in Okta and in RingCentral. */
export interface Worker {
  readonly login: string;
  readonly employeeId: string;
  readonly extensionId: number;
}

const FIRST_ID = 700_000_000_001;

/** People called `worker.N`, with the employee ids that RingCentral is to keep. */
export const workers = (count: number): Worker[] =>
  Array.from({ length: count }, (_, index) => ({
    login: `worker.${index}@acme.test`,
    employeeId: `E${100_000 + index}`,
    extensionId: FIRST_ID + index,
  }));

const extensionOf = ({ login, extensionId }: Worker, index: number): Extension => ({
  id: extensionId,
  type: 'User',
  status: 'Enabled',
  extensionNumber: `${20_000 + index}`,
  name: login,
  contact: { firstName: 'Worker', lastName: `${index}`, email: login },
  roleIds: ['7'],
  customFields: {},
  references: [],
  hidden: false,
  creationTime: '2020-01-01T09:00:00.000Z',
  lastModified: '2020-01-01T09:00:00.000Z',
});

/** A number nobody can be called at: the exchange 555 with a line number of its own. */
const numberOf = ({ extensionId }: Worker, index: number): PhoneNumber => ({
  id: FIRST_ID + 10_000_000 + index,
  phoneNumber: `+1650555${String(index).padStart(5, '0')}`,
  usageType: 'DirectNumber',
  type: 'VoiceFax',
  tollType: 'Toll',
  paymentType: 'Local',
  status: 'Normal',
  primary: true,
  extensionId,
});

/** An account that is ready for people and in which these work already. */
export const accountOf = (state: State, people: readonly Worker[]): State => ({
  ...state,
  account: { ...state.account, plan: 'Advanced', directoryIntegration: true, customFieldsEnabled: true },
  extensions: [...state.extensions, ...people.map(extensionOf)],
  phoneNumbers: [...state.phoneNumbers, ...people.map(numberOf)],
});

interface Seeded {
  readonly fields: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly extensions: number;
  readonly numbers: readonly string[];
}

/** What seeding makes of the account: the field, and who holds which value of it. */
export const seeded = ({ customFields, extensions, phoneNumbers }: State): Seeded => ({
  fields: customFields.map(({ displayName }) => displayName),
  values: Object.fromEntries<readonly string[]>(
    extensions.flatMap(({ contact, customFields: values }) =>
      Object.keys(values).length > 0 ? [[contact?.email ?? '', Object.values(values)]] : [],
    ),
  ),
  extensions: extensions.length,
  numbers: phoneNumbers.map(({ phoneNumber, status }) => `${phoneNumber} ${status}`).sort(),
});

/** Each person's employee id, once, and nothing else. */
export const valuesOf = (people: readonly Worker[]) =>
  Object.fromEntries(people.map(({ login, employeeId }) => [login, [employeeId]]));
