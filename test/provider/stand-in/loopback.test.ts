import { expect, it } from 'vitest';
import { OKTA_STAND_IN } from '../../../engine/terraform/providers';
import { serveReattached } from '../../../provider/protocol';
import { standInHandlers } from '../../../provider/stand-in/provider';
import { prose } from '../resources/demo-org';
import { workspace } from '../workspace';

it.each([
  ['an org in the cloud', { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'okta.com' }, 'https://acme.okta.com'],
  ['another machine', { OKTA_HTTP_PROXY: 'http://10.0.0.7:8080' }, 'http://10.0.0.7:8080'],
  ['one that is encrypted', { OKTA_HTTP_PROXY: 'https://somebody:word@10.0.0.7' }, 'https://…@10.0.0.7'],
])('refuses %s before it asks anything, and says where the genuine one comes from', async (_title, org, named) => {
  const server = await serveReattached(OKTA_STAND_IN.address, standInHandlers({ ...org, OKTA_API_TOKEN: 'none' }));
  const tf = workspace({ TF_REATTACH_PROVIDERS: server.environment });
  try {
    tf.configure({
      terraform: { required_providers: { okta: { source: OKTA_STAND_IN.address } } },
      provider: { okta: [{}] },
      data: { okta_org_metadata: { org: {} } },
    });
    const { code, output } = await tf.run('plan', '-no-color');
    expect(code).toBe(1);
    expect(prose(output)).toContain(`it refuses ${named}`);
    expect(prose(output)).toContain('TF_PROVIDER_MIRROR');
  } finally {
    server.close();
    tf.remove();
  }
});
