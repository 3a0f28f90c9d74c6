import type { ObjectValue } from '../../protocol';
import { fromJson, present, text } from '../state';

const orEmpty = (value: ObjectValue[string]) => text(value) ?? '';
const flag = (value: ObjectValue[string]) => value === true;

const statement = (one: ObjectValue) =>
  present({
    name: one.name,
    namespace: one.namespace,
    type: one.type,
    values: one.values ?? undefined,
    filterType: text(one.filter_type),
    filterValue: text(one.filter_value),
  });

const signOn = (app: ObjectValue) => ({
  allowMultipleAcsEndpoints: false,
  assertionSigned: flag(app.assertion_signed),
  attributeStatements: ((app.attribute_statements ?? []) as readonly ObjectValue[]).map(statement),
  audienceOverride: '',
  defaultRelayState: orEmpty(app.default_relay_state),
  destinationOverride: '',
  honorForceAuthn: flag(app.honor_force_authn),
  recipientOverride: '',
  responseSigned: flag(app.response_signed),
  samlSignedRequestEnabled: flag(app.saml_signed_request_enabled),
  slo: { enabled: false },
  ssoAcsUrlOverride: '',
});

/**
 * What okta/okta sends for an app of the catalogue. Custom SAML apps (own endpoints, logos, keys) are not what this
 * project declares. `signing` and `appLinks` go with updates, as the app has them.
 */
export const appBody = (app: ObjectValue, { signing, appLinks }: { signing?: object; appLinks?: unknown } = {}) => ({
  accessibility: present({
    selfService: flag(app.accessibility_self_service),
    errorRedirectUrl: text(app.accessibility_error_redirect_url),
    loginRedirectUrl: text(app.accessibility_login_redirect_url),
  }),
  credentials: present({
    signing,
    userNameTemplate: present({
      pushStatus: text(app.user_name_template_push_status),
      template: app.user_name_template,
      type: app.user_name_template_type,
      userSuffix: text(app.user_name_template_suffix),
    }),
  }),
  label: app.label,
  name: app.preconfigured_app,
  settings: {
    app: fromJson(app.app_settings_json),
    implicitAssignment: flag(app.implicit_assignment),
    notes: { admin: text(app.admin_note) ?? null, enduser: text(app.enduser_note) ?? null },
    signOn: signOn(app),
  },
  signOnMode: 'SAML_2_0',
  visibility: present({
    appLinks,
    autoSubmitToolbar: flag(app.auto_submit_toolbar),
    hide: { iOS: flag(app.hide_ios), web: flag(app.hide_web) },
  }),
});
