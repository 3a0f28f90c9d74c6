import type { Observations } from '../../engine/conditions/condition';
import type { Environment } from '../../engine/environment/schema';
import { expressionFacts } from '../../engine/findings/expression-facts';
import { environmentFacts } from '../../engine/findings/environment-facts';
import type { Facts, Impact, LiveFacts, PlanFacts, RunnerFacts } from '../../engine/findings/model';
import { isLoopback } from '../../engine/loopback';
import { tableOf } from '../../engine/flows/take';
import type { Reader } from '../../engine/review/model';

/** Which credentials this process would use, and where it runs. */
function runnerFacts(env: Readonly<Record<string, string | undefined>>): RunnerFacts {
  return {
    ci: env['CI'] === 'true' || env['CI'] === '1',
    loopback: isLoopback(env['OKTA_HTTP_PROXY'] ?? ''),
    credentials: env['OKTA_API_TOKEN'] ? 'apiToken' : env['OKTA_API_PRIVATE_KEY'] ? 'oauth' : 'none',
  };
}

interface Known {
  readonly environment: Environment;
  readonly now: string;
  readonly plan?: PlanFacts | undefined;
  readonly apps?: LiveFacts['apps'] | undefined;
  readonly impact: Impact;
  readonly earlier?: Facts['earlier'];
  readonly readers: readonly Reader[];
  readonly observations: Observations;
}

/** Everything a review knows, for the rules. */
export function reviewFacts(known: Known): Facts {
  const { environment, now, plan, apps = {}, impact, earlier = [], readers, observations } = known;
  const table = tableOf(environment);
  return {
    now,
    environment: environmentFacts(environment),
    table,
    expressions: expressionFacts(environment, table),
    people: impact,
    earlier,
    observations,
    live: { mappings: [], apps, readers },
    runner: runnerFacts(process.env),
    ...(plan && { plan }),
  };
}
