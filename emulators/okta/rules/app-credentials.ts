import { z } from 'zod';
import type { App, FormCredentials, JsonObject } from '../entities';

const text = z.string().nullish();
const templateBody = z.looseObject({
  template: z.string(),
  type: z.string().optional(),
  suffix: text,
  userSuffix: text,
  pushStatus: text,
});
export const appCredentialsBody = z.looseObject({
  userNameTemplate: templateBody.nullish(),
  scheme: text,
  userName: text,
  revealPassword: z.boolean().nullish(),
  password: z.looseObject({ value: text }).nullish(),
  oauthClient: z.looseObject({}).nullish(),
  signing: z.looseObject({ kid: text }).nullish(),
});
type AppCredentials = z.infer<typeof appCredentialsBody>;

/** A format of one's own keeps the name that an account was created with, unless it is told to push (recorded). */
export function userNameTemplate(wanted: AppCredentials['userNameTemplate']): App['userNameTemplate'] {
  const { template, type = 'BUILT_IN', suffix, userSuffix, pushStatus } = wanted ?? { template: '${source.login}' };
  const pushes = pushStatus || (type === 'CUSTOM' ? 'DONT_PUSH' : undefined);
  return {
    template,
    type,
    ...(suffix ? { suffix } : {}),
    ...(userSuffix ? { userSuffix } : {}),
    ...(pushes ? { pushStatus: pushes } : {}),
  };
}

const FORMS = ['AUTO_LOGIN', 'BROWSER_PLUGIN', 'BASIC_AUTH', 'SECURE_PASSWORD_STORE'];

/** Who fills in the form of an app that Okta signs in to with name and password. */
export function formCredentials(
  mode: string | null,
  wanted: AppCredentials,
  known?: FormCredentials,
): FormCredentials | undefined {
  if (!FORMS.includes(mode ?? '')) return undefined;
  const scheme = wanted.scheme ?? 'EDIT_USERNAME_AND_PASSWORD';
  const shared = scheme === 'SHARED_USERNAME_AND_PASSWORD';
  return {
    scheme,
    revealPassword: wanted.revealPassword ?? false,
    ...(shared && wanted.userName ? { userName: wanted.userName } : {}),
    hasPassword: shared && (Boolean(wanted.password?.value) || known?.hasPassword === true),
  };
}

const CLIENT_DEFAULTS: JsonObject = { autoKeyRotation: true, token_endpoint_auth_method: 'client_secret_basic' };

/** How an OpenID Connect client authenticates; its id is the app's. */
export function oauthClient(app: Pick<App, 'id' | 'signOnMode'>, wanted: AppCredentials): JsonObject | undefined {
  if (app.signOnMode !== 'OPENID_CONNECT') return undefined;
  const { client_secret, ...sent } = wanted.oauthClient ?? {};
  void client_secret;
  const method = sent.token_endpoint_auth_method ?? CLIENT_DEFAULTS.token_endpoint_auth_method;
  return { ...CLIENT_DEFAULTS, pkce_required: method === 'none', ...sent, client_id: app.id };
}

const OAUTH_SETTINGS: JsonObject = {
  client_uri: null,
  logo_uri: null,
  response_types: ['code'],
  grant_types: ['authorization_code'],
  application_type: 'web',
  consent_method: 'TRUSTED',
  issuer_mode: 'ORG_URL',
  idp_initiated_login: { mode: 'DISABLED', default_scope: [] },
  wildcard_redirect: 'DISABLED',
  dpop_bound_access_tokens: false,
  participate_slo: false,
};

/** `settings.oauthClient` with what Okta adds to it (recorded: AppOauth_basic). */
export const oauthSettings = (wanted: JsonObject | null | undefined): JsonObject => ({ ...OAUTH_SETTINGS, ...wanted });
