/**
 * Okta's import safeguard, as its help says (help.okta.com, "Import safeguards"): what one import takes away counts, and people whom it
 * deactivates count whatever lifecycle the import sets. Two levels, each on at 20 % unless somebody changed it; the console alone shows them.
 */
export interface Safeguard {
  /** Largest share of one app's people that one import may take it from; undefined: this level is off. One app's setting holds for all. */
  readonly app: number | undefined;
  /** Largest share of all assignments of all apps; undefined: off. */
  readonly org: number | undefined;
}

export const DEFAULT_SAFEGUARD: Safeguard = { app: 0.2, org: 0.2 };

/** "Apps in your org with more than 100 users". */
const APP_USERS = 100;
/** "A minimum of 100 app assignments". */
const ORG_ASSIGNMENTS = 100;

/** What one import would do to the people of one app. A directory is no app here: its accounts are no assignments (UNCONFIRMED). */
export interface AppLosses {
  /** Who has it. */
  readonly assigned: number;
  /** Who would lose it. */
  readonly lost: number;
  /**
   * Those of `lost` that the app level looks at: who has the app by hand, or through a group that was imported from a directory. A group of
   * Okta's own does not count there.
   */
  readonly checked: number;
}

/** Which level stops an import, and what it counted. */
export interface Tripped extends Pick<AppLosses, 'assigned' | 'lost'> {
  readonly level: 'app' | 'org';
}

/** No more people than this trip no app's level, whatever the app: its share of the smallest app that counts. */
export const fewForEveryApp = ({ app }: Safeguard = DEFAULT_SAFEGUARD): number =>
  app === undefined ? Infinity : APP_USERS * app;

const sum = (apps: readonly AppLosses[], of: 'assigned' | 'lost'): number =>
  apps.reduce((total, app) => total + app[of], 0);

/** Whether an import has to stop; the app level goes first where both would. Undefined: it may go on. */
export function trippedSafeguard(
  apps: readonly AppLosses[],
  { app, org }: Safeguard = DEFAULT_SAFEGUARD,
): Tripped | undefined {
  const stopping = apps.find(
    ({ assigned, checked }) => app !== undefined && assigned > APP_USERS && checked > assigned * app,
  );
  if (stopping) return { level: 'app', assigned: stopping.assigned, lost: stopping.checked };
  const [assigned, lost] = [sum(apps, 'assigned'), sum(apps, 'lost')];
  return org !== undefined && assigned >= ORG_ASSIGNMENTS && lost > assigned * org
    ? { level: 'org', assigned, lost }
    : undefined;
}
