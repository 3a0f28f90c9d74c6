import { AdminRefusal, type AdminRoute } from '../../http';
import { userHas } from '../auth/permissions';
import type { Platform } from '../router';
import { oktaApp } from '../settings';

const OKTA = oktaApp().clientId;

/** What Okta gets back from RingCentral's pop-up: a code to exchange at the token endpoint. */
export interface Consent {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly code: string;
}

/**
 * The account's administrator signs in on "Authenticate with RingCentral" and consents. Okta exchanges the code for a session
 * that lives one month after its last use.
 * @throws AdminRefusal 409 when the account has no administrator who may manage users
 */
export function consentToOkta({ store }: Platform): Consent {
  const { state } = store;
  const admin = state.extensions.find((extension) => userHas(state, extension, 'AddRemoveUsers'));
  const app = state.apps.find(({ clientId }) => clientId === OKTA);
  if (!admin || !app) throw new AdminRefusal(409, 'Only an administrator who may add and remove users can consent.');
  const code = `code-${store.nextId()}`;
  state.codes.push({ code, clientId: app.clientId, extensionId: admin.id });
  return { clientId: app.clientId, clientSecret: app.clientSecret, code };
}

/** The grant that Okta provisions with: given in a pop-up, lost after a month without use. */
export function oktaSessionRoutes(platform: Platform): AdminRoute[] {
  return [
    { id: 'okta-consent', method: 'POST', path: '/okta-consent', handler: () => consentToOkta(platform) },
    {
      id: 'okta-session-lapse',
      method: 'DELETE',
      path: '/okta-session',
      handler: () => ({ ended: platform.sessions.endAll(OKTA) }),
    },
  ];
}
