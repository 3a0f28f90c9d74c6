import type { ObjectValue, Value } from '../../protocol';
import { settle, settleJson } from '../state';

interface Statement {
  readonly name: string;
  readonly namespace?: string;
  readonly type?: string;
  readonly values?: readonly string[];
  readonly filterType?: string;
  readonly filterValue?: string;
}

interface Link {
  readonly href: string;
}

/** A SAML app, as Okta answers it. Directories have no sign-on mode and no sign-on settings. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly signOnMode: string | null;
  readonly features?: readonly string[];
  readonly accessibility?: {
    readonly selfService?: boolean;
    readonly errorRedirectUrl?: string | null;
    readonly loginRedirectUrl?: string | null;
  };
  readonly visibility?: {
    readonly autoSubmitToolbar?: boolean;
    readonly hide?: { readonly iOS?: boolean; readonly web?: boolean };
    readonly appLinks?: unknown;
  };
  readonly credentials?: {
    readonly signing?: { readonly kid?: string };
    readonly userNameTemplate?: {
      readonly template?: string;
      readonly type?: string;
      readonly pushStatus?: string;
      readonly userSuffix?: string;
    };
  };
  readonly settings?: {
    readonly app?: Readonly<Record<string, unknown>>;
    readonly implicitAssignment?: boolean;
    readonly notes?: { readonly admin?: string | null; readonly enduser?: string | null };
    readonly signOn?: Readonly<Record<string, unknown>> & { readonly attributeStatements?: readonly Statement[] };
  };
  readonly _links?: {
    readonly accessPolicy?: Link;
    readonly metadata?: Link;
    readonly logo?: readonly Link[];
    readonly appLinks?: readonly Link[];
  };
}

const statementState = (one: Statement): ObjectValue => ({
  name: one.name,
  namespace: one.namespace ?? null,
  type: one.type ?? null,
  values: one.values ?? null,
  filter_type: one.filterType ?? null,
  filter_value: one.filterValue ?? null,
});

/** The app's own settings, without what is null or empty, as JSON. */
export const settingsJson = (settings: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== ''));

/** What both the resource and the data source tell of an app. */
export function appAttributes({
  accessibility = {},
  visibility = {},
  credentials = {},
  settings = {},
  ...app
}: App): ObjectValue {
  const { userNameTemplate = {} } = credentials;
  const { signOn = {} } = settings;
  return {
    id: app.id,
    name: app.name,
    label: app.label,
    status: app.status,
    features: app.features ?? [],
    key_id: credentials.signing?.kid ?? null,
    accessibility_self_service: accessibility.selfService ?? null,
    accessibility_error_redirect_url: accessibility.errorRedirectUrl ?? null,
    accessibility_login_redirect_url: accessibility.loginRedirectUrl ?? null,
    auto_submit_toolbar: visibility.autoSubmitToolbar ?? null,
    hide_ios: visibility.hide?.iOS ?? null,
    hide_web: visibility.hide?.web ?? null,
    default_relay_state: (signOn.defaultRelayState ?? null) as Value,
    assertion_signed: (signOn.assertionSigned ?? null) as Value,
    response_signed: (signOn.responseSigned ?? null) as Value,
    attribute_statements: (signOn.attributeStatements ?? []).map(statementState),
    user_name_template: userNameTemplate.template ?? null,
    user_name_template_type: userNameTemplate.type ?? null,
    user_name_template_push_status: userNameTemplate.pushStatus ?? null,
    user_name_template_suffix: userNameTemplate.userSuffix ?? null,
  };
}

/** Where the SDK of the genuine one has no null, false is what nobody set. */
const FLAGS = [
  'accessibility_self_service',
  'auto_submit_toolbar',
  'hide_ios',
  'hide_web',
  'honor_force_authn',
  'saml_signed_request_enabled',
];

export function appState(known: ObjectValue, app: App): ObjectValue {
  const live = appAttributes(app);
  const { signOn = {}, notes = {}, implicitAssignment } = app.settings ?? {};
  const links = app._links ?? {};
  return {
    ...settle(known, {
      ...live,
      ...Object.fromEntries(FLAGS.map((name) => [name, live[name] ?? false])),
      honor_force_authn: (signOn.honorForceAuthn ?? false) as Value,
      saml_signed_request_enabled: (signOn.samlSignedRequestEnabled ?? false) as Value,
      admin_note: notes.admin ?? null,
      enduser_note: notes.enduser ?? null,
      implicit_assignment: implicitAssignment ?? null,
    }),
    saml_version: known.saml_version ?? '2.0',
    app_settings_json: settleJson(known.app_settings_json, settingsJson(app.settings?.app)),
    features: app.features ?? [],
    sign_on_mode: app.signOnMode,
    authentication_policy: links.accessPolicy?.href.split('/').at(-1) ?? null,
    metadata_url: links.metadata?.href ?? null,
    logo_url: links.logo?.[0]?.href ?? null,
    embed_url: links.appLinks?.[0]?.href ?? null,
  };
}
