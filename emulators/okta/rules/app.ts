import { z } from 'zod';
import { catalogueApp, customApp, isCustom } from '../data/catalogue';
import { CATALOGUE_SETTINGS } from '../data/catalogue-settings';
import type { App, JsonObject } from '../entities';
import { metadataNotSupported, validationFailed } from '../errors';
import type { Org } from '../org';
import { addApp } from './add-app';
import { appCredentialsBody, formCredentials, oauthClient, oauthSettings, userNameTemplate } from './app-credentials';
import { checkAppExpressions } from './app-expressions';
import { signOnSettings } from './sign-on';
import { issueKey } from './signing-keys';

const object = z.looseObject({});
const noneOf = (value: unknown) => value ?? {};
export const appBody = z.looseObject({
  name: z.string().optional(),
  label: z.string().min(1).max(100),
  signOnMode: z.string().optional(),
  accessibility: object.nullish(),
  visibility: z.looseObject({ appLinks: object.nullish() }).nullish(),
  credentials: z.preprocess(noneOf, appCredentialsBody),
  settings: z
    .looseObject({
      app: object.nullish(),
      signOn: object.nullish(),
      notes: object.nullish(),
      oauthClient: object.nullish(),
    })
    .nullish(),
});
type AppBody = z.infer<typeof appBody>;

const slug = (label: string) => label.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** A custom app's name is made of the subdomain, its label and a number. */
const customName = (org: Org, label: string) =>
  `${org.store.settings.name.toLowerCase()}_${slug(label)}_${org.store.apps.size + 1}`;

function appLinks(app: Pick<App, 'name'>, custom: boolean, wanted: JsonObject | null | undefined): JsonObject {
  const own = custom ? `${app.name}_link` : (CATALOGUE_SETTINGS[app.name]?.link ?? 'login');
  return { [own]: true, ...(wanted ?? {}) };
}

/** Empty settings of a catalogue app are null, and all of them are shown (recorded). */
function appSettings({ name }: Pick<App, 'name'>, wanted: JsonObject): JsonObject {
  const known = Object.hasOwn(CATALOGUE_SETTINGS, name) ? CATALOGUE_SETTINGS[name]!.settings : [];
  const shown: JsonObject = Object.fromEntries(known.map((key) => [key, null]));
  for (const [key, value] of Object.entries(wanted)) shown[key] = value === '' ? null : value;
  return shown;
}

/** What a create or a full replace sets. */
function replaceable(app: Pick<App, 'id' | 'signOnMode' | 'name' | 'form'>, body: AppBody) {
  const { accessibility, visibility, credentials, settings } = body;
  const custom = isCustom(app);
  const signOn = signOnSettings(app.signOnMode, custom, settings?.signOn ?? {});
  const form = formCredentials(app.signOnMode, credentials, app.form);
  const client = oauthClient(app, credentials);
  return {
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null, ...accessibility },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: false,
      hide: { iOS: false, web: false },
      ...visibility,
      appLinks: appLinks(app, custom, visibility?.appLinks),
    },
    userNameTemplate: userNameTemplate(credentials.userNameTemplate),
    ...(form ? { form } : {}),
    ...(client ? { oauthClient: client } : {}),
    settings: {
      app: appSettings(app, settings?.app ?? {}),
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
      manualProvisioning: false,
      implicitAssignment: settings?.implicitAssignment ?? false,
      notes: { admin: null, enduser: null, ...settings?.notes },
      ...(signOn ? { signOn } : {}),
      ...(client ? { oauthClient: oauthSettings(settings?.oauthClient) } : {}),
    },
  };
}

/** A sign-on mode that the app supports; where a form is asked for, the way in which this app is filled in. */
function signOnModeOf(body: AppBody, name: string): string {
  const { signOnModes } = catalogueApp(name) ?? customApp(name);
  const mode = body.signOnMode ?? signOnModes?.[0];
  if (mode === undefined || !signOnModes?.includes(mode))
    throw validationFailed('signOnMode', `signOnMode: ${name} does not support ${String(mode)}.`);
  return mode === 'AUTO_LOGIN' ? (CATALOGUE_SETTINGS[name]?.form ?? mode) : mode;
}

/** Creates an app from the catalogue, or a custom one where no name is given. */
export async function createApp(org: Org, body: AppBody, activate: boolean): Promise<App> {
  const name = body.name ?? customName(org, body.label);
  if (body.name !== undefined && !catalogueApp(name))
    throw validationFailed('name', `name: There is no app ${name} in the catalogue.`);
  const signOnMode = signOnModeOf(body, name);
  const now = org.now();
  const policy = [...org.store.policies.values()].find(({ type, system }) => type === 'ACCESS_POLICY' && system);
  const id = org.id('0oa');
  const app: App = {
    id,
    name,
    label: body.label,
    status: activate ? 'ACTIVE' : 'INACTIVE',
    created: now,
    lastUpdated: now,
    signOnMode,
    features: [],
    ...replaceable({ id, name, signOnMode }, body),
    ...(policy ? { accessPolicyId: policy.id } : {}),
    console: { importSchedule: 'never' },
  };
  checkAppExpressions(org, app);
  if (['SAML_2_0', 'SAML_1_1', 'OPENID_CONNECT'].includes(signOnMode)) app.kid = (await issueKey(org, app, 10)).kid;
  addApp(org, app, catalogueApp(name) ?? customApp(name));
  return app;
}

/** The form of a custom app is part of the app's description, which changes only while an instance is active (recorded). */
function checkMetadata(app: App, next: Pick<App, 'settings'>): void {
  if (app.status === 'ACTIVE' || app.signOnMode !== 'AUTO_LOGIN' || !isCustom(app)) return;
  if (JSON.stringify(app.settings.signOn) !== JSON.stringify(next.settings.signOn)) throw metadataNotSupported();
}

/** PUT replaces all that an admin may set; id, name, status and features stay. */
export function replaceApp(org: Org, app: App, body: AppBody): void {
  if (body.name !== undefined && body.name !== app.name)
    throw validationFailed('name', 'name: The name cannot change.');
  const kid = body.credentials.signing?.kid;
  if (kid && !org.store.keys.get(app.id)?.some((key) => key.kid === kid))
    throw validationFailed('credentials', `signing.kid: Invalid key id ${kid}`);
  const next = replaceable(app, body);
  checkMetadata(app, next);
  checkAppExpressions(org, { ...app, ...next });
  Object.assign(app, next, { label: body.label, lastUpdated: org.now() });
  if (kid) app.kid = kid;
  const schema = org.store.appSchemas.get(app.id);
  if (schema) schema.title = `${app.label} User`;
}
