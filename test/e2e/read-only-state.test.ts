import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import type { Environment } from '../../engine/environment/schema';
import { apply } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import { noPostgres, startPostgres } from '../support/postgres';
import { noTerraform } from '../terraform/on-path';
import type { Workflow } from '../pipelines/workflow';
import { startRollout, type Rollout } from './rollout';

const because = noPostgres.because || noTerraform.because;

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let rollout: Rollout;
beforeAll(async () => {
  if (because) return;
  [postgres, rollout] = await Promise.all([startPostgres('read-only-state'), startRollout()]);
});
afterAll(async () => {
  await rollout?.close();
  await postgres?.close();
});

/** The role that docs/pipelines.md makes. */
const role = () =>
  /```sql\n([\s\S]*?)```/.exec(readFileSync('docs/pipelines.md', 'utf8'))![1]!.replace('…', 'only-reads');

/** What the workflow's step that plans tells Terraform about its state. */
const skipping = (): Record<string, string> => {
  const { jobs } = parse(readFileSync('.github/workflows/pull-request.yml', 'utf8')) as Workflow;
  const step = jobs['review']!.steps.find(({ name }) => name === 'Plan');
  return Object.fromEntries(
    Object.entries(step!.env!).flatMap(([name, value]) => (name.startsWith('PG_SKIP_') ? [[name, String(value)]] : [])),
  );
};

describe.skipIf(because !== '')(`a state that a role can only read${because}`, () => {
  const surroundings = (env: Record<string, string>) => {
    const target = rollout.stage.copy('test', { ...rollout.at('app'), state: { backend: 'pg' } } satisfies Environment);
    return { ...target.surroundings, env: { ...target.surroundings.env, ...env } };
  };

  it('is enough for a plan, and an apply with it is refused by the database', async () => {
    const writing = surroundings({ PG_CONN_STR: postgres.url });
    expect(await apply({ env: 'demo' }, writing)).toMatchObject({ exitCode: 0 });
    postgres.sql(role());
    const reading = surroundings({ PG_CONN_STR: postgres.urlOf('plans', 'only-reads'), ...skipping() });
    expect(await plan('demo', reading)).toMatchObject({ exitCode: 0, json: { add: 0, change: 0, destroy: 0 } });
    expect(() => postgres.sql('SET ROLE plans; DELETE FROM terraform_remote_state.states')).toThrow(
      'permission denied',
    );
  });
});
