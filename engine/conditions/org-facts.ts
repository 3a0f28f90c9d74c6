import type { Environment } from '../environment/schema';
import { ringcentralSystem } from '../flows/take';
import type { OrgWith } from '../org/org';
import type { Observation, Observations } from './condition';

/** What of an org proves conditions without anybody's word. */
export type ProvingOrg = Pick<OrgWith<'apps' | 'appSchemas' | 'userSchema'>, 'apps' | 'appSchemas' | 'userSchema'>;

const DISCOVERED = ['directNumber', 'extensionNumber'];

/**
 * Facts of the org's own settings that prove a gate, by its key. What is not there is no fact: a flag that is on shows nowhere until somebody
 * uses it.
 * @param now milliseconds
 */
export function orgFacts(
  environment: Environment,
  { apps, appSchemas, userSchema }: ProvingOrg,
  now: number,
): Observations {
  const system = ringcentralSystem(environment.systems)!;
  const features = apps[system]?.features ?? [];
  const attributes = appSchemas[system] ?? {};
  const sources = Object.entries(userSchema.attributes).flatMap(([name, { source }]) =>
    source?.type === 'OVERRIDE' ? [{ name, first: source.priority[0] }] : [],
  );
  const proofs: Readonly<Record<string, string | undefined>> = {
    'okta-flag-mastering-and-push':
      features.includes('PROFILE_MASTERING') && features.includes('PUSH_PROFILE_UPDATES')
        ? 'the RingCentral app is a profile source and receives updates'
        : undefined,
    'okta-flag-attribute-level-mastering': sources[0] && `okta.${sources[0].name} has an overridden source`,
    'ringcentral-discovered-attributes': DISCOVERED.every((name) => name in attributes)
      ? `the app's schema shows ${DISCOVERED.join(' and ')}`
      : undefined,
    'attribute-source-primary-phone': sources.some(({ name, first }) => name === 'primaryPhone' && first === system)
      ? 'the user schema shows RingCentral as the source of primaryPhone'
      : undefined,
  };
  const when = new Date(now).toISOString();
  return Object.fromEntries(
    Object.entries(proofs).flatMap(([key, what]): [string, Observation[]][] =>
      what === undefined ? [] : [[key, [{ means: 'proves', what, when }]]],
    ),
  );
}

/** Observations of several readings, by key. */
export function merged(...all: readonly Observations[]): Observations {
  const together: Record<string, readonly Observation[]> = {};
  for (const observations of all)
    for (const [key, seen] of Object.entries(observations)) together[key] = [...(together[key] ?? []), ...seen];
  return together;
}
