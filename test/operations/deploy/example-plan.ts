import { parseEnvironment } from '../../../engine/environment/parse';
import type { Environment, EnvironmentInput } from '../../../engine/environment/schema';
import { demo } from '../../../environments/demo';
import { Plan } from '../../../terraform/plan';

export const environmentWith = (more: Partial<EnvironmentInput> = {}): Environment =>
  parseEnvironment({ ...demo, ...more });

/** A change of one managed resource, as Terraform writes it. */
export const change = (
  address: string,
  actions: string[],
  before: object | null = null,
  after: object | null = null,
) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0]!,
  name: address.split('.')[1]!,
  change: { actions, before, after },
});

export const planOf = (changes: object[], more: object = {}): Plan =>
  Plan.parse({ format_version: '1.2', terraform_version: '1.11.4', resource_changes: changes, ...more });

/** State that holds these addresses. */
export const priorState = (...resources: { address: string; values?: object }[]) => ({
  prior_state: {
    values: {
      root_module: {
        resources: resources.map(({ address, values }) => ({
          address,
          mode: 'managed',
          type: address.split('.')[0],
          name: address.split('.')[1],
          values,
        })),
      },
    },
  },
});
