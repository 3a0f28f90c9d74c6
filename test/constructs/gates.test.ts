import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { GATES, gatesOf } from '../../engine/gates/gates';
import { parseEnvironment } from '../../engine/environment/parse';
import { demo } from '../../environments/demo';
import { exampleProduction } from '../../environments/example-production';
import { CONDITIONS, feature } from './gate-conditions';
import { demoAt, synthesise, type Stack } from './synthesise';

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

const preconditionsOf = (stack: Stack, id: string): readonly Precondition[] =>
  (stack.resource.terraform_data?.[id] as { lifecycle: { precondition: Precondition[] } } | undefined)?.lifecycle
    .precondition ?? [];

const told = (stack: Stack, phase: Phase) =>
  preconditionsOf(stack, `gates_${phase}`).map(({ error_message }) => /^Gate (\S+) is shut/.exec(error_message)?.[1]);

/** The demo in an org where an admin sets the source of base attributes. */
const byHand = (): Stack =>
  synthesise({
    ...demo,
    phase: 'live',
    okta: { ...demo.okta, baseSources: 'byHand' },
    flows: {
      ...demo.flows,
      attributes: { ...demo.flows.attributes, 'okta.department': { origin: 'base', sourcedBy: ['ad'] } },
    },
  });

describe('Gates', () => {
  it('the demo has every gate there is, but for the steps that our provider takes', () => {
    const ids = Object.values(CONDITIONS).flatMap((gates) => Object.keys(gates));
    expect([...ids, 'attribute-source-primary-phone', 'attribute-sources-by-hand'].sort()).toEqual(
      GATES.map(({ id }) => id).sort(),
    );
  });

  it.each(['provisioning', 'bidirectional', 'live'] as const)('in phase %s each gate is one precondition', (phase) => {
    const stack = demoAt(phase);
    const conditions = preconditionsOf(stack, `gates_${phase}`).map(({ condition }) => condition);
    expect(conditions.sort()).toEqual(
      Object.values(CONDITIONS[phase])
        .map((condition) => `\${${condition}}`)
        .sort(),
    );
    expect(told(stack, phase).sort()).toEqual(Object.keys(CONDITIONS[phase]).sort());
  });

  it('phases already passed stay guarded, each behind the one before it and all behind the tenant', () => {
    expect(
      Object.fromEntries(
        Object.entries(demoAt('live').resource.terraform_data!).map(([id, block]) => [id, block.depends_on]),
      ),
    ).toEqual({
      tenant: undefined,
      gates_provisioning: ['terraform_data.tenant'],
      gates_bidirectional: ['terraform_data.gates_provisioning'],
      gates_live: ['terraform_data.gates_bidirectional'],
    });
  });

  it('phase app is held back by no gate, only by the tenant', () => {
    expect(demoAt('app').resource.terraform_data).toEqual({
      tenant: {
        lifecycle: {
          precondition: [
            {
              condition: '${data.okta_org_metadata.org.id == "00o1acmedemo00000org"}',
              error_message: expect.stringContaining(
                'Wrong tenant: environment demo belongs to Okta org 00o1acmedemo00000org',
              ) as string,
            },
          ],
        },
      },
    });
  });

  it('signals are read by id, so AD is read too, and nothing delays the reading', () => {
    expect(demoAt('live').data.okta_app_saml).toEqual({
      ringcentral_signals: { id: '${okta_app_saml.ringcentral.id}' },
      ad_signals: { id: '0oa1acmead0000000app' },
    });
  });

  it('an import that is "never" at first is not asked for once live', () => {
    expect(told(demoAt('bidirectional'), 'provisioning')).toContain('ringcentral-import-schedule-never');
    expect(told(demoAt('live'), 'provisioning')).not.toContain('ringcentral-import-schedule-never');
  });

  it('a message tells gate, state, who, where, why and what to attest', () => {
    const [flag] = preconditionsOf(demoAt('bidirectional'), 'gates_bidirectional');
    expect(flag?.error_message).toBe(
      'Gate okta-flag-mastering-and-push is shut (nobody has attested it): Okta Support has enabled ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH. ' +
        'Who: Okta administrator, through Okta Support. Where: support.okta.com > Open a case: ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH for this org. ' +
        'Why: Without it RingCentral cannot be a profile source and receive updates at once; enabling Profile Master ends in an error. ' +
        'Then attest it: attestations["okta-flag-mastering-and-push"] of environment demo.',
    );
  });

  it.each(GATES.map((gate) => [gate.id, gate] as const))(
    '%s: its message names the person and the console path',
    (id, gate) => {
      const messages = PHASES.flatMap((phase) =>
        preconditionsOf(gate.until ? demoAt('bidirectional') : byHand(), `gates_${phase}`).map(
          ({ error_message }) => error_message,
        ),
      ).filter((message) => message.startsWith(`Gate ${id} is shut`));
      expect(messages).toHaveLength(1);
      for (const part of [`Who: ${gate.who}.`, `Where: ${gate.where}.`, `Why: ${gate.why}`])
        expect(messages[0]).toContain(part);
    },
  );

  it('an attestation counts until it expires: as stated, or after the validity of its gate', () => {
    const stack = synthesise({
      ...demo,
      phase: 'provisioning',
      attestations: {
        'ringcentral-authenticated': { by: 'Ada', on: '2026-11-01' },
        'ad-agent': { by: 'Ada', on: '2026-11-01T10:00:00+02:00', expires: '2026-12-24' },
      },
    });
    expect(stack.locals).toEqual({
      attested: { 'ringcentral-authenticated': '2026-12-01T00:00:00Z', 'ad-agent': '2026-12-24T00:00:00Z' },
    });
    const message = preconditionsOf(stack, 'gates_provisioning').find(({ error_message }) =>
      error_message.includes('Gate ad-agent'),
    );
    expect(message?.error_message).toContain('(the attestation by Ada of 2026-11-01T10:00:00+02:00 has expired)');
  });

  it('with several directories each has gates of its own, proven by its own app', () => {
    const environment = parseEnvironment({ ...exampleProduction, phase: 'live' });
    const keys = gatesOf(tableOf(environment), environment).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('ad-'))).toEqual(
      [
        'ad-agent',
        'ad-import-scheduled',
        'ad-confirmation',
        'ad-activation-mail-off',
        'ad-matching-rules',
        'ad-profile-source',
        'ad-create-users',
        'ad-update-attributes',
        'ad-agent-account-rights',
      ].flatMap((id) => [`${id}@corp`, `${id}@emea`]),
    );
    const stack = synthesise({ ...exampleProduction, phase: 'provisioning' });
    expect(preconditionsOf(stack, 'gates_provisioning').map(({ condition }) => condition)).toContain(
      `\${${feature('emea', 'PROFILE_MASTERING')}}`,
    );
  });

  it('a gate that does not apply is not declared: no directory, no single sign-on, no reactivation, no write-back', () => {
    const { ad: _, ...systems } = demo.systems;
    const environment = parseEnvironment({
      ...demo,
      phase: 'live',
      singleSignOn: false,
      reactivation: false,
      systems: systems as typeof demo.systems,
      flows: { presets: demo.flows.presets.filter(({ system }) => system === 'ringcentral') },
      numberAndExtension: { into: 'two', number: 'number', extension: 'extension' },
      access: { groups: [{ name: 'Contractors', from: 'okta' }] },
    });
    expect(
      gatesOf(tableOf(environment), environment)
        .map(({ key }) => key)
        .filter((key) => !key.startsWith('ringcentral-')),
    ).toEqual([
      'import-safeguard',
      'okta-flag-mastering-and-push',
      'okta-flag-attribute-level-mastering',
      'profile-source-order',
      'apply-updates-provisioning',
      'apply-updates-bidirectional',
    ]);
  });
});
