import { PEOPLE, personOf } from './people';
import type { Person } from './person';

/**
 * Acme's RingCentral account on the day the project starts: what the telephony team set up by hand.
 * The numbers are fictional (offices.ts); 415-555-0101…0149 are in use, 0150…0199 wait on unassigned extensions.
 */
export interface RingCentralExtension {
  readonly id: number;
  readonly type: 'User' | 'Room' | 'Limited' | 'Department';
  readonly status: 'Enabled' | 'Disabled' | 'NotActivated' | 'Unassigned';
  readonly name?: string;
  readonly extensionNumber?: string;
  readonly contact?: {
    readonly firstName: string;
    readonly lastName?: string;
    readonly email?: string;
    readonly department?: string;
    readonly mobilePhone?: string;
  };
  /** The person behind the extension; absent for rooms, queues and the pool. */
  readonly account?: string;
  /** Super Admin: the user whose JWT the demo signs in with. */
  readonly admin?: true;
}

export interface RingCentralNumber {
  readonly id: number;
  readonly phoneNumber: string;
  readonly usageType: 'MainCompanyNumber' | 'DirectNumber' | 'Inventory';
  /** `Pending`: not ported yet; its `temporaryNumberId` rings instead. */
  readonly status: 'Normal' | 'Pending' | 'Temporary';
  readonly primary: boolean;
  readonly extensionId?: number;
  readonly temporaryNumberId?: number;
}

/** An existing user: account, extension number, direct numbers (`*` primary), and what is unusual. */
type UserRow = readonly [
  account: string,
  extensionNumber: string | undefined,
  numbers: readonly string[],
  unusual?: Partial<Pick<RingCentralExtension, 'status' | 'admin'>> & { readonly email?: string },
];

const USERS: readonly UserRow[] = [
  ['maren.holloway', '101', ['+14155550101']],
  ['tobias.wrenfield', '102', ['+14155550102']],
  ['jonas.fairweather', '103', ['+14155550103']],
  ['leila.farahmand', '104', ['+14155550104']],
  ['owen.castlebury', '105', ['+14155550105', '*+14155550106', '+14155550107']],
  ['kavita.raghunath', undefined, ['+14155550108']],
  ['dylan.marwick', '109', []],
  ['esme.thornycroft', undefined, []],
  ['marcus.tillery', '110', ['+14155550110']],
  ['marcus.tillery', '111', [], { status: 'NotActivated' }],
  ['sofia.bergqvist', '112', ['+14155550112'], { email: 'Sofia.Bergqvist@Acme.Test' }],
  ['hannah.pettibone', '113', []],
  ['derek.plumstead', '114', ['+14155550114']],
  ['zelda.fitzwarren', '115', ['+14155550115'], { admin: true }],
];

/** Special phones: nobody's, reserved by hand, never a person in Okta. */
const SPECIAL: readonly (readonly [RingCentralExtension['type'], string, string, string, string?])[] = [
  ['Room', 'Conference Room Golden Gate', '801', '+14155550131', 'room.goldengate@acme.test'],
  ['Room', 'Conference Room Bay Bridge', '802', '+14155550132', 'room.baybridge@acme.test'],
  ['Limited', 'Lobby phone', '803', '+14155550133'],
  ['Department', 'Support queue', '900', '+14155550134', 'support@acme.test'],
];

const FIRST_USER_ID = 400131430001;
const FIRST_SPECIAL_ID = 400131438001;
const FIRST_POOL_ID = 400131439001;
const POOL_WITH_NUMBER = 50;
const POOL_WITHOUT_NUMBER = 4;

const contactOf = ({ ad }: Person, email?: string): RingCentralExtension['contact'] => ({
  firstName: ad.givenName,
  lastName: ad.sn,
  email: email ?? ad.mail,
  ...(ad.department && { department: ad.department }),
  ...(ad.mobile && { mobilePhone: ad.mobile }),
});

