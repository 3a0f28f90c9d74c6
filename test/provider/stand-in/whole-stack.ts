import { Receipt } from '../../../constructs/receipt';
import { RINGCENTRAL_OKTA_PROVIDER } from '../../../engine/terraform/providers';
import { DEMO } from '../../../emulators/okta';

type Stage = 'first' | 'changed';

/**
 * One of everything that the project's stack declares, in two versions. The provider blocks are empty: org and credentials
 * come from the environment.
 */
export const wholeStack = (source: string, version: string, stage: Stage) => {
  const then = <T>(first: T, changed: T): T => (stage === 'first' ? first : changed);
  const app = '${okta_app_saml.ringcentral.id}';
  const userType = '${data.okta_user_profile_mapping_source.user.id}';
  return Receipt.filledIn({
    terraform: {
      required_providers: {
        okta: { source, version },
        ringcentralokta: { source: RINGCENTRAL_OKTA_PROVIDER.address, version: RINGCENTRAL_OKTA_PROVIDER.version },
      },
    },
    provider: { okta: [{}], ringcentralokta: [{}] },
    data: {
      okta_org_metadata: { org: {} },
      okta_user_profile_mapping_source: { user: { depends_on: ['okta_app_saml.ringcentral'] } },
      okta_app_saml: { ad: { id: DEMO.activeDirectoryApp } },
      okta_group: {
        users: { name: 'RingCentral Users', type: 'APP_GROUP' },
        contractors: { name: 'Contractors', type: 'OKTA_GROUP' },
      },
    },
    resource: {
      okta_app_saml: {
        ringcentral: {
          label: then('RingCentral', 'RingCentral EU'),
          preconfigured_app: 'ringcentral_saml',
          status: 'ACTIVE',
          hide_ios: then(false, true),
          hide_web: false,
          default_relay_state: 'https://service.ringcentral.com/mobile/ssoLogin',
          user_name_template: 'user.email',
          user_name_template_type: 'CUSTOM',
          user_name_template_push_status: 'PUSH',
          attribute_statements: [
            {
              name: 'email',
              namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
              type: 'EXPRESSION',
              values: [then('user.email', 'user.login')],
            },
          ],
        },
      },
      okta_app_user_schema_property: {
        note: { app_id: app, index: 'note', title: then('Note', 'Remark'), type: 'string', scope: 'NONE' },
      },
      okta_user_schema_property: {
        extension: {
          index: 'extension',
          title: then('Extension', 'Extension number'),
          type: 'string',
          required: false,
          scope: 'NONE',
          master: 'OVERRIDE',
          master_override_priority: [{ type: 'APP', value: app }],
        },
      },
      okta_profile_mapping: {
        to_app: {
          source_id: userType,
          target_id: app,
          delete_when_absent: true,
          mappings: [
            { id: 'firstName', expression: 'user.firstName', push_status: 'PUSH' },
            {
              id: 'lastName',
              expression: then('user.lastName', 'String.toUpperCase(user.lastName)'),
              push_status: 'PUSH',
            },
            ...then([], [{ id: 'city', expression: 'user.city', push_status: 'PUSH' }]),
          ],
        },
        to_okta: {
          source_id: app,
          target_id: userType,
          delete_when_absent: false,
          mappings: [{ id: 'extension', expression: 'appuser.note', push_status: 'DONT_PUSH' }],
          depends_on: ['okta_user_schema_property.extension', 'okta_app_user_schema_property.note'],
        },
      },
      ringcentralokta_attribute_source: {
        phone: {
          attribute: 'primaryPhone',
          source: then('PROFILE_MASTER', 'OVERRIDE'),
          ...then({}, { priority: [app] }),
          depends_on: ['okta_user_schema_property.extension', 'okta_app_user_schema_property.note'],
        },
      },
      ringcentralokta_mapping_lines: {
        to_directory: {
          source_id: userType,
          target_id: DEMO.activeDirectoryApp,
          lines: {
            telephoneNumber: {
              expression: then('user.primaryPhone', 'String.removeSpaces(user.primaryPhone)'),
              push_status: 'PUSH',
            },
          },
        },
      },
      ringcentralokta_receipt: { applied: { declared: {} } },
      okta_group: {
        pilots: { name: 'RingCentral Pilots', description: then('People of the pilot', 'People who try it first') },
      },
      okta_group_rule: {
        leads: {
          name: 'RingCentral for leads',
          status: 'ACTIVE',
          expression_value: then('user.department == "Sales"', 'user.department == "Support"'),
          group_assignments: ['${okta_group.pilots.id}'],
        },
      },
      okta_app_group_assignment: {
        users: {
          app_id: app,
          group_id: '${data.okta_group.users.id}',
          priority: 0,
          profile: '{}',
          retain_assignment: true,
        },
        pilots: {
          app_id: app,
          group_id: '${okta_group.pilots.id}',
          priority: 1,
          // Okta moves the others when a priority is taken: in which order they come makes a difference.
          depends_on: ['okta_app_group_assignment.users'],
          profile: then('{"department":"Pilot"}', '{"department":"Tester"}'),
        },
      },
    },
    output: {
      org: { value: '${data.okta_org_metadata.org.id}' },
      features: { value: '${data.okta_app_saml.ad.features}' },
      label: { value: '${data.okta_app_saml.ad.label}' },
      contractors: { value: '${data.okta_group.contractors.id}' },
    },
  });
};
