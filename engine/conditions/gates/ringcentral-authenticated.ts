import type { FactNeeded, Observation } from '../condition';
import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, PROVISIONING_GUIDE, OKTA_ADMIN, RINGCENTRAL_ADMIN } from '../sources';

/** What goes through Okta's session with RingCentral, by the event that the System Log keeps of it. */
const USE: FactNeeded = {
  from: 'systemLog',
  events: [
    'application.provision.user.push',
    'application.provision.user.push_profile',
    'application.provision.user.deactivate',
    'application.provision.user.reactivate',
    'system.import.complete',
  ],
  outcome: 'SUCCESS',
  means: 'renews',
  what: 'last push or import',
};

/** The session's use as it was seen (ISO 8601); nothing where the log knows none. */
export const sessionUse = (when: string | undefined): readonly Observation[] =>
  when === undefined ? [] : [{ means: USE.means, what: USE.what, when }];

export const ringcentralAuthenticated = gate({
  id: 'ringcentral-authenticated',
  title: '"Authenticate with RingCentral" has been done within the last month of use',
  who: `${OKTA_ADMIN} with the credentials of a ${RINGCENTRAL_ADMIN}`,
  where: RINGCENTRAL_APP.authenticate,
  why: 'The session ends a month after provisioning last used it; pushes then fail until somebody logs in again.',
  source: `${PROVISIONING_GUIDE}, note on the authenticated session; ${AD_GUIDE}, "Configuring RingCentral app for provisioning"`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'authentication',
  proof: { attestedForDays: 30 },
  facts: [USE],
  told: { proves: 'any push or import that went through it' },
});
