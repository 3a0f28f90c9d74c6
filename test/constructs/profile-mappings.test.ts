import { describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { demo } from '../../environments/demo';
import { exampleProduction } from '../../environments/example-production';
import { AD_TO_OKTA, DUMMIES, OKTA_TO_RINGCENTRAL, RINGCENTRAL_TO_OKTA } from '../seeds/guide-tables';
import { EXTENSION, GUARDED_PRIMARY_PHONE, GUARDED_WRITE_BACK, NESTED } from '../seeds/our-lines';
import { demoAt, synthesise } from './synthesise';

type Row = readonly [expression: string, target: string];

const USER = '${data.okta_user_profile_mapping_source.user.id}';
const RINGCENTRAL = '${okta_app_saml.ringcentral.id}';
const AD = '0oa1acmead0000000app';
const CHAIN = 'okta_user_schema_property.okta_extension';

const lines = (push_status: 'PUSH' | 'DONT_PUSH', ...rows: Row[]) =>
  rows.map(([expression, id]) => ({ id, expression, push_status }));

const byTarget = (all: ReturnType<typeof lines>) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

const mapping = (
  source: string,
  target: string,
  phase: string,
  remove: boolean,
  mappings: ReturnType<typeof lines>,
) => ({
  source_id: source,
  target_id: target,
  delete_when_absent: remove,
  mappings: byTarget(mappings),
  depends_on: [`terraform_data.gates_${phase}`, CHAIN],
  lifecycle: { prevent_destroy: true },
});

const AD_TO_OKTA_MAPPING = mapping(AD, USER, 'provisioning', false, lines('PUSH', ...AD_TO_OKTA, NESTED));

describe('ProfileMappings', () => {
  it('in phase app there is none', () => {
    expect(demoAt('app').resource.okta_profile_mapping).toBeUndefined();
  });

  it('in phase provisioning RingCentral is no source yet: its lines wait for creation, everything else pushes', () => {
    expect(demoAt('provisioning').resource.okta_profile_mapping).toEqual({
      ad_to_okta: AD_TO_OKTA_MAPPING,
      ringcentral_to_okta: mapping(RINGCENTRAL, USER, 'provisioning', true, lines('DONT_PUSH', ...RINGCENTRAL_TO_OKTA)),
      okta_to_ringcentral: mapping(USER, RINGCENTRAL, 'provisioning', true, lines('PUSH', ...OKTA_TO_RINGCENTRAL)),
    });
  });

  it.each(['bidirectional', 'live'] as const)(
    'in phase %s numbers come back and go on to AD; dummies on create only',
    (phase) => {
      expect(demoAt(phase).resource.okta_profile_mapping).toEqual({
        ad_to_okta: AD_TO_OKTA_MAPPING,
        okta_to_ad: mapping(USER, AD, 'bidirectional', false, lines('PUSH', GUARDED_WRITE_BACK)),
        ringcentral_to_okta: mapping(
          RINGCENTRAL,
          USER,
          'bidirectional',
          true,
          lines('PUSH', ...RINGCENTRAL_TO_OKTA, EXTENSION, GUARDED_PRIMARY_PHONE),
        ),
        okta_to_ringcentral: mapping(USER, RINGCENTRAL, 'bidirectional', true, [
          ...lines('PUSH', ...OKTA_TO_RINGCENTRAL),
          ...lines('DONT_PUSH', ...DUMMIES),
        ]),
      });
    },
  );

  it('several domains each have their pair; a line left out is not declared; porting holds write-back until live', () => {
    const at = (phase: (typeof PHASES)[number]) =>
      synthesise({ ...exampleProduction, phase }).resource.okta_profile_mapping!;
    expect(
      PHASES.map((phase) =>
        Object.keys(synthesise({ ...exampleProduction, phase }).resource.okta_profile_mapping ?? {}),
      ),
    ).toEqual(
      [
        [],
        ['hr_to_okta', 'corp_to_okta', 'emea_to_okta', 'ringcentral_to_okta', 'okta_to_ringcentral'],
        ['hr_to_okta', 'corp_to_okta', 'emea_to_okta', 'ringcentral_to_okta', 'okta_to_ringcentral'],
        [
          'hr_to_okta',
          'corp_to_okta',
          'okta_to_corp',
          'emea_to_okta',
          'okta_to_emea',
          'ringcentral_to_okta',
          'okta_to_ringcentral',
        ],
      ].map((ids) => ids.sort()),
    );
    const targets = (id: string) =>
      (at('provisioning')[id] as { mappings: { id: string }[] }).mappings.map((line) => line.id);
    expect(targets('corp_to_okta')).toEqual(AD_TO_OKTA.map(([, to]) => to).sort());
    expect(targets('emea_to_okta')).toEqual(
      AD_TO_OKTA.map(([, to]) => to as string)
        .filter((to) => to !== 'department')
        .sort(),
    );
  });

  it("a shared pair blanks other people's lines only when asked to", () => {
    const systems = { ...demo.systems, ad: { ...demo.systems.ad!, undeclared: 'remove' as const } };
    const { resource } = synthesise({ ...demo, phase: 'live', systems });
    const stated = Object.values(resource.okta_profile_mapping!).map(({ delete_when_absent }) => delete_when_absent);
    expect(stated).toEqual([true, true, true, true]);
  });

  it('no mapping ever asks Okta to re-apply itself', () => {
    for (const phase of PHASES)
      for (const declared of Object.values(demoAt(phase).resource.okta_profile_mapping ?? {}))
        expect(declared).not.toHaveProperty('always_apply');
  });
});
