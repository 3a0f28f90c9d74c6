import type { Behaviour } from './schema-data';

/** What the genuine 4.20.0's schema does not tell and its plans show; a test holds each row against the genuine one. */
export const BEHAVIOUR: Readonly<Record<string, Behaviour>> = {
  okta_app_group_assignment: {
    defaults: { retain_assignment: false },
    replaces: ['app_id', 'group_id'],
    json: ['profile'],
  },
  okta_app_saml: {
    defaults: {
      accessibility_self_service: false,
      auto_submit_toolbar: false,
      hide_ios: false,
      hide_web: false,
      honor_force_authn: false,
      saml_signed_request_enabled: false,
      saml_version: '2.0',
      status: 'ACTIVE',
      user_name_template: '${source.login}',
      user_name_template_type: 'BUILT_IN',
      'attribute_statements.namespace': 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
      'attribute_statements.type': 'EXPRESSION',
    },
    replaces: ['preconfigured_app'],
    keeps: ['preconfigured_app'],
    json: ['app_settings_json'],
  },
  okta_app_user_schema_property: {
    defaults: { master: 'PROFILE_MASTER', permissions: 'READ_ONLY', scope: 'NONE', union: false, user_type: 'default' },
    replaces: ['index', 'type', 'scope', 'external_name', 'external_namespace', 'unique', 'array_type'],
  },
  okta_group: {
    defaults: { skip_users: false },
    json: ['custom_profile_attributes'],
  },
  okta_group_rule: {
    defaults: { expression_type: 'urn:okta:expression:1.0', status: 'ACTIVE' },
    replaces: ['group_assignments'],
  },
  okta_profile_mapping: {
    defaults: { always_apply: false, 'mappings.push_status': 'DONT_PUSH' },
  },
  okta_user_schema_property: {
    defaults: {
      permissions: 'READ_ONLY',
      scope: 'NONE',
      user_type: 'default',
      'master_override_priority.type': 'APP',
    },
    replaces: ['index', 'type', 'external_name', 'external_namespace', 'unique', 'array_type'],
  },
};
