import { textsOf, type ConsoleView } from '../http/console-view';
import type { OktaStore } from './store';

/** By attribute the expressions that fill it from apps in which the person has an account, as the profile editor's Mappings show them. */
function filledBy(store: OktaStore, userId: string): Readonly<Record<string, string>> {
  const lines = new Map<string, string[]>();
  for (const { source, target, properties } of store.mappings.values()) {
    if (target.type !== 'user' || !store.appUsers.get(source.id)?.has(userId)) continue;
    const label = store.apps.get(source.id)?.label ?? source.name;
    for (const [attribute, { expression }] of Object.entries(properties))
      lines.set(attribute, [...(lines.get(attribute) ?? []), `${label}: ${expression}`]);
  }
  return Object.fromEntries([...lines].map(([attribute, all]) => [attribute, all.join('; ')]));
}

/** What Okta's admin console shows: people, and the System Log, of which reads are no part. */
export const oktaView = (store: OktaStore): ConsoleView => ({
  people: [...store.users.values()].map(({ id, status, profile }) => {
    const values = textsOf(profile);
    const { login = '', email = login, firstName = '', lastName = '', primaryPhone } = values;
    return {
      email,
      name: `${firstName} ${lastName}`,
      number: primaryPhone,
      status: status.toLowerCase(),
      values,
      filledBy: filledBy(store, id),
    };
  }),
  written: store.logs.map(({ published, actor, displayMessage, target, failure }) => ({
    at: published,
    by: actor.displayName,
    what: [displayMessage, target.map(({ displayName }) => displayName).join(', '), failure].filter(Boolean).join(': '),
  })),
});
