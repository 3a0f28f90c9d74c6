import { DIRECTORY_INTEGRATION, OKTA_CONSOLE, RINGCENTRAL_APP, RINGCENTRAL_PORTAL } from '../conditions/consoles';
import type { Wait } from './model';

/** Everything that somebody can wait for, the most harmful first: without an account there is no phone, a stale title hurts nobody. */
export const WAITS = {
  licence: {
    for: 'licence',
    whose: 'RingCentral',
    remedy: `${RINGCENTRAL_PORTAL.addUsers}: buy or free a licence, then retry under ${OKTA_CONSOLE.tasks}`,
  },
  authentication: { for: 'authentication', whose: 'Okta admin', remedy: RINGCENTRAL_APP.authenticate },
  createUsers: { for: 'Create Users', whose: 'Okta admin', remedy: RINGCENTRAL_APP.createUsers },
  account: {
    for: 'account',
    whose: 'RingCentral',
    remedy: `${RINGCENTRAL_PORTAL.users}: enable the account, or give it back its email`,
  },
  port: {
    for: 'port',
    whose: 'RingCentral',
    remedy: `${RINGCENTRAL_PORTAL.transferNumbers}: the number is written nowhere until it rings; the next import brings it`,
  },
  applyUpdates: { for: 'apply updates', whose: 'Okta admin', remedy: OKTA_CONSOLE.applyUpdates },
  importDue: {
    for: 'import due',
    whose: 'Okta admin',
    remedy: `${RINGCENTRAL_APP.importNow}, or ${DIRECTORY_INTEGRATION.fullImport}; a scheduled import does it by itself`,
  },
  push: { for: 'next push', whose: 'nobody', remedy: 'Okta writes it at the next change of the person' },
  assignment: { for: 'assignment', whose: 'nobody', remedy: 'Okta assigns and unassigns by itself within minutes' },
} as const satisfies Readonly<Record<string, Wait>>;

export type WaitId = keyof typeof WAITS;

const ORDER = Object.keys(WAITS) as WaitId[];

/** How much harm it does to wait for this: the lower, the more. */
export const harmOf = (id: WaitId): number => ORDER.indexOf(id);

/** Failures that say nothing about the person's data: whoever can end them has to act, and the push goes through. */
export const FAILURES_THAT_WAIT: Readonly<Record<string, WaitId>> = {
  'license-limit': 'licence',
  'session-lapsed': 'authentication',
};
