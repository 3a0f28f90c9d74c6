import { describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { demo } from '../../environments/demo';
import { demoAt, synthesise } from './synthesise';

const withAttributes = (attributes: NonNullable<typeof demo.flows.attributes>) =>
  synthesise({
    ...demo,
    phase: 'bidirectional',
    flows: {
      ...demo.flows,
      attributes: { ...demo.flows.attributes, ...attributes },
      lines: [
        ...demo.flows.lines!,
        { from: 'okta', to: 'ad.deskPhone', expr: 'user.primaryPhone', phase: 'bidirectional' },
      ],
    },
  });

/** Base attributes whose source is taken over are imported too. */
const SOURCES = [{ id: 'default/primaryPhone', to: 'ringcentralokta_attribute_source.okta_primaryPhone' }];

describe('AppProfile', () => {
  it.each(PHASES)('in phase %s discovered attributes are never created', (phase) => {
    const { resource, import: imports } = demoAt(phase);
    expect(resource.okta_app_user_schema_property).toBeUndefined();
    expect(imports ?? SOURCES).toEqual(SOURCES);
  });

  it('a custom attribute is created, after the other schema writes', () => {
    const { resource } = withAttributes({ 'ad.deskPhone': { origin: 'custom', title: 'Desk phone' } });
    expect(resource.okta_app_user_schema_property).toEqual({
      ad_deskPhone: {
        app_id: '0oa1acmead0000000app',
        index: 'deskPhone',
        title: 'Desk phone',
        type: 'string',
        required: false,
        scope: 'NONE',
        depends_on: ['terraform_data.gates_bidirectional', 'okta_user_schema_property.okta_extension'],
        lifecycle: { prevent_destroy: true },
      },
    });
  });

  it('a discovered attribute with an external name is imported and left as it is', () => {
    const { resource, import: imports } = withAttributes({
      'ad.deskPhone': { origin: 'discovered', externalName: 'otherTelephone' },
    });
    expect(resource.okta_app_user_schema_property).toEqual({
      ad_deskPhone: {
        app_id: '0oa1acmead0000000app',
        index: 'deskPhone',
        title: 'deskPhone',
        type: 'string',
        external_name: 'otherTelephone',
        required: false,
        scope: 'NONE',
        depends_on: ['terraform_data.gates_bidirectional', 'okta_user_schema_property.okta_extension'],
        lifecycle: { prevent_destroy: true, ignore_changes: 'all' },
      },
    });
    expect(imports).toEqual([
      { id: '0oa1acmead0000000app/deskPhone', to: 'okta_app_user_schema_property.ad_deskPhone' },
      ...SOURCES,
    ]);
  });
});
