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
