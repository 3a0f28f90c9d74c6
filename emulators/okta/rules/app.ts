import { z } from 'zod';
import { catalogueApp, customApp } from '../data/catalogue';
import type { App, JsonObject } from '../entities';
import { validationFailed } from '../errors';
import type { Org } from '../org';
import { addApp } from './add-app';
import { issueKey } from './signing-keys';

const text = z.string().nullish();
const template = z.looseObject({
  template: z.string(),
  type: z.string().optional(),
  userSuffix: text,
  pushStatus: text,
});
const object = z.looseObject({});
export const appBody = z.looseObject({
  name: z.string().optional(),
  label: z.string().min(1).max(100),
  signOnMode: z.string().optional(),
  accessibility: object.nullish(),
  visibility: object.nullish(),
  credentials: z.looseObject({ userNameTemplate: template.nullish() }).nullish(),
  settings: z.looseObject({ app: object.nullish(), signOn: object.nullish(), notes: object.nullish() }).nullish(),
});
type AppBody = z.infer<typeof appBody>;

/** What a catalogue SAML app keeps of `signOn`, as recorded for okta_org2org; a custom SAML app keeps everything. */
const CATALOGUE_SIGN_ON = [
  'defaultRelayState',
  'ssoAcsUrlOverride',
  'audienceOverride',
  'recipientOverride',
  'destinationOverride',
];

const slug = (label: string) => label.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** A custom app's name is made of the subdomain, its label and a number. */
const customName = (org: Org, label: string) =>
  `${slug(org.store.settings.name)}_${slug(label)}_${org.store.apps.size + 1}`;

function signOn(custom: boolean, wanted: JsonObject): JsonObject {
  const statements = { attributeStatements: wanted.attributeStatements ?? [] };
  if (custom)
    return {
      ...wanted,
      ...statements,
      idpIssuer: wanted.idpIssuer ?? 'http://www.okta.com/${org.externalKey}',
      inlineHooks: [],
    };
  return {
    ...Object.fromEntries(CATALOGUE_SIGN_ON.map((key) => [key, wanted[key] === '' ? null : (wanted[key] ?? null)])),
    ...statements,
  };
}

/** What a create or a full replace sets. */
function replaceable(app: { signOnMode: string | null; name: string }, body: AppBody, custom: boolean) {
  const { accessibility, visibility, credentials, settings } = body;
  const { userSuffix, pushStatus, ...userName } = credentials?.userNameTemplate ?? {
    template: '${source.login}',
    userSuffix: undefined,
    pushStatus: undefined,
  };
  return {
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null, ...accessibility },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: false,
      hide: { iOS: false, web: false },
      ...visibility,
      appLinks: custom ? { [`${app.name}_link`]: true } : { login: true },
    },
    userNameTemplate: {
      template: userName.template,
      type: userName.type ?? 'BUILT_IN',
      ...(userSuffix ? { userSuffix } : {}),
      ...(pushStatus ? { pushStatus } : {}),
    },
    settings: {
      app: settings?.app ?? {},
      notifications: {
        vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null },
      },
      manualProvisioning: false,
      implicitAssignment: settings?.implicitAssignment ?? false,
      notes: { admin: null, enduser: null, ...settings?.notes },
      ...(app.signOnMode === 'SAML_2_0' ? { signOn: signOn(custom, settings?.signOn ?? {}) } : {}),
    },
  };
}

/** Creates an app from the catalogue, or a custom one where no name is given. */
export async function createApp(org: Org, body: AppBody, activate: boolean): Promise<App> {
  const custom = body.name === undefined;
  const name = body.name ?? customName(org, body.label);
  const catalogue = custom ? customApp(name) : catalogueApp(name);
  if (!catalogue) throw validationFailed('name', `name: There is no app ${name} in the catalogue.`);
  const signOnMode = body.signOnMode ?? catalogue.signOnModes?.[0] ?? null;
  if (signOnMode === null || !catalogue.signOnModes?.includes(signOnMode))
    throw validationFailed('signOnMode', `signOnMode: ${name} does not support ${String(signOnMode)}.`);
  const now = org.now();
  const policy = [...org.store.policies.values()].find(({ type, system }) => type === 'ACCESS_POLICY' && system);
  const app: App = {
    id: org.id('0oa'),
    name,
    label: body.label,
    status: activate ? 'ACTIVE' : 'INACTIVE',
    created: now,
    lastUpdated: now,
    signOnMode,
    features: [],
    ...replaceable({ name, signOnMode }, body, custom),
    ...(policy ? { accessPolicyId: policy.id } : {}),
    console: { importSchedule: 'never' },
  };
  if (signOnMode === 'SAML_2_0') app.kid = (await issueKey(org, app, 10)).kid;
  addApp(org, app, catalogue);
  return app;
}

/** PUT replaces all that an admin may set; id, name, status and features stay. */
export function replaceApp(org: Org, app: App, body: AppBody): void {
  if (body.name !== undefined && body.name !== app.name)
    throw validationFailed('name', 'name: The name cannot change.');
  const custom = catalogueApp(app.name) === undefined;
  const { kid } = (body.credentials?.signing ?? {}) as { kid?: string };
  Object.assign(app, replaceable(app, body, custom), { label: body.label, lastUpdated: org.now() });
  if (kid !== undefined) {
    if (!org.store.keys.get(app.id)?.some((key) => key.kid === kid))
      throw validationFailed('credentials', `signing.kid: Invalid key id ${kid}`);
    app.kid = kid;
  }
  const schema = org.store.appSchemas.get(app.id);
  if (schema) schema.title = `${app.label} User`;
}
