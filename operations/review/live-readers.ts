import type { Observations } from '../../engine/conditions/condition';
import type { Environment } from '../../engine/environment/schema';
import { unreadBecause, UserFacingError } from '../../engine/errors';
import type { ReadingExpression } from '../../engine/review/readers';
import { observeEnding } from '../observations';
import { openOkta, type Connecting } from '../tenants/connect';
import { readOrg } from '../tenants/read-org';

interface LiveReaders {
  readonly expressions: readonly ReadingExpression[];
  /** What Okta's System Log told of gates whose attestation ends. */
  readonly observations: Observations;
  readonly incomplete: readonly { readonly what: string; readonly why: string }[];
}

const NOTHING = { expressions: [], observations: {} };

const configured = (env: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean((env['OKTA_API_PRIVATE_KEY'] ?? env['OKTA_API_TOKEN']) && (env['OKTA_HTTP_PROXY'] ?? env['OKTA_ORG_NAME']));

/** Other apps' mappings and the org's group rules, read only. Without credentials nothing is asked; a refusal is said. */
export async function liveReaders(environment: Environment, now: string, connecting: Connecting): Promise<LiveReaders> {
  if (!configured(connecting.env)) return { ...NOTHING, incomplete: [] };
  try {
    const okta = await openOkta(environment, connecting);
    const { otherMappings, rules } = await readOrg(okta, environment, ['otherMappings', 'rules']);
    return {
      expressions: [
        ...otherMappings.flatMap(({ app, lines }) =>
          Object.entries(lines).map(([to, { expression }]) => ({
            who: `the mapping of ${app.name} to ${to}`,
            expr: expression,
          })),
        ),
        ...rules.map(({ name, expression }) => ({ who: `the group rule ${name}`, expr: expression })),
      ],
      observations: await observeEnding(okta, environment, Date.parse(now), () => undefined),
      incomplete: [],
    };
  } catch (error) {
    if (error instanceof UserFacingError) return { ...NOTHING, incomplete: unreadBecause('readers in Okta', error) };
    throw error;
  }
}
