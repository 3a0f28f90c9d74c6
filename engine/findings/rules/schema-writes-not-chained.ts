import { judge } from '../judge';
import { NOT_APPLICABLE, type PlannedChange, type Rule } from '../model';
import { isDelete } from '../plan-changes';
import { change } from '../examples';

const SCHEMA_WRITE = /(schema_property|attribute_source)$/;

export const schemaWritesNotChained: Rule = {
  id: 'RCO016',
  name: 'schema-writes-not-chained',
  severity: 'error',
  title: 'Schema writes may run at once',
  why: 'Okta loses one of two schema writes that overlap, and reports success for both.',
  source: 'okta/terraform-provider-okta issues 162, 1217, 1351',
  remedy: 'Chain the schema resources with dependsOn.',
  evaluate: ({ plan }) => {
    if (!plan?.dependencies) return NOT_APPLICABLE;
    const { changes, dependencies } = plan;
    // What leaves the code is in no configuration: nobody can tell here what its deletion waits for.
    const known = (change: PlannedChange) => !isDelete(change) || change.address in dependencies;
    const written = changes
      .filter((change) => SCHEMA_WRITE.test(change.type) && !change.actions.includes('no-op') && known(change))
      .map(({ address }) => address);
    const before = (address: string, seen = new Set<string>()): Set<string> => {
      for (const next of dependencies[address] ?? []) if (!seen.has(next)) before(next, seen.add(next));
      return seen;
    };
    return judge(written.slice(1), (address) =>
      written.some((other) => other !== address && !before(address).has(other) && !before(other).has(address))
        ? { where: address, message: 'waits for no other schema write' }
        : undefined,
    );
  },
  examples: {
    bad: {
      plan: {
        changes: [
          change('okta_user_schema_property.a', ['create'], null),
          change('okta_user_schema_property.b', ['create'], null),
        ],
        dependencies: {},
      },
    },
    good: {
      plan: {
        changes: [
          change('okta_user_schema_property.a', ['create'], null),
          change('okta_user_schema_property.b', ['create'], null),
        ],
        dependencies: { 'okta_user_schema_property.b': ['okta_user_schema_property.a'] },
      },
    },
  },
};
