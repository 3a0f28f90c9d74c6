import type { AdminRoute } from '../../http';
import type { App, JsonObject, LogTarget, Schema } from '../entities';
import { isLdap } from '../provisioning/live-configuration';
import { CONSOLE_ADMIN, type Org } from '../org';

/** Settings by the thing that has them: what an administrator can change with a click. */
interface Picture {
  readonly apps: ReadonlyMap<string, JsonObject>;
  readonly schedules: ReadonlyMap<string, JsonObject>;
  readonly agents: ReadonlyMap<string, JsonObject>;
  readonly sources: JsonObject;
  readonly safeguard: JsonObject;
}

const SCHEDULES = ['importSchedule', 'importScheduled'];
/** Clicks elsewhere: at RingCentral, and the session with it. */
const UNTOLD = ['authenticatedAt', 'singleSignOn'];

const copy = <T>(value: T): T => structuredClone(value);

const pick = (app: App, scheduled: boolean): JsonObject =>
  Object.fromEntries(
    Object.entries(app.console).filter(([name]) => !UNTOLD.includes(name) && SCHEDULES.includes(name) === scheduled),
  );

const sourcesOf = ({ base, custom }: Schema): JsonObject =>
  Object.fromEntries([...Object.entries(base), ...Object.entries(custom)].map(([name, { master }]) => [name, master]));

const pictureOf = ({ store }: Org): Picture => {
  const apps = [...store.apps.values()];
  return copy({
    apps: new Map(apps.map((app) => [app.id, { features: [...app.features].sort(), ...pick(app, false) }])),
    schedules: new Map(apps.map((app) => [app.id, pick(app, true)])),
    agents: new Map(store.settings.agents.map(({ id, settings }) => [id, settings])),
    sources: sourcesOf(store.defaultUserSchema),
    safeguard: safeguardSettings(store.settings.importSafeguard),
  });
};

/** One name a setting: the level and what it is. */
const safeguardSettings = (levels: Org['store']['settings']['importSafeguard']): JsonObject =>
  Object.fromEntries(
    Object.entries(levels).flatMap(([level, { enabled, percent }]): [string, boolean | number][] => [
      [`${level}Enabled`, enabled],
      [`${level}Percent`, percent],
    ]),
  );

/** Only what differs; undefined where nothing does. */
function differing(before: JsonObject = {}, after: JsonObject = {}): LogTarget['changeDetails'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return undefined;
  const of = (settings: JsonObject) => Object.fromEntries(names.map((name) => [name, settings[name] ?? null]));
  return { from: of(before), to: of(after) };
}

/**
 * Event types are those of Okta's catalogue, which says that these carry change details; the names of settings inside them are
 * UNCONFIRMED: nobody has recorded one.
 */
const EVENTS = {
  app: 'application.lifecycle.update',
  schedule: 'system.import.schedule',
  agent: 'system.agent.ad.config_change_detected',
  ldapAgent: 'system.agent.ldap.config_change_detected',
  source: 'directory.user_profile.update',
  safeguard: 'system.import.roadblock.updated',
} as const;

function tell(org: Org, before: Picture, after: Picture): void {
  const log = (event: string, target: LogTarget, changeDetails: LogTarget['changeDetails']) => {
    if (changeDetails) org.log(event, CONSOLE_ADMIN, [{ ...target, changeDetails }]);
  };
  for (const { id, label } of org.store.apps.values()) {
    const target = { id, type: 'AppInstance', displayName: label };
    if (!before.apps.has(id)) continue;
    log(EVENTS.app, target, differing(before.apps.get(id), after.apps.get(id)));
    log(EVENTS.schedule, target, differing(before.schedules.get(id), after.schedules.get(id)));
  }
  for (const { id, name, appId } of org.store.settings.agents)
    if (before.agents.has(id)) {
      const change = differing(before.agents.get(id), after.agents.get(id));
      const details = change && { changeDetails: change };
      if (details)
        org.log(isLdap(org, appId) ? EVENTS.ldapAgent : EVENTS.agent, CONSOLE_ADMIN, [
          { id, type: 'Agent', displayName: name, ...details },
          appTarget(org, appId),
        ]);
    }
  const { id, title } = org.store.defaultUserSchema;
  log(EVENTS.source, { id, type: 'UserSchema', displayName: title }, differing(before.sources, after.sources));
  const orgTarget = { id: org.store.settings.id, type: 'Org', displayName: org.store.settings.name };
  log(EVENTS.safeguard, orgTarget, differing(before.safeguard, after.safeguard));
}

const appTarget = (org: Org, id: string): LogTarget => ({
  id,
  type: 'AppInstance',
  displayName: org.store.apps.get(id)?.label ?? id,
});

/** A click in the console with its entry in the System Log, where what it changes is of a kind that the log tells. */
export const audited =
  (org: Org) =>
  (route: AdminRoute): AdminRoute => ({
    ...route,
    handler: async (call) => {
      const before = pictureOf(org);
      const answer: unknown = await route.handler(call);
      tell(org, before, pictureOf(org));
      return answer;
    },
  });