const users = USERS.map(([account, extensionNumber, , unusual = {}], index): RingCentralExtension => {
  const { email, ...rest } = unusual;
  const person = personOf(account);
  return {
    id: FIRST_USER_ID + index,
    type: 'User',
    status: 'Enabled',
    name: person.ad.displayName,
    ...(extensionNumber && { extensionNumber }),
    contact: contactOf(person, email),
    account,
    ...rest,
  };
});

const special = SPECIAL.map(([type, name, extensionNumber, , email], index): RingCentralExtension => ({
  id: FIRST_SPECIAL_ID + index,
  type,
  status: 'Enabled',
  name,
  extensionNumber,
  contact: { firstName: name, ...(email && { email }) },
}));

/** Bought licences that wait for a person; the last four have no number: whoever gets one has an extension only. */
const pool = Array.from({ length: POOL_WITH_NUMBER + POOL_WITHOUT_NUMBER }, (_, index): RingCentralExtension => ({
  id: FIRST_POOL_ID + index,
  type: 'User',
  status: 'Unassigned',
}));

const direct = (phoneNumber: string, extensionId: number, primary: boolean): Omit<RingCentralNumber, 'id'> => ({
  phoneNumber,
  usageType: 'DirectNumber',
  status: 'Normal',
  primary,
  extensionId,
});

function numbersOf([, , numbers]: UserRow, index: number): Omit<RingCentralNumber, 'id'>[] {
  const starred = numbers.some((number) => number.startsWith('*'));
  return numbers.map((number, place) =>
    direct(number.replace('*', ''), FIRST_USER_ID + index, starred ? number.startsWith('*') : place === 0),
  );
}

const FIRST_NUMBER_ID = 500713201001;
const PORTED_ID = FIRST_NUMBER_ID + 801;
const TEMPORARY_ID = FIRST_NUMBER_ID + 802;
const portingUser = FIRST_USER_ID + USERS.findIndex(([account]) => account === 'hannah.pettibone');

/** The number that moves over from the old carrier, and the one that rings until it has. */
const porting: readonly RingCentralNumber[] = [
  {
    id: PORTED_ID,
    phoneNumber: '+442079460113',
    usageType: 'DirectNumber',
    status: 'Pending',
    primary: true,
    extensionId: portingUser,
    temporaryNumberId: TEMPORARY_ID,
  },
  {
    id: TEMPORARY_ID,
    phoneNumber: '+442079460913',
    usageType: 'DirectNumber',
    status: 'Temporary',
    primary: false,
    extensionId: portingUser,
  },
];

const plain: readonly Omit<RingCentralNumber, 'id'>[] = [
  { phoneNumber: '+14155550100', usageType: 'MainCompanyNumber', status: 'Normal', primary: true },
  ...USERS.flatMap(numbersOf),
  ...SPECIAL.map(([, , , number], index) => direct(number, FIRST_SPECIAL_ID + index, true)),
  ...pool
    .slice(0, POOL_WITH_NUMBER)
    .map(({ id }, index) => direct(`+1415555${String(150 + index).padStart(4, '0')}`, id, true)),
  ...['+14155550141', '+14155550142', '+14155550143'].map((phoneNumber) => ({
    phoneNumber,
    usageType: 'Inventory' as const,
    status: 'Normal' as const,
    primary: false,
  })),
];

export const RINGCENTRAL_START: {
  readonly extensions: readonly RingCentralExtension[];
  readonly numbers: readonly RingCentralNumber[];
  /** RingCentral hands out the next free extension number from here. */
  readonly nextExtensionNumber: number;
} = {
  extensions: [...users, ...special, ...pool],
  numbers: [...plain.map((number, index) => ({ id: FIRST_NUMBER_ID + index, ...number })), ...porting],
  nextExtensionNumber: 201,
};

/** People who have a RingCentral record before the project starts. */
export const peopleInRingCentral = (): Person[] =>
  PEOPLE.filter(({ account }) => USERS.some(([existing]) => existing === account));
