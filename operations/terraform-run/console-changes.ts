import { endedBy } from '../../engine/conditions/console/changes';
import type { Observations } from '../../engine/conditions/condition';
import { UserFacingError } from '../../engine/errors';
import { gatesNow } from '../../engine/gates/gates';
import { appsOf } from '../tenants/apps';
import { lacksScope, ownActors, readConsole } from '../tenants/console';
import type { Refusal } from './refusal';
import type { Target } from './reading';

/** What Okta's System Log tells of settings that somebody vouched for. */
export interface ConsoleToPlan {
  /** Facts that end a word, by the gate's key. */
  readonly ended: Observations;
  /** Of events whose shape has been seen in a real org: these alone stop a plan. */
  readonly refusals: readonly Refusal[];
}

const NOTHING: ConsoleToPlan = { ended: {}, refusals: [] };

/**
 * What changed in Okta's console since it was attested. Nothing is asked where no gate of the phase rests on a word; a log that cannot be
 * read closes nothing and opens nothing, which is said.
 */
export async function consoleToPlan({ environment, okta, surroundings }: Target): Promise<ConsoleToPlan> {
  const words = gatesNow(environment).filter(
    ({ key, gate }) => 'attestedForDays' in gate.proof && environment.attestations[key] !== undefined,
  );
  if (words.length === 0) return NOTHING;
  const { env, progress } = surroundings;
  try {
    const apps = await appsOf(okta, environment);
    const { changes, blocking } = await readConsole(
      okta,
      environment,
      apps,
      surroundings.now().getTime(),
      [],
      ownActors(env),
    );
    const stops = endedBy(environment, blocking);
    const refusals = words.flatMap(({ key, gate }) =>
      (stops[key] ?? []).map(({ what, when }) => ({
        why: `Gate ${key} was attested, and has changed since: ${what} ${when}. ${gate.why}`,
        remedy: `${gate.who}: ${gate.where}; then attest it anew`,
      })),
    );
    return { ended: endedBy(environment, changes), refusals };
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    progress(
      lacksScope(error)
        ? 'Without okta.logs.read nobody sees what was changed in the console: attestations count as they stand.'
        : `What was changed in Okta's console is not known: ${error.message}`,
    );
    return NOTHING;
  }
}
