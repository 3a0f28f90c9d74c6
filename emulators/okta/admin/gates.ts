import { z } from 'zod';
import { AdminRefusal, type AdminRoute } from '../../http';
import { catalogueApp } from '../data/catalogue';
import type { App } from '../entities';
import type { Org } from '../org';
import { properties } from '../rules/add-app';
import { populatedFrom } from '../rules/mapping';
import { applyUpdates } from '../routes/mappings';
import type { OrgFlag } from '../settings';
import { setFeatures } from './profile-source';

/** What a console switch does when somebody turns it on or off. */
type Turn = (org: Org, enabled: boolean, app: string | undefined) => unknown;

const body = z.strictObject({ enabled: z.boolean(), app: z.string().optional() });

/** Apps of one kind, or the one that the body names. */
function apps(org: Org, kind: 'RingCentral' | 'directory', id?: string): App[] {
  const fits = ({ name }: App) =>
    kind === 'RingCentral' ? name.startsWith('ringcentral') : name === 'active_directory' || name.startsWith('ldap');
  const found = [...org.store.apps.values()].filter((app) => fits(app) && (id === undefined || app.id === id));
  if (found.length === 0) throw new AdminRefusal(409, `This org has no ${kind} app${id ? ` ${id}` : ''} yet.`);
  return found;
}

const flag =
  (name: OrgFlag): Turn =>
  (org, enabled) => {
    org.store.settings.flags[name] = enabled;
  };

const features =
  (kind: 'RingCentral' | 'directory', ...names: string[]): Turn =>
  (org, enabled, id) => {
    for (const app of apps(org, kind, id)) setFeatures(org, app, names, enabled);
  };

/** A setting that no API shows. */
const directorySetting =
  (name: string): Turn =>
  (org, enabled, id) => {
    for (const app of apps(org, 'directory', id)) app.console[name] = enabled;
  };

/** RingCentral's own console trusts Okta's metadata; the embedded account has no login page, so the click is kept here. */
const singleSignOn: Turn = (org, enabled, id) => {
  for (const app of apps(org, 'RingCentral', id)) app.console.singleSignOn = enabled;
};

const schedule =
  (onEnabled: App['console']['importSchedule'], otherwise: App['console']['importSchedule']): Turn =>
  (org, enabled, id) => {
    for (const app of apps(org, 'RingCentral', id)) app.console.importSchedule = enabled ? onEnabled : otherwise;
  };

const authenticate: Turn = async (org, enabled, id) => {
  for (const app of apps(org, 'RingCentral', id)) {
    if (enabled) app.console.authenticatedAt = org.now();
    else delete app.console.authenticatedAt;
    await org.provisioning.connected(app, enabled);
  }
};

/** Profile Editor > Add Attribute; what a line still reads cannot be taken away. */
const discover: Turn = (org, enabled, id) => {
  for (const app of apps(org, 'RingCentral', id)) {
    const schema = org.store.appSchemas.get(app.id);
    if (!schema) continue;
    const found = properties(catalogueApp(app.name)?.discoverable ?? []);
    for (const [name, property] of Object.entries(found)) {
      const target = populatedFrom(org, app.id, name);
      if (enabled) schema.custom[name] = { ...schema.custom[name], ...property };
      else if (target !== undefined)
        throw new AdminRefusal(409, `Property ${name} cannot be deleted. It is used to populate ${target}.`);
      else delete schema.custom[name];
    }
    schema.lastUpdated = org.now();
  }
};

const sourceOrder: Turn = (org, enabled, id) => {
  const ours = new Set(apps(org, 'RingCentral', id).map((app) => app.id));
  const { settings } = org.store;
  const others = settings.profileSourceOrder.filter((one) => !ours.has(one));
  const listed = settings.profileSourceOrder.filter((one) => ours.has(one));
  settings.profileSourceOrder = enabled ? [...others, ...listed] : [...listed, ...others];
};

const safeguard: Turn = (org, enabled) => {
  org.store.settings.importSafeguard = { app: { enabled, percent: 20 }, org: { enabled, percent: 20 } };
};

