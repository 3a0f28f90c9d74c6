import { endedBy } from '../../engine/conditions/console/changes';
import type { Observations } from '../../engine/conditions/condition';
import { UserFacingError } from '../../engine/errors';
import { gatesNow } from '../../engine/gates/gates';
import { appsOf } from '../tenants/apps';
import { knownConsole, lacksScope } from '../tenants/console';
import type { Surroundings } from '../surroundings';
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
 * read closes nothing and opens nothing, which is said: what drift remembers of it stays known.
 */
export async function consoleToPlan({
  environment,
  okta,
  surroundings: { env, progress, now },
}: Pick<Target, 'environment' | 'okta'> & {
  readonly surroundings: Pick<Surroundings, 'env' | 'progress' | 'now'>;
}): Promise<ConsoleToPlan> {
  const words = gatesNow(environment).filter(
    ({ key, gate }) => 'attestedForDays' in gate.proof && environment.attestations[key] !== undefined,
  );
  if (words.length === 0) return NOTHING;
  const notKnown = (error: UserFacingError) =>
    progress(
      lacksScope(error)
        ? 'Without okta.logs.read nobody sees what was changed in the console: attestations count as they stand.'
        : `What was changed in Okta's console is not known: ${error.message}`,
    );
  try {
    const apps = await appsOf(okta, environment);
    const { changes, blocking, unread } = await knownConsole(okta, environment, apps, { now: now().getTime(), env });
    if (unread) notKnown(unread);
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
    notKnown(error);
    return NOTHING;
  }
}
