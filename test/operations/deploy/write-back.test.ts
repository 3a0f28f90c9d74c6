import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OktaClient, oktaConfigFromEnv } from '../../../clients/okta';
import type { Phase } from '../../../engine/flows/model';
import { parseEnvironment } from '../../../engine/environment/parse';
import { loadEnvironment } from '../../../project';
import { writeBackRefusals } from '../../../operations/terraform-run/write-back';
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
});
beforeEach(() => tenants.reset());
afterEach(() => tenants.reset());

const RCO029 = {
  id: 'RCO029',
  address: 'ad.telephoneNumber',
  reason: 'numbers of the old system',
  expires: '2027-06-01',
};
const environment = (more: object = {}) =>
  parseEnvironment({ ...loadEnvironment('demo', ''), phase: 'bidirectional', ...more });
const refusals = (given = environment(), variables: NodeJS.ProcessEnv = {}, applied: Phase = 'provisioning') => {
  const connecting = { ...tenants.connecting, env: { ...tenants.connecting.env, ...variables } };
  return writeBackRefusals(
    given,
    applied,
    new OktaClient(oktaConfigFromEnv(connecting.env), { clock: tenants.clock }),
    connecting,
  );
};

describe('the plan that brings the first write-back', () => {
  it('is refused with the numbers that it would replace', async () => {
    const [refusal, ...others] = await refusals();
    expect(others).toEqual([]);
    expect(refusal?.why).toMatch(/00u\w{17}: ad\.telephoneNumber [^→]*•[^→]* → [+\d•#]+/);
    expect(refusal?.why).toContain('would replace 3 different numbers in a directory (RCO029)');
    expect(refusal?.why).not.toContain('0144');
    expect(refusal?.remedy).toContain("{ id: 'RCO029', address: 'ad.telephoneNumber', reason, expires }");
  });

  it('is let by once the attribute is acknowledged, and before the phase comes to it', async () => {
    const acknowledgements = [RCO029];
    expect(await refusals(environment({ acknowledgements }))).toEqual([]);
    expect(await refusals(environment({ phase: 'provisioning' }))).toEqual([]);
  });

  it('says so where RingCentral cannot be asked', async () => {
    expect(await refusals(environment(), { RC_USER_JWT: '' })).toEqual([]);
    expect(tenants.told.join()).toContain('is not known: RC_USER_JWT is not set');
  });

  it('is refused while somebody in scope has a number that is being ported, unless it is held', async () => {
    const port = { phoneNumber: '+442079460114', email: 'hannah.pettibone@acme.test' };
    await tenants.admin('POST', '/ringcentral/ports', port);
    const given = { acknowledgements: [RCO029] };
    const [refusal, ...others] = await refusals(environment(given));
    expect(others).toEqual([]);
    expect(refusal?.why).toMatch(
      /^Numbers of 1 person in scope are being ported, and ad\.telephoneNumber would be written back/,
    );
    expect(refusal?.why).toMatch(/\n {2}00u\w{17}: Pending, Temporary$/);
    expect(await refusals(environment({ ...given, writeBack: 'held' }))).toEqual([]);
  });
});

describe('phase live', () => {
  const live = (more: object[] = [], applied: Phase = 'bidirectional') =>
    refusals(environment({ phase: 'live', acknowledgements: [RCO029, ...more] }), {}, applied);

  it('is refused until the cutover table is acknowledged, by anybody or by its fingerprint, and for a while', async () => {
    const [refusal, ...others] = await live();
    expect(others).toEqual([]);
    expect(refusal?.why).toContain('1 number same, 3 different');
    const [, fingerprint] = /table ([0-9a-f]{12}):/.exec(refusal?.why ?? '') ?? [];
    const word = { id: 'cutover', reason: 'read', expires: '2027-06-01' };
    expect(await live([word])).toEqual([]);
    expect(await live([{ ...word, address: fingerprint }])).toEqual([]);
    expect(await live([{ ...word, address: '000000000000' }])).toEqual([refusal]);
    expect(await live([{ ...word, expires: '2026-11-01' }])).toEqual([refusal]);
  });

  it('asks no more once it has been applied', async () => {
    expect(await live([], 'live')).toEqual([]);
  });

  it('needs the acknowledgement most where RingCentral cannot be asked', async () => {
    const given = environment({ phase: 'live', acknowledgements: [RCO029] });
    const [refusal] = await refusals(given, { RC_USER_JWT: '' }, 'bidirectional');
    expect(refusal?.why).toBe('Phase live is the cutover, and its table is not known: RC_USER_JWT is not set.');
  });
});