/** "Apply updates now" on the mappings of RingCentral and of every directory; undone means: marked as never applied. */
const applyAll: Turn = async (org, enabled) => {
  const concerned = [...apps(org, 'directory'), ...apps(org, 'RingCentral')].map(({ id }) => id);
  for (const id of concerned) {
    if (enabled) await applyUpdates(org, id);
    else
      for (const mapping of org.store.mappings.values())
        if (mapping.source.id === id || mapping.target.id === id) mapping.appliedAt = new Date(0).toISOString();
  }
};

const primaryPhone: Turn = (org, enabled, id) => {
  const property = org.store.defaultUserSchema.base.primaryPhone;
  if (!property) return;
  if (!enabled) property.master = { type: 'PROFILE_MASTER' };
  else if (!org.store.settings.flags.ATTRIBUTE_LEVEL_MASTERING)
    throw new AdminRefusal(409, 'Source priority is not there: ask Okta Support for ATTRIBUTE_LEVEL_MASTERING.');
  else
    property.master = {
      type: 'OVERRIDE',
      priority: apps(org, 'RingCentral', id).map((app) => ({ type: 'APP', value: app.id })),
    };
};

/** Each is set in Profile Editor by itself; shut, all of them inherit again. */
const otherBaseAttributes: Turn = (org, enabled) => {
  if (enabled) return;
  for (const [name, property] of Object.entries(org.store.defaultUserSchema.base))
    if (name !== 'primaryPhone' && property.master?.type === 'OVERRIDE') property.master = { type: 'PROFILE_MASTER' };
};

/** In the order in which they can be opened. */
const GATES: Readonly<Record<string, Turn>> = {
  'okta-flag-mastering-and-push': flag('ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH'),
  'okta-flag-attribute-level-mastering': flag('ATTRIBUTE_LEVEL_MASTERING'),
  'okta-flag-ad-reactivation': flag('AD_REACTIVATION'),
  'ad-import-scheduled': directorySetting('importScheduled'),
  'ad-confirmation': directorySetting('autoConfirm'),
  'ad-activation-mail-off': directorySetting('activationMailOff'),
  'ad-matching-rules': directorySetting('matchByEmail'),
  'ad-profile-source': features('directory', 'PROFILE_MASTERING'),
  'ad-create-users': features('directory', 'PUSH_NEW_USERS'),
  'ad-update-attributes': features('directory', 'PUSH_PROFILE_UPDATES'),
  'import-safeguard': safeguard,
  'ringcentral-authenticated': authenticate,
  'ringcentral-create-users': features('RingCentral', 'PUSH_NEW_USERS'),
  'ringcentral-update-attributes': features('RingCentral', 'PUSH_PROFILE_UPDATES'),
  'ringcentral-deactivate-users': features('RingCentral', 'PUSH_USER_DEACTIVATION'),
  'ringcentral-import': features('RingCentral', 'IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES', 'IMPORT_USER_SCHEMA'),
  'ringcentral-import-schedule-never': schedule('never', 'hourly'),
  'ringcentral-discovered-attributes': discover,
  'ringcentral-profile-source': features('RingCentral', 'PROFILE_MASTERING'),
  'profile-source-order': sourceOrder,
  'attribute-source-primary-phone': primaryPhone,
  'attribute-sources-by-hand': otherBaseAttributes,
  'apply-updates-provisioning': applyAll,
  'apply-updates-bidirectional': applyAll,
  'ringcentral-import-scheduled': schedule('hourly', 'never'),
  'delegated-authentication': features('directory', 'OUTBOUND_DEL_AUTH'),
  'saml-sso': singleSignOn,
};

/** `PUT /gates/<id>` with `{"enabled": true}`; `false` undoes it, `app` names one of several apps. */
export const gateRoutes = (org: Org): AdminRoute[] =>
  Object.entries(GATES).map(([id, turn]) => ({
    id,
    method: 'PUT',
    path: `/gates/${id}`,
    body: { enabled: true },
    gate: id,
    handler: async (call) => {
      const { enabled, app } = body.parse(call.body);
      await turn(org, enabled, app);
      return { gate: id, enabled };
    },
  }));
