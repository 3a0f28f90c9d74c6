import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import type { SeedResult } from '../../operations/seed/result';
import { seed } from '../../operations/seed/seed';
import { startRollout, type Rollout } from './rollout';
import { noTerraform } from '../terraform/on-path';
import { SOON } from '../support/soon';

const PERSON = 'hannah.pettibone';
const PORTED = '+442079460113';
const TEMPORARY = '+442079460913';

/** The demo with its numbers on the way from another carrier: nothing is written back before phase live. */
const porting = (environment: Environment): Environment => ({
  ...environment,
  porting: true,
  flows: {
    ...environment.flows,
    presets: environment.flows.presets.map((taken) =>
      taken.preset === 'directory-write-back' ? { ...taken, phase: 'live' as const } : taken,
    ),
  },
});

const acknowledged = (environment: Environment): Environment => ({
  ...porting(environment),
  acknowledgements: [
    { id: 'RCO029', address: 'ad.telephoneNumber', reason: 'numbers of the old system', expires: SOON },
    { id: 'cutover', reason: 'read with the telephony team', expires: SOON },
  ],
});

let rollout: Rollout;
beforeAll(async () => {
  if (!noTerraform.skip) rollout = await startRollout();
});
afterAll(() => rollout?.close());

async function admin<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${rollout.emulators.admin}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}
const imported = async () => {
  for (const app of ['active_directory', 'ringcentral_saml'])
    await admin('POST', '/okta/import', { app, kind: 'full' });
};

/** The number that Okta and Active Directory hold. */
async function numbers() {
  const response = await fetch(`${rollout.emulators.okta}/api/v1/users/${PERSON}@acme.test`, {
    headers: { authorization: `SSWS ${rollout.emulators.oktaTenant.apiToken}` },
  });
  const { profile } = (await response.json()) as { profile: { primaryPhone?: string } };
  const { attributes } = await admin<{ attributes: { telephoneNumber?: string[] } }>(
    'GET',
    `/active-directory/users/${PERSON}`,
  );
  return { okta: profile.primaryPhone, directory: attributes.telephoneNumber?.[0] };
}

const live = (change = porting) => rollout.apply(rollout.at('live', change));
const seeded = async () => {
  const { surroundings } = rollout.declare(rollout.at('bidirectional', porting));
  return (await seed({ env: 'demo', dryRun: false }, surroundings)).json as SeedResult;
};
const remaining = ({ remaining: left }: SeedResult) => left.map(({ id }) => id);

describe.skipIf(noTerraform.skip)(`numbers that are being ported${noTerraform.because}`, () => {
  it('leave everything but the write-back free to be applied', async () => {
    await admin('PUT', '/ringcentral/behaviour', { oktaImportsTemporaryNumbers: true });
    await admin('PUT', '/ringcentral/custom-fields', { enabled: true });
    for (const phase of ['app', 'provisioning', 'bidirectional'] satisfies Phase[]) {
      await rollout.openGates(phase);
      expect(await rollout.apply(rollout.at(phase, porting))).toMatchObject({ replan: { add: 0, change: 0 } });
    }
    await imported();
    await imported();
    expect(await numbers()).toEqual({ okta: `${TEMPORARY}#113`, directory: undefined });
  });

  it('hold phase live, and are told who waits', async () => {
    await rollout.openGates('live');
    const { refused } = await live(acknowledged);
    expect(refused?.why).toContain('Numbers of 1 person in scope are being ported, and ad.telephoneNumber would be');
    expect(remaining(await seeded())).toContain('ported-numbers');
    expect(await numbers()).toEqual({ okta: `${TEMPORARY}#113`, directory: undefined });
  });

  it('are put in their place by one request once they have come', async () => {
    await admin('POST', '/ringcentral/ports/complete', { phoneNumber: PORTED, swap: false });
    expect((await live(acknowledged)).refused?.why).toContain('are being ported');
    const first = await seeded();
    expect(first.written).toBeGreaterThan(0);
    expect(remaining(first)).not.toContain('ported-numbers');
    expect(remaining(first)).not.toContain('number-swaps');
    expect(await seeded()).toMatchObject({ planned: 0, written: 0 });
    const writes = await admin<Record<string, number>>('GET', '/writes');
    expect(writes['ringcentral.phone-number.update']).toBe(1);
    await imported();
    expect(await numbers()).toEqual({ okta: `${PORTED}#113`, directory: undefined });
  });

  it('wait for somebody to read the cutover table', async () => {
    const { refused } = await live();
    expect(refused?.why).not.toContain('being ported');
    expect(refused?.why).toMatch(/Phase live is the cutover, and nobody has acknowledged its table [0-9a-f]{12}: /);
    expect(refused?.why).toContain('(RCO029)');
    expect((await seeded()).cutover).toMatchObject({ acknowledged: false });
  });

  it('reach the directory with phase live, once', async () => {
    expect(await live(acknowledged)).toMatchObject({ replan: { add: 0, change: 0, destroy: 0 } });
    await admin('POST', '/okta/apply-mappings', { app: 'active_directory' });
    await imported();
    expect(await numbers()).toEqual({ okta: `${PORTED}#113`, directory: `${PORTED}#113` });
    const writes = await admin<Record<string, number>>('GET', '/writes');
    await imported();
    expect(await admin('GET', '/writes')).toEqual(writes);
  });
});
