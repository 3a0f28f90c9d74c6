import { describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { demo } from '../../environments/demo';
import { exampleProduction } from '../../environments/example-production';
import { AD_TO_OKTA, DUMMIES, OKTA_TO_RINGCENTRAL, RINGCENTRAL_TO_OKTA } from '../seeds/guide-tables';
import { EXTENSION, GUARDED_PRIMARY_PHONE, GUARDED_WRITE_BACK, NESTED } from '../seeds/our-lines';
import { demoAt, synthesise, type Stack } from './synthesise';

type Row = readonly [expression: string, target: string];

const USER = '${data.okta_user_profile_mapping_source.user.id}';
const RINGCENTRAL = '${okta_app_saml.ringcentral.id}';
const AD = '0oa1acmead0000000app';
const CHAIN = 'okta_user_schema_property.okta_extension';

const lines = (push_status: 'PUSH' | 'DONT_PUSH', ...rows: Row[]) =>
  rows.map(([expression, id]) => ({ id, expression, push_status }));

/** As our own provider takes them. */
const owned = (...rows: Row[]) =>
  Object.fromEntries(rows.map(([expression, target]) => [target, { expression, push_status: 'PUSH' }]));

const byTarget = (all: ReturnType<typeof lines>) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

const pair = (source: string, target: string, phase: string) => ({
  source_id: source,
  target_id: target,
  depends_on: [`terraform_data.gates_${phase}`, CHAIN],
  lifecycle: { prevent_destroy: true },
});

const whole = (source: string, target: string, phase: string, mappings: ReturnType<typeof lines>) => ({
  ...pair(source, target, phase),
  delete_when_absent: true,
  mappings: byTarget(mappings),
});

const AD_TO_OKTA_LINES = { ...pair(AD, USER, 'provisioning'), lines: owned(...AD_TO_OKTA, NESTED) };

const ofBothKinds = ({ resource }: Stack) => ({
  lines: resource.ringcentralokta_mapping_lines,
  whole: resource.okta_profile_mapping,
});

describe('ProfileMappings', () => {
  it('in phase app there is none', () => {
    expect(ofBothKinds(demoAt('app'))).toEqual({ lines: undefined, whole: undefined });
  });

  it('in phase provisioning RingCentral is no source yet: its lines wait for creation, everything else pushes', () => {
    expect(ofBothKinds(demoAt('provisioning'))).toEqual({
      lines: { ad_to_okta: AD_TO_OKTA_LINES },
      whole: {
        ringcentral_to_okta: whole(RINGCENTRAL, USER, 'provisioning', lines('DONT_PUSH', ...RINGCENTRAL_TO_OKTA)),
        okta_to_ringcentral: whole(USER, RINGCENTRAL, 'provisioning', lines('PUSH', ...OKTA_TO_RINGCENTRAL)),
      },
    });
  });

  it.each(['bidirectional', 'live'] as const)(
    'in phase %s numbers come back and go on to AD; dummies on create only',
    (phase) => {
      expect(ofBothKinds(demoAt(phase))).toEqual({
        lines: {
          ad_to_okta: AD_TO_OKTA_LINES,
          okta_to_ad: { ...pair(USER, AD, 'bidirectional'), lines: owned(GUARDED_WRITE_BACK) },
        },
        whole: {
          ringcentral_to_okta: whole(
            RINGCENTRAL,
            USER,
            'bidirectional',
            lines('PUSH', ...RINGCENTRAL_TO_OKTA, EXTENSION, GUARDED_PRIMARY_PHONE),
          ),
          okta_to_ringcentral: whole(USER, RINGCENTRAL, 'bidirectional', [
            ...lines('PUSH', ...OKTA_TO_RINGCENTRAL),
            ...lines('DONT_PUSH', ...DUMMIES),
          ]),
        },
      });
    },
  );

  it('several domains each have their pair; a line left out is not declared; porting holds write-back until live', () => {
    const at = (phase: (typeof PHASES)[number]) => ofBothKinds(synthesise({ ...exampleProduction, phase }));
    const ours = ['okta_to_ringcentral', 'ringcentral_to_okta'];
    const inbound = ['corp_to_okta', 'emea_to_okta', 'hr_to_okta'];
    expect(PHASES.map(at).map(({ lines, whole }) => [lines, whole].map((ids) => Object.keys(ids ?? {})))).toEqual([
      [[], []],
      [inbound, ours],
      [inbound, ours],
      [[...inbound, 'okta_to_corp', 'okta_to_emea'], ours],
    ]);
    const targets = (id: string) => Object.keys(at('provisioning').lines![id]!.lines as object);
    expect(targets('corp_to_okta')).toEqual(AD_TO_OKTA.map(([, to]) => to).sort());
    expect(targets('emea_to_okta')).toEqual(
      AD_TO_OKTA.map(([, to]) => to as string)
        .filter((to) => to !== 'department')
        .sort(),
    );
  });

  it("a pair is claimed whole, other people's lines included, only when the environment says so", () => {
    const systems = { ...demo.systems, ad: { ...demo.systems.ad!, undeclared: 'remove' as const } };
    const { lines, whole } = ofBothKinds(synthesise({ ...demo, phase: 'live', systems }));
    expect(lines).toBeUndefined();
    expect(Object.values(whole!).map(({ delete_when_absent }) => delete_when_absent)).toEqual(Array(4).fill(true));
  });

  it('a state that owns a pair in the other way lets go of it without destroying it', () => {
    const forgotten = (stack: Stack) => stack.removed?.map(({ from, lifecycle }) => [from, lifecycle]);
    const kept = { destroy: false };
    expect(forgotten(demoAt('live'))).toEqual([
      ['okta_profile_mapping.ad_to_okta', kept],
      ['okta_profile_mapping.okta_to_ad', kept],
    ]);
    const systems = { ...demo.systems, ad: { ...demo.systems.ad!, undeclared: 'remove' as const } };
    expect(forgotten(synthesise({ ...demo, phase: 'provisioning', systems }))).toEqual([
      ['ringcentralokta_mapping_lines.ad_to_okta', kept],
    ]);
  });

  it('no mapping ever asks Okta to re-apply itself', () => {
    for (const phase of PHASES)
      for (const declared of Object.values(demoAt(phase).resource.okta_profile_mapping ?? {}))
        expect(declared).not.toHaveProperty('always_apply');
  });
});
