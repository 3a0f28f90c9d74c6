import type { Environment } from '../environment/schema';
import { DEFAULT_SAFEGUARD } from '../sync';
import type { Deed } from './play';

/** Whether so many people may lose RingCentral at once: by Okta's import safeguard, and by the environment's own thresholds. */
export interface SafeguardVerdict {
  /** People who would lose RingCentral. */
  readonly removals: number;
  /** People who have it. */
  readonly assignments: number;
  /** Share of the assignments, in per cent. */
  readonly percent: number;
  readonly allowed: { readonly percent: number; readonly people: number };
  /** Okta's own safeguard would stop the import. */
  readonly oktaStops: boolean;
  /** Why Okta's safeguard does not look at this at all; absent where it does. */
  readonly blindSpot?: string;
  /** Ours refuses. */
  readonly refused: boolean;
}

/**
 * Okta counts accounts that an import no longer finds. Who is disabled, loses a group or is moved by a group rule is still
 * found: nothing is counted, and every one of them loses the app (Okta help, Import safeguards).
 */
function blindSpotOf({ verb, to }: Deed): string | undefined {
  if (verb === 'delete' || (to?.kind === 'unit' && !to.imported)) return undefined;
  if (verb === 'move')
    return "access moves through groups and group rules, which Okta's import safeguard does not count";
  if (verb === 'disable')
    return "disabled accounts are still found by the import, so Okta's safeguard does not count them";
  return verb === 'enable' ? undefined : "it is no import, so Okta's import safeguard does not look at it";
}

/**
 * @param removals people who would lose RingCentral
 * @param assignments people who have it now
 */
export function judgeSafeguard(
  { thresholds }: Pick<Environment, 'thresholds'>,
  deed: Deed,
  removals: number,
  assignments: number,
): SafeguardVerdict {
  const allowed = { percent: thresholds.unassigned, people: thresholds.unassignedPeople };
  const percent = assignments === 0 ? 0 : Math.round((removals / assignments) * 1000) / 10;
  const blindSpot = removals > 0 ? blindSpotOf(deed) : undefined;
  const { share, fewest } = DEFAULT_SAFEGUARD;
  const oktaStops = blindSpot === undefined && assignments >= fewest && removals > assignments * share;
  // One person is nobody's mass removal, however small the company.
  const refused = removals > 1 && (removals > allowed.people || percent > allowed.percent);
  return { removals, assignments, percent, allowed, oktaStops, ...(blindSpot && { blindSpot }), refused };
}
