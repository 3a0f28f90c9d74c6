import type { EnvironmentFacts, ExpressionFact, Facts, Impact, PlannedChange } from './model';

/** The shortest complete forms of the facts, for the examples that stand with each rule and on its docs page. */

export const withExpression = (over: Partial<ExpressionFact>): Partial<Facts> => ({
  expressions: [
    {
      where: 'okta.primaryPhone',
      expr: 'appuser.directNumber',
      type: 'String',
      nullable: false,
      target: { type: 'string', required: false },
      findings: [],
      ...over,
    },
  ],
});

export const withImpact = (over: Partial<Impact>): Partial<Facts> => ({
  people: {
    population: 200,
    attributes: [],
    access: { gained: 0, lost: 0 },
    ringcentral: { created: 0, disabled: 0, deleted: 0 },
    stale: 0,
    overwrites: {},
    erased: [],
    unsettled: [],
    ...over,
  },
});

export const withEnvironment = (over: Partial<EnvironmentFacts>): Partial<Facts> => ({
  environment: { name: 'demo', phase: 'live', backend: 'local', attestations: {}, acknowledgements: [], ...over },
});

export const withTable = (over: Partial<Facts['table']>): Partial<Facts> => ({
  table: { systems: {}, attributes: {}, hops: [], ...over },
});

export const withPlan = (...changes: PlannedChange[]): Partial<Facts> => ({ plan: { changes } });

/** A planned change; the type is read from the address. */
export const change = (
  address: string,
  actions: readonly string[],
  before: PlannedChange['before'] = {},
  after: PlannedChange['after'] = {},
): PlannedChange => ({ address, type: address.split('.')[0] ?? '', actions, before, after });
