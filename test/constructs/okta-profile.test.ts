import { describe, expect, it } from 'vitest';
import { exampleUat } from '../../environments/example-uat';
import { demo } from '../../environments/demo';
import { demoAt, synthesise } from './synthesise';

const property = (index: string, title: string) => ({
  index,
  title,
  type: 'string',
  required: false,
  scope: 'NONE',
  lifecycle: { prevent_destroy: true },
});
const FROM_RINGCENTRAL = {
  master: 'OVERRIDE',
  master_override_priority: [{ type: 'APP', value: '${okta_app_saml.ringcentral.id}' }],
};
const EXTENSION = { ...property('extension', 'Extension'), depends_on: ['terraform_data.gates_provisioning'] };

describe('OktaProfile and AttributeSources', () => {
  it('in phase app nothing needs an attribute, so none is created', () => {
    expect(demoAt('app').resource.okta_user_schema_property).toBeUndefined();
  });

  it('in phase provisioning the extension comes from the profile source', () => {
    expect(demoAt('provisioning').resource.okta_user_schema_property).toEqual({
      okta_extension: { ...EXTENSION, master: 'PROFILE_MASTER' },
    });
  });

  it.each(['bidirectional', 'live'] as const)('in phase %s RingCentral owns it, in the same resource', (phase) => {
    expect(demoAt(phase).resource.okta_user_schema_property).toEqual({
      okta_extension: { ...EXTENSION, ...FROM_RINGCENTRAL },
    });
  });

  it('nothing but custom attributes is written there', () => {
    expect(demoAt('app').resource.ringcentralokta_attribute_source).toBeUndefined();
  });

  it('in phase provisioning primaryPhone belongs to whoever has it', () => {
    expect(demoAt('provisioning').resource.ringcentralokta_attribute_source).toBeUndefined();
  });

  it.each(['bidirectional', 'live'] as const)(
    'in phase %s RingCentral is the source of primaryPhone, once its lines stand and no other schema write is under way',
    (phase) => {
      expect(demoAt(phase).resource.ringcentralokta_attribute_source).toEqual({
        okta_primaryPhone: {
          attribute: 'primaryPhone',
          source: 'OVERRIDE',
          priority: ['${okta_app_saml.ringcentral.id}'],
          depends_on: [
            'terraform_data.gates_bidirectional',
            'okta_user_schema_property.okta_extension',
            'okta_profile_mapping.ringcentral_to_okta',
          ],
          lifecycle: { prevent_destroy: true },
        },
      });
      expect(demoAt(phase).import).toEqual([
        { to: 'ringcentralokta_attribute_source.okta_primaryPhone', id: 'default/primaryPhone' },
      ]);
    },
  );

  it('a base attribute may be sourced by Okta itself; one that states nothing is left alone', () => {
    const attributes = { 'okta.department': { origin: 'base' as const, sourcedBy: 'okta' as const } };
    const { resource } = synthesise({
      ...demo,
      phase: 'provisioning',
      flows: { ...demo.flows, attributes, lines: [] },
    });
    expect(
      Object.values(resource.ringcentralokta_attribute_source!).map(({ attribute, source }) => [attribute, source]),
    ).toEqual([['department', 'OKTA']]);
  });

  it('where an org refuses or drops it, an admin sets it by hand: no resource, and a gate', () => {
    const { resource } = synthesise({ ...demo, phase: 'live', okta: { ...demo.okta, baseSources: 'byHand' } });
    expect(resource.ringcentralokta_attribute_source).toBeUndefined();
    expect(JSON.stringify(resource.terraform_data?.gates_bidirectional)).toContain(
      'Gate attribute-source-primary-phone is shut',
    );
    expect(JSON.stringify(demoAt('live').resource.terraform_data)).not.toContain('attribute-source-primary-phone');
  });

  it('several attributes are written one after another, each behind the gates of the phase that needs it', () => {
    expect(synthesise(exampleUat).resource.okta_user_schema_property).toEqual({
      okta_directNumber: {
        ...property('directNumber', 'directNumber'),
        ...FROM_RINGCENTRAL,
        depends_on: ['terraform_data.gates_bidirectional'],
      },
      okta_extension: {
        ...property('extension', 'extension'),
        ...FROM_RINGCENTRAL,
        depends_on: ['terraform_data.gates_bidirectional', 'okta_user_schema_property.okta_directNumber'],
      },
    });
  });

  it('an attribute sourced by Okta itself says so; an array is one of strings', () => {
    const { resource } = synthesise({
      ...demo,
      phase: 'provisioning',
      flows: {
        ...demo.flows,
        attributes: { 'okta.desks': { origin: 'custom', type: 'array', sourcedBy: 'okta' } },
        lines: [{ from: 'okta', to: 'ad.description', expr: 'Arrays.toCsvString(user.desks)' }],
      },
    });
    expect(resource.okta_user_schema_property?.okta_desks).toEqual({
      ...property('desks', 'desks'),
      type: 'array',
      array_type: 'string',
      master: 'OKTA',
      depends_on: ['terraform_data.gates_provisioning'],
    });
  });
});
