import type { Observations } from '../../engine/conditions/condition';
import type { Environment } from '../../engine/environment/schema';
import { unreadBecause, UserFacingError } from '../../engine/errors';
import type { ReadingExpression } from '../../engine/review/readers';
import { observeEnding } from '../observations';
import { openOkta, type Connecting } from '../tenants/connect';

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
    const ours = new Set(Object.values(environment.systems).flatMap(({ app }) => ('adopt' in app ? [app.adopt] : [])));
    const outbound = (await okta.mappings()).filter(
      ({ source, target }) => source.type === 'user' && !ours.has(target.id),
    );
    const mappings = await Promise.all(outbound.map(({ id }) => okta.mapping(id)));
    const rules = await okta.groupRules();
    return {
      expressions: [
        ...mappings
          .filter(({ target }) => !target.name.startsWith('ringcentral'))
          .flatMap(({ target, properties }) =>
            Object.entries(properties).map(([to, line]) => ({
              who: `the mapping of ${target.name} to ${to}`,
              expr: line.expression,
            })),
          ),
        ...rules.map(({ name, conditions }) => ({
          who: `the group rule ${name}`,
          expr: conditions?.expression?.value ?? '',
        })),
      ],
      observations: await observeEnding(okta, environment, Date.parse(now), () => undefined),
      incomplete: [],
    };
  } catch (error) {
    if (error instanceof UserFacingError) return { ...NOTHING, incomplete: unreadBecause('readers in Okta', error) };
    throw error;
  }
}
