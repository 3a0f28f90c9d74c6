import type { Environment } from '../environment/schema';
import { DEFAULT_SAFEGUARD, trippedSafeguard, type AppLosses, type Safeguard, type Tripped } from '../sync';
import type { Deed } from './play';

/** Whether so many people may lose RingCentral at once: by Okta's import safeguard, and by the environment's own thresholds. */
export interface SafeguardVerdict {
  /** People who would lose RingCentral. */
  readonly removals: number;
  /** People who have it. */
  readonly assignments: number;
  /** There are more: counting stopped where one more could change nothing. */
  readonly atLeast?: true;
  /** Share of the assignments, in per cent. */
  readonly percent: number;
  readonly allowed: { readonly percent: number; readonly people: number };
  /** Okta's own safeguard would stop the import, and with it all imports until an admin resumes them. */
  readonly oktaStops: boolean;
  /** The level that stops it, and what that counts. */
  readonly level?: Tripped['level'];
  /** Why Okta's safeguard does not look at this at all; absent where it does. */
  readonly blindSpot?: string;
  /** Ours refuses. */
  readonly refused: boolean;
}

/** What counts of each app, RingCentral's first. */
export type Losses = readonly [ringcentral: AppLosses & Pick<SafeguardVerdict, 'atLeast'>, ...others: AppLosses[]];

/** As many as a person still wants to know exactly. */
const MANY = 2000;

/** People with RingCentral above whom no share is reached with so many assignments lost: however many there are, the judgement stays. */
export function enoughAssignments({ thresholds }: Pick<Environment, 'thresholds'>, lost: number): number {
  const share = Math.min((DEFAULT_SAFEGUARD.org ?? 1) * 100, (DEFAULT_SAFEGUARD.app ?? 1) * 100, thresholds.unassigned);
  // A share of nothing is reached by the first one, and one person is nobody's mass removal.
  if (lost <= 1) return MANY;
  return share === 0 ? Infinity : Math.max(MANY, Math.ceil((lost * 100) / share) + 1);
}

/**
 * Whether Okta's safeguard counts it: an import that deactivates people, disabled or no longer found (help.okta.com, Import safeguards:
 * "Deactivated users are included in the calculation").
 */
export const isCounted = ({ verb, to }: Deed): boolean =>
  verb === 'delete' || verb === 'disable' || (verb === 'move' && to?.kind === 'unit' && !to.imported);

function blindSpotOf(deed: Deed, { checked, lost }: AppLosses): string | undefined {
  if (isCounted(deed))
    return checked < lost
      ? "RingCentral is given by a group of Okta's own, which the app level of Okta's safeguard does not count"
      : undefined;
  if (deed.verb === 'move')
    return "access moves through groups and group rules, which Okta's import safeguard does not count";
  return deed.verb === 'enable' ? undefined : "it is no import, so Okta's import safeguard does not look at it";
}

/**
 * @param losses what each app has and would lose
 * @param safeguard Okta's thresholds, which its console alone shows. @default both levels at 20 %
 */
export function judgeSafeguard(
  { thresholds }: Pick<Environment, 'thresholds'>,
  deed: Deed,
  losses: Losses,
  safeguard?: Safeguard,
): SafeguardVerdict {
  const [{ lost: removals, assigned: assignments, atLeast }] = losses;
  const allowed = { percent: thresholds.unassigned, people: thresholds.unassignedPeople };
  const percent = assignments === 0 ? 0 : Math.round((removals / assignments) * 1000) / 10;
  const stops = isCounted(deed) ? trippedSafeguard(losses, safeguard) : undefined;
  const blindSpot = removals > 0 && !stops ? blindSpotOf(deed, losses[0]) : undefined;
  // One person is nobody's mass removal, however small the company.
  const refused = removals > 1 && (removals > allowed.people || percent > allowed.percent);
  return {
    removals,
    assignments,
    ...(atLeast && { atLeast }),
    percent,
    allowed,
    oktaStops: stops !== undefined,
    ...(stops && { level: stops.level }),
    ...(blindSpot && { blindSpot }),
    refused,
  };
}
