import { describe, expect, it } from 'vitest';
import { countChanges, failedChecks, redact, removals } from '../../terraform';
import { Plan } from '../../terraform/plan';

const change = (address: string, actions: string[], more = {}) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0]!,
  name: address.split('.')[1]!,
  change: { actions, before: null, after: null, ...more },
});

const APP = {
  address: 'data.okta_app_saml.ad',
  mode: 'data',
  type: 'okta_app_saml',
  name: 'ad',
  values: { id: '0oa1', status: 'ACTIVE', features: ['PROFILE_MASTERING'], certificate: 'canary' },
};

const plan = Plan.parse({
  format_version: '1.2',
  terraform_version: '1.11.4',
  timestamp: '2026-01-01T00:00:00Z',
  variables: { secret: { value: 'canary' } },
  configuration: {
    root_module: {
      resources: [
        {
          address: 'okta_group.renamed',
          depends_on: ['okta_group.new'],
          expressions: { token: { constant_value: 'canary' } },
        },
      ],
    },
  },
  planned_values: { root_module: { resources: [{ values: { token: 'canary' } }] } },
  prior_state: {
    values: { root_module: { resources: [APP] }, outputs: { token: { value: 'canary', sensitive: true } } },
  },
  output_changes: { token: { actions: ['create'], before: null, after: 'canary', after_sensitive: true } },
  resource_changes: [
    change('okta_group.new', ['create']),
    change('okta_group.kept', ['no-op']),
    change('okta_group.renamed', ['update'], {
      before: { name: 'a', keys: ['canary', 'open'], profile: { pin: 'canary', city: 'Bern' } },
      after: { name: 'b', keys: ['canary', 'open'], profile: { pin: 'canary', city: 'Bern' } },
      before_sensitive: { keys: [true, false], profile: { pin: true } },
      after_sensitive: { keys: true, profile: { pin: true } },
    }),
    change('okta_group.replaced', ['delete', 'create']),
    change('okta_group.swapped', ['create', 'delete']),
    change('okta_group.gone', ['delete']),
    change('okta_group.released', ['forget']),
    { ...change('okta_app_saml.read', ['read']), mode: 'data' },
  ],
  checks: [
    {
      address: { to_display: 'terraform_data.gate' },
      status: 'fail',
      instances: [{ address: {}, status: 'fail', problems: [{ message: 'shut' }, { message: 'late' }] }],
    },
    { address: { to_display: 'terraform_data.open' }, status: 'pass', instances: [{ address: {}, status: 'pass' }] },
  ],
});

describe('a plan', () => {
  it('counts create as add, update as change, replace as add and destroy, and letting go as nothing', () => {
    expect(countChanges(plan)).toEqual({ add: 3, change: 1, destroy: 3 });
  });

  it('names what it would take away', () => {
    expect(removals(plan).map(({ address }) => address)).toEqual([
      'okta_group.replaced',
      'okta_group.swapped',
      'okta_group.gone',
    ]);
  });

  it('tells the messages of failed preconditions', () => {
    expect(failedChecks(plan)).toEqual(['shut', 'late']);
  });

  it('keeps no sensitive value once redacted, and everything else', () => {
    const redacted = redact(plan);
    expect(JSON.stringify(redacted)).not.toContain('canary');
    expect(redacted.prior_state?.values?.root_module.resources).toEqual([
      { ...APP, tainted: false, values: { id: '0oa1', status: 'ACTIVE', features: ['PROFILE_MASTERING'] } },
    ]);
    expect(redacted.configuration).toEqual({
      root_module: { resources: [{ address: 'okta_group.renamed', depends_on: ['okta_group.new'] }] },
    });
    expect(redacted.resource_changes.find(({ name }) => name === 'renamed')!.change).toEqual({
      actions: ['update'],
      before: { name: 'a', keys: ['(sensitive)', 'open'], profile: { pin: '(sensitive)', city: 'Bern' } },
      after: { name: 'b', keys: '(sensitive)', profile: { pin: '(sensitive)', city: 'Bern' } },
      before_sensitive: { keys: [true, false], profile: { pin: true } },
      after_sensitive: { keys: true, profile: { pin: true } },
    });
  });
});
