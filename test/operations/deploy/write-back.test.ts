import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OktaClient, oktaConfigFromEnv } from '../../../clients/okta';
import { parseEnvironment } from '../../../engine/environment/parse';
import { loadEnvironment } from '../../../environments';
import { writeBackRefusals } from '../../../operations/deploy/write-back';
import { startTenants, type Tenants } from '../people';

let tenants: Tenants;
beforeAll(async () => {
  tenants = await startTenants();
  for (const id of ['ad-confirmation', 'ad-matching-rules', 'ad-profile-source'])
    await tenants.admin('PUT', `/okta/gates/${id}`, { enabled: true });
  await tenants.admin('PUT', '/active-directory/gates/ad-agent', { enabled: true });
  await tenants.admin('POST', '/okta/import', { app: 'active_directory', kind: 'full' });
  const ported = { phoneNumber: '+442079460113' };
  await tenants.admin('POST', '/ringcentral/ports/complete', ported);
  tenants.keep();
}, 60_000);
beforeEach(() => tenants.reset());
afterEach(() => tenants.reset());

const environment = (more: object = {}) =>
  parseEnvironment({ ...loadEnvironment('demo', ''), phase: 'bidirectional', ...more });
const refusals = (given = environment(), variables: NodeJS.ProcessEnv = {}) => {
  const connecting = { ...tenants.connecting, env: { ...tenants.connecting.env, ...variables } };
  return writeBackRefusals(
    given,
    'provisioning',
    new OktaClient(oktaConfigFromEnv(connecting.env), { clock: tenants.clock }),
    connecting,
  );
};

describe('the plan that brings the first write-back', () => {
  it('is refused with the numbers that it would replace', async () => {
    const [refusal, ...others] = await refusals();
    expect(others).toEqual([]);
    expect(refusal?.why).toMatch(/00u\w{17}: ad\.telephoneNumber phone:[0-9a-f]{6} → phone:[0-9a-f]{6}/);
    expect(refusal?.why).toContain('would replace 3 different numbers in a directory (RCO029)');
    expect(refusal?.why).not.toContain('0144');
    expect(refusal?.remedy).toContain("{ id: 'RCO029', address: 'ad.telephoneNumber', reason, expires }");
  });

  it('is let by once the attribute is acknowledged, and before the phase comes to it', async () => {
    const acknowledgements = [
      { id: 'RCO029', address: 'ad.telephoneNumber', reason: 'numbers of the old system', expires: '2099-01-01' },
    ];
    expect(await refusals(environment({ acknowledgements }))).toEqual([]);
    expect(await refusals(environment({ phase: 'provisioning' }))).toEqual([]);
  });

  it('says so where RingCentral cannot be asked', async () => {
    expect(await refusals(environment(), { RC_USER_JWT: '' })).toEqual([]);
    expect(tenants.told.join()).toContain('is not known: RC_USER_JWT is not set');
  });
});
