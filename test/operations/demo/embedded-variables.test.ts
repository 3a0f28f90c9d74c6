import { describe, expect, it } from 'vitest';
import { embeddedVariables } from '../../../operations/demo/embedded-variables';

describe("the demo's variables", () => {
  it('cut every way to a real tenant, state or other Terraform, and keep the rest', () => {
    const real = {
      PATH: '/bin',
      TF_PROVIDER_MIRROR: '/mirror',
      OKTA_PROVIDER_VERSION: '6.12.0',
      OKTA_API_TOKEN: 'real',
      OKTA_ORG_NAME: 'real',
      RC_USER_JWT: 'real',
      AD_BIND_PASSWORD: 'real',
      ENVIRONMENT_FILE: '/production.json',
      TF_WORKSPACE: 'production',
      TF_VAR_x: '1',
      TF_CLI_ARGS_plan: '-destroy',
      CDKTF_OUTDIR: '/elsewhere',
    };
    expect(embeddedVariables(real, { OKTA_ORG_NAME: 'acme-demo' })).toEqual({
      PATH: '/bin',
      TF_PROVIDER_MIRROR: '/mirror',
      OKTA_PROVIDER_VERSION: '6.12.0',
      OKTA_ORG_NAME: 'acme-demo',
    });
  });
});
