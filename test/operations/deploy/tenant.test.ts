import { describe, expect, it } from 'vitest';
import type { OktaClient } from '../../../clients/okta';
import { RefusedError } from '../../../engine/errors';
import { attestedSourceRefusals } from '../../../operations/terraform-run/attested-sources';
import { checkTenant } from '../../../operations/tenants/tenant-guard';
import { unmanagedAppRefusals } from '../../../operations/terraform-run/unmanaged-app';
import { change, environmentWith, planOf, priorState } from './example-plan';

const okta = (answers: object) => ({ orgUrl: 'https://acme.okta.test', ...answers }) as unknown as OktaClient;

describe('the tenant lock', () => {
  it('lets the org through that the environment names, and no other', async () => {
    const environment = environmentWith();
    await checkTenant(environment, okta({ org: async () => ({ id: environment.okta.orgId }) }));
    const other = checkTenant(environment, okta({ org: async () => ({ id: '00o1somebodyelses0rg' }) }));
    await expect(other).rejects.toThrow(RefusedError);
    await expect(other).rejects.toThrow(
      'Environment demo belongs to Okta org 00o1acmedemo00000org, and https://acme.okta.test is 00o1somebodyelses0rg',
    );
  });
});

describe('an app that nobody manages', () => {
  const creates = planOf([
    change('okta_app_saml.ringcentral', ['create'], null, {
      preconfigured_app: 'ringcentral_saml',
      label: 'RingCentral',
    }),
  ]);
  const having = (app: object) => okta({ apps: async () => [{ id: '0oa1foundfound0found', ...app }] });

  it.each([
    ['of the same catalogue key', { name: 'ringcentral_saml', label: 'Phones' }],
    ['of the same label', { name: 'custom_app_1', label: 'RingCentral' }],
  ])('%s stops the plan, which offers to adopt it', async (_name, app) => {
    const [refusal, ...others] = await unmanagedAppRefusals(environmentWith(), creates, having(app));
    expect(others).toEqual([]);
    expect(refusal!.remedy).toContain("systems.ringcentral.app: { adopt: '0oa1foundfound0found' } in environment demo");
  });

  it('of another key and label does not', async () => {
    expect(await unmanagedAppRefusals(environmentWith(), creates, having({ name: 'x', label: 'y' }))).toEqual([]);
  });
});

const SCHEMA = 'https://acme.okta.com/meta/schemas/user/oscdefault';

describe('an attested source of a base attribute', () => {
  const gate = 'attribute-source-primary-phone';
  const environment = environmentWith({
    phase: 'bidirectional',
    okta: { orgId: '00o1acmedemo00000org', baseSources: 'byHand' },
    attestations: { [gate]: { by: 'Ada', on: '2026-01-01' } },
  });
  const plan = planOf([], priorState({ address: 'okta_app_saml.ringcentral', values: { id: '0oa1ringcentral00app' } }));
  const living = (master: object | undefined) =>
    okta({
      userSchema: async () => ({
        id: SCHEMA,
        definitions: {
          custom: { properties: {} },
          base: { properties: { primaryPhone: { master }, login: { master: { type: 'PROFILE_MASTER' } } } },
        },
      }),
    });
  const override = (...ids: string[]) => ({ type: 'OVERRIDE', priority: ids.map((value) => ({ type: 'APP', value })) });

  it('holds while the org says the same', async () => {
    expect(await attestedSourceRefusals(environment, plan, living(override('0oa1ringcentral00app')))).toEqual([]);
  });

  it.each([
    ['inherits', { type: 'PROFILE_MASTER' }, 'PROFILE_MASTER'],
    ['names another app first', override('0oa1acmead0000000app'), 'OVERRIDE by 0oa1acmead0000000app'],
    ['has none', undefined, 'no source at all'],
  ])('is refused when the attribute %s', async (_name, master, said) => {
    const [refusal] = await attestedSourceRefusals(environment, plan, living(master));
    expect(refusal!.why).toBe(
      `Gate ${gate} is attested by Ada on 2026-01-01, and Okta says ${said}: okta.primaryPhone is not sourced from ringcentral.`,
    );
  });

  it('needs nobody’s word where our provider sets it', async () => {
    const { attestations } = environment;
    const provided = environmentWith({ phase: 'bidirectional', attestations });
    expect(await attestedSourceRefusals(provided, plan, living({ type: 'PROFILE_MASTER' }))).toEqual([]);
  });

  it('cannot be told where the org leaves sources out of every attribute', async () => {
    const silent = okta({
      userSchema: async () => ({
        id: SCHEMA,
        definitions: { custom: { properties: {} }, base: { properties: { primaryPhone: {} } } },
      }),
    });
    expect(await attestedSourceRefusals(environment, plan, silent)).toEqual([]);
  });
});
