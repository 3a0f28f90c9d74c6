import { textsOf, type ConsoleView } from '../http/console-view';
import type { OktaStore } from './store';

/** What Okta's admin console shows: people, and the System Log, of which reads are no part. */
export const oktaView = (store: OktaStore): ConsoleView => ({
  people: [...store.users.values()].map(({ status, profile }) => {
    const values = textsOf(profile);
    const { login = '', email = login, firstName = '', lastName = '', primaryPhone } = values;
    return { email, name: `${firstName} ${lastName}`, number: primaryPhone, status: status.toLowerCase(), values };
  }),
  written: store.logs.map(({ published, actor, displayMessage, target, failure }) => ({
    at: published,
    by: actor.displayName,
    what: [displayMessage, target.map(({ displayName }) => displayName).join(', '), failure].filter(Boolean).join(': '),
  })),
});
