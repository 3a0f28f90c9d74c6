import { describe, expect, it } from 'vitest';
import { demo } from '../../environments/demo';
import { demoAt, synthesise } from './synthesise';

const assignment = (
  group: string,
  priority: number,
  profile: string,
  mappings: readonly string[],
  before: readonly string[] = [],
) => ({
  app_id: '${okta_app_saml.ringcentral.id}',
  group_id: group,
  priority,
  profile,
  retain_assignment: true,
  depends_on: [
    'terraform_data.gates_provisioning',
    ...mappings,
    ...before.map((id) => `okta_app_group_assignment.${id}`),
  ],
});

const accessOf = ({ resource, data }: ReturnType<typeof demoAt>) => ({
  groups: resource.okta_group,
  rules: resource.okta_group_rule,
  assignments: resource.okta_app_group_assignment,
  found: data.okta_group,
});

const OURS = ['okta_profile_mapping.ringcentral_to_okta', 'okta_profile_mapping.okta_to_ringcentral'];
const EARLY = ['ringcentralokta_mapping_lines.ad_to_okta', ...OURS];
const ALL = ['ringcentralokta_mapping_lines.ad_to_okta', 'ringcentralokta_mapping_lines.okta_to_ad', ...OURS];

describe('Access', () => {
  it('in phase app nobody is assigned', () => {
    expect(accessOf(demoAt('app'))).toEqual({
      groups: undefined,
      rules: undefined,
      assignments: undefined,
      found: undefined,
    });
  });

  it.each([
    ['provisioning', EARLY],
    ['bidirectional', ALL],
    ['live', ALL],
  ] as const)(
    'in phase %s groups are found or made, filled and assigned, after the mappings and one after the other',
    (phase, mappings) => {
      expect(accessOf(demoAt(phase))).toEqual({
        found: {
          ringcentral_users: { name: 'RingCentral Users', type: 'APP_GROUP' },
          contractors: { name: 'Contractors', type: 'OKTA_GROUP' },
        },
        groups: {
          ringcentral_pilots: {
            name: 'RingCentral Pilots',
            description: 'People who get RingCentral by rule',
            depends_on: ['terraform_data.gates_provisioning'],
            lifecycle: { prevent_destroy: true },
          },
        },
        rules: {
          ringcentral_for_sales_leads: {
            name: 'RingCentral for Sales leads',
            status: 'ACTIVE',
            expression_type: 'urn:okta:expression:1.0',
            expression_value: 'user.department == "Sales" AND String.stringContains(user.title, "Lead")',
            group_assignments: ['${okta_group.ringcentral_pilots.id}'],
            remove_assigned_users: false,
            depends_on: ['terraform_data.gates_provisioning'],
          },
        },
        assignments: {
          ringcentral_users: assignment('${data.okta_group.ringcentral_users.id}', 0, '{}', mappings),
          contractors: assignment('${data.okta_group.contractors.id}', 1, '{"department":"External"}', mappings, [
            'ringcentral_users',
          ]),
          ringcentral_pilots: assignment('${okta_group.ringcentral_pilots.id}', 2, '{}', mappings, ['contractors']),
        },
      });
    },
  );

  it('Everyone is a group of its own kind; a group in scope need not be assigned', () => {
    const groups = [
      { name: 'Everyone', from: 'okta' as const },
      { name: 'Watchers', from: 'okta' as const, assign: false },
    ];
    const { resource, data } = synthesise({
      ...demo,
      phase: 'provisioning',
      access: { groups },
      flows: { ...demo.flows, lines: [], attributes: {} },
    });
    expect(data.okta_group).toEqual({
      everyone: { name: 'Everyone', type: 'BUILT_IN' },
      watchers: { name: 'Watchers', type: 'OKTA_GROUP' },
    });
    expect(Object.keys(resource.okta_app_group_assignment ?? {})).toEqual(['everyone']);
  });
});
