import { AdminRefusal } from '../../http';
import type { App } from '../entities';
import type { Org } from '../org';

/**
 * Turns an app's features on or off, as the Provisioning tab does. An app that is a profile source and receives pushes
 * needs a flag of Okta Support ("enabling Profile Master ends in an error").
 */
export function setFeatures(org: Org, app: App, features: readonly string[], enabled: boolean): void {
  const others = app.features.filter((feature) => !features.includes(feature));
  const next = enabled ? [...others, ...features] : others;
  const { flags } = org.store.settings;
  if (
    enabled &&
    next.includes('PROFILE_MASTERING') &&
    next.includes('PUSH_PROFILE_UPDATES') &&
    !flags.ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH
  )
    throw new AdminRefusal(
      409,
      `${app.label} cannot be a profile source and receive updates: ask Okta Support for ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH.`,
    );
  app.features = next;
  app.lastUpdated = org.now();
  if (features.includes('PROFILE_MASTERING')) settleSource(org, app, enabled);
}

/** A new source stands last. Its lines push from then on: the only status that Okta allows a source, and the other one else. */
function settleSource(org: Org, app: App, enabled: boolean): void {
  const { settings, mappings } = org.store;
  settings.profileSourceOrder = settings.profileSourceOrder.filter((id) => id !== app.id);
  if (enabled) settings.profileSourceOrder.push(app.id);
  for (const { source, properties } of mappings.values())
    if (source.id === app.id)
      for (const line of Object.values(properties)) line.pushStatus = enabled ? 'PUSH' : 'DONT_PUSH';
}
