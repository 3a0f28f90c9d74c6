import type { Environment } from '../../engine/environment/schema';
import { expressionFacts } from '../../engine/findings/expression-facts';
import { thresholdsOf } from '../../engine/findings/thresholds';
import type { EnvironmentFacts, Facts, Impact, PlanFacts, RunnerFacts } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { expiryOf } from '../../engine/gates/attestation';
import { gatesOf } from '../../engine/gates/gates';
import type { Reader } from '../../engine/review/model';

/** What the rules look at of an environment. */
function environmentFacts(environment: Environment): EnvironmentFacts {
  const { name, phase, ringcentral, state, acknowledgements, thresholds } = environment;
  const gates = new Map(gatesOf(tableOf(environment), environment).map(({ key, gate }) => [key, gate]));
  return {
    name,
    phase,
    label: ringcentral.label,
    backend: state.backend,
    attestations: Object.fromEntries(
      Object.entries(environment.attestations).flatMap(([key, attestation]) => {
        const gate = gates.get(key);
        return gate ? [[key, { on: attestation.on, expires: expiryOf(gate, attestation) }] as const] : [];
      }),
    ),
    acknowledgements,
    thresholds: thresholdsOf(thresholds),
  };
}

/** Which credentials this process would use, and where it runs. */
function runnerFacts(env: Readonly<Record<string, string | undefined>>): RunnerFacts {
  const host = (env['OKTA_HTTP_PROXY'] ?? '').replace(/^https?:\/\//, '');
  return {
    ci: env['CI'] === 'true' || env['CI'] === '1',
    loopback: /^(127\.|localhost|\[::1\])/.test(host),
    credentials: env['OKTA_API_TOKEN'] ? 'apiToken' : env['OKTA_API_PRIVATE_KEY'] ? 'oauth' : 'none',
  };
}

interface Known {
  readonly environment: Environment;
  readonly now: string;
  readonly plan?: PlanFacts | undefined;
  readonly impact: Impact;
  readonly readers: readonly Reader[];
}

/** Everything a review knows, for the rules. */
export function reviewFacts({ environment, now, plan, impact, readers }: Known): Facts {
  const table = tableOf(environment);
  return {
    now,
    environment: environmentFacts(environment),
    table,
    expressions: expressionFacts(table),
    people: impact,
    live: { mappings: [], apps: {}, readers },
    runner: runnerFacts(process.env),
    ...(plan && { plan }),
  };
}
