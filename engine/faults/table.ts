import type { Vendor } from '../vendor';
import type { Cell, Ending, Fault, FaultCommand, Party } from './model';

const ASKED: Readonly<Record<FaultCommand, readonly Party[]>> = {
  plan: ['Okta', "Okta's token endpoint"],
  apply: ['Okta', "Okta's token endpoint"],
  drift: ['Okta', "Okta's token endpoint", 'RingCentral', 'the directory'],
  review: ['Okta', "Okta's token endpoint"],
  seed: ['Okta', "Okta's token endpoint", 'RingCentral'],
  verify: ['Okta', "Okta's token endpoint", 'RingCentral', 'the directory'],
  publish: ['GitHub'],
};

const VENDOR: Readonly<Record<Party, Vendor>> = {
  Okta: 'Okta',
  "Okta's token endpoint": 'Okta',
  RingCentral: 'RingCentral',
  GitHub: 'GitHub',
  'the directory': 'Active Directory',
};

/** Where an address stands, told by every remedy that is about the address. */
const ADDRESS: Readonly<Record<Party, string>> = {
  Okta: 'OKTA_BASE_URL',
  "Okta's token endpoint": 'OKTA_BASE_URL',
  RingCentral: 'RC_SERVER_URL',
  GitHub: 'GITHUB_API_URL',
  'the directory': 'AD_URL',
};

type Told = readonly [said: string, remedy: string];

const AGAIN = 'run it again';

/** What clients say of a fault that looks alike everywhere. */
const ALIKE: Readonly<Partial<Record<Fault, (party: Party) => Told>>> = {
  cut: (party) => ['cannot be reached', ADDRESS[party]],
  'cut-body': () => ['was cut off in the middle of its answer', AGAIN],
  html: (party) => ['answered with a login page', ADDRESS[party]],
  'other-json': (party) => ['documented shape', ADDRESS[party]],
  stall: () => ['sent nothing for 20 s', AGAIN],
  drip: () => ['had not sent its whole answer after 60 s', AGAIN],
  tls: (party) => ['shows a certificate that is not trusted here', ADDRESS[party]],
  redirect: (party) => ['sends elsewhere, to', ADDRESS[party]],
  'self-next': () => ['pages in a circle', AGAIN],
};

const OKTA: Readonly<Partial<Record<Fault, Told>>> = {
  '500': ['(500 E0000009)', 'status.okta.com'],
  '429': ['(429 E0000047)', 'run again later'],
  '400': ['(400 E0000001)', 'Explain the cause'],
};

/** What a party says in words of its own. */
const OWN: Readonly<Record<Party, Readonly<Partial<Record<Fault, Told>>>>> = {
  Okta: OKTA,
  "Okta's token endpoint": { ...OKTA, '400': ['(401 invalid_request)', 'OKTA_API_CLIENT_ID'] },
  RingCentral: {
    '500': ['500 CMN-203', 'status.ringcentral.com'],
    '429': ['429 CMN-301', 'Wait a minute'],
    '400': ['does not accept the credentials', 'RC_APP_CLIENT_ID'],
  },
  GitHub: {
    '500': ['500', 'githubstatus.com'],
    '429': ['429', 'Run the step again'],
    '400': ['400', 'GITHUB_API_URL'],
  },
  'the directory': {
    '500': ['LDAP result 1]', 'has less to do'],
    '429': ['LDAP result 51]', 'has less to do'],
    '400': ['LDAP result 19]', 'See the message'],
    'other-json': ['does not say which domain it serves', 'AD_URL'],
  },
};

/** Faults that a party cannot have. */
const HARMLESS: Readonly<Partial<Record<Party, Readonly<Partial<Record<Fault, string>>>>>> = {
  "Okta's token endpoint": { 'self-next': 'a token is no list' },
};

/** A certificate of a private authority wants AD_CA_FILE, and a sign-in that is refused other credentials: both are configuration. */
const CONFIGURATION: readonly (readonly [Party, Fault])[] = [
  ['the directory', 'tls'],
  ['RingCentral', '400'],
];

/** Reports what it could read, and names the rest: then it is incomplete, whatever kept it from reading. */
const readsOn = (command: FaultCommand, party: Party): boolean =>
  command === 'drift' && (party === 'RingCentral' || party === 'the directory');

function ending(party: Party, fault: Fault, command: FaultCommand): Ending {
  const [said, remedy] = OWN[party][fault] ?? ALIKE[fault]!(party);
  const usage = CONFIGURATION.some((each) => each[0] === party && each[1] === fault) && !readsOn(command, party);
  return { exitCode: usage ? 2 : 3, vendor: VENDOR[party], said, remedy };
}

/** How a command ends where every answer of one party is of one fault. */
export function cellOf(party: Party, fault: Fault, command: FaultCommand): Cell {
  if (!ASKED[command].includes(party)) return 'unasked';
  const harmless = HARMLESS[party]?.[fault];
  return harmless === undefined ? ending(party, fault, command) : { harmless };
}
