import { describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { demo } from '../../environments/demo';
import { demoAt, synthesise } from './synthesise';

const statement = (name: string, expression: string) => ({
  type: 'EXPRESSION',
  name,
  namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
  values: [expression],
});

const APP = {
  label: 'RingCentral',
  preconfigured_app: 'ringcentral_saml',
  status: 'ACTIVE',
  hide_web: false,
  hide_ios: false,
  default_relay_state: 'https://service.ringcentral.com/mobile/ssoLogin',
  user_name_template: 'user.email',
  user_name_template_type: 'CUSTOM',
  user_name_template_push_status: 'PUSH',
  attribute_statements: [statement('email', 'user.email'), statement('number', 'user.primaryPhone')],
  depends_on: ['terraform_data.tenant'],
  lifecycle: { prevent_destroy: true },
};

describe('RingCentralApp', () => {
  it.each(PHASES)('in phase %s the app is the same', (phase) => {
    expect(demoAt(phase).resource.okta_app_saml).toEqual({ ringcentral: APP });
  });

  it('an app that exists is imported, its catalogue key left to Okta', () => {
    const { resource, import: imports } = synthesise({
      ...demo,
      systems: {
        ...demo.systems,
        ringcentral: { ...demo.systems.ringcentral!, app: { adopt: '0oa1acmerc0000000app' } },
      },
    });
    const { preconfigured_app: _, ...adopted } = APP;
    expect(resource.okta_app_saml).toEqual({ ringcentral: adopted });
    expect(imports).toEqual([{ id: '0oa1acmerc0000000app', to: 'okta_app_saml.ringcentral' }]);
  });

  it('label, visibility and relay state are as stated; brand and UAT API go under the keys that were found', () => {
    const { resource } = synthesise({
      ...demo,
      ringcentral: {
        ...demo.ringcentral,
        label: 'Phone',
        hideOnHomePage: true,
        hideOnMobile: true,
        relayState: 'https://example.test/',
        brand: 'RingCentral UK',
        uat: true,
        settingNames: { brand: 'brand', apiBaseUrl: 'apiUrl' },
      },
    });
    expect(resource.okta_app_saml).toEqual({
      ringcentral: {
        ...APP,
        label: 'Phone',
        hide_web: true,
        hide_ios: true,
        default_relay_state: 'https://example.test/',
        app_settings_json: '{"brand":"RingCentral UK","apiUrl":"https://api.uat.ringcentral.com"}',
      },
    });
  });

  it('without SAML statements and user name line it states neither', () => {
    const presets = demo.flows.presets.filter(
      ({ preset }) => !['ringcentral-saml', 'ringcentral-minimum'].includes(preset),
    );
    const { resource } = synthesise({ ...demo, flows: { ...demo.flows, presets } });
    const bare: Record<string, unknown> = { ...APP };
    for (const key of Object.keys(APP).filter((name) => /^user_name|^attribute_/.test(name))) delete bare[key];
    expect(resource.okta_app_saml).toEqual({ ringcentral: bare });
  });
});
