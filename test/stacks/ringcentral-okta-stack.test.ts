import { describe, expect, it } from 'vitest';
import { RINGCENTRAL_OKTA_PROVIDER } from '../../engine/terraform/providers';
import { demo } from '../../environments/demo';
import { exampleProduction } from '../../environments/example-production';
import { demoAt, synthesise } from '../constructs/synthesise';

describe('RingCentralOktaStack', () => {
  it('the provider takes no argument: credentials come from its own environment variables', () => {
    expect(demoAt('live').provider).toEqual({ okta: [{}], ringcentralokta: [{}] });
  });

  it('okta/okta is pinned exactly, at 4.20.0 unless another is asked for', () => {
    const version = (asked?: string) =>
      (synthesise(demo, asked).terraform as { required_providers: { okta: object } }).required_providers.okta;
    expect([version(), version('6.12.0'), version('')]).toEqual(
      ['4.20.0', '6.12.0', '4.20.0'].map((exact) => ({ source: 'registry.terraform.io/okta/okta', version: exact })),
    );
  });

  it('our own provider is required by the address that no registry can answer for', () => {
    const { required_providers } = demoAt('live').terraform as { required_providers: { ringcentralokta: object } };
    const { address: source, version } = RINGCENTRAL_OKTA_PROVIDER;
    expect(required_providers.ringcentralokta).toEqual({ source, version });
  });

  it('another version of the provider changes nothing else', () => {
    const { terraform: _, ...four } = demoAt('live');
    const { terraform: __, ...six } = synthesise({ ...demo, phase: 'live' }, '6.12.0');
    expect(six).toEqual(four);
  });

  it('a local state stands beside the project, a remote one where its arguments say', () => {
    expect(
      [demo, { ...demo, state: { backend: 'local' as const, path: 'here.tfstate' } }, exampleProduction].map(
        (environment) => synthesise(environment).terraform.backend,
      ),
    ).toEqual([
      { local: { path: '../../../terraform.demo.tfstate' } },
      { local: { path: 'here.tfstate' } },
      {
        s3: {
          bucket: 'example-terraform-state',
          key: 'ringcentral-okta.tfstate',
          region: 'eu-central-1',
          use_lockfile: true,
        },
      },
    ]);
  });

  it('whatever exists is protected from being destroyed', () => {
    const { resource } = demoAt('live');
    for (const type of [
      'okta_app_saml',
      'okta_user_schema_property',
      'okta_profile_mapping',
      'okta_group',
      'ringcentralokta_attribute_source',
      'ringcentralokta_mapping_lines',
    ])
      for (const block of Object.values(resource[type]!)) expect(block.lifecycle).toEqual({ prevent_destroy: true });
  });
});
