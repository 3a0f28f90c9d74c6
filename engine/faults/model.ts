import type { Vendor } from '../vendor';

/** What goes wrong between a command and a vendor, with what it is. */
export const FAULTS = {
  '500': 'every answer is an inner error (500; LDAP result 1)',
  '429': 'every answer says "too many requests" (429; LDAP result 51, busy)',
  '400': 'every answer is a refusal (400; LDAP result 19)',
  cut: 'the connection breaks before an answer',
  'cut-body': 'the connection breaks in the middle of an answer',
  html: 'a login page, with status 200',
  'other-json': 'JSON of somebody else, with status 200',
  stall: 'nothing comes, and the connection stays',
  drip: 'a blank now and then, for ever',
  tls: 'a certificate that this machine does not trust',
  redirect: 'a redirect to a login page',
  'self-next': 'a next page that is the same page',
} as const;
export type Fault = keyof typeof FAULTS;

/** Whom a command speaks to. */
export const PARTIES = ['Okta', "Okta's token endpoint", 'RingCentral', 'GitHub', 'the directory'] as const;
export type Party = (typeof PARTIES)[number];

export const FAULT_COMMANDS = ['plan', 'apply', 'drift', 'review', 'seed', 'verify', 'publish'] as const;
export type FaultCommand = (typeof FAULT_COMMANDS)[number];

/** How a command ends that meets a fault. */
export interface Ending {
  readonly exitCode: 2 | 3;
  readonly vendor: Vendor;
  /** Part of the message. */
  readonly said: string;
  /** Part of the remedy. */
  readonly remedy: string;
}

/** `unasked`: the command does not speak to this party. `harmless`: the fault changes nothing there, and why. */
export type Cell = Ending | 'unasked' | { readonly harmless: string };
