import type { Environment } from '../environment/schema';
import type { Impact, Threshold, Thresholds } from './model';

const PERCENT = 100;

const part = (percent: number, absolute?: number): Threshold => ({
  relative: percent / PERCENT,
  ...(absolute !== undefined && { absolute }),
});

/** The thresholds of an environment, as the rules read them. */
export const thresholdsOf = (stated: Environment['thresholds']): Thresholds => ({
  adds: part(stated.addedPeople, stated.addedCount),
  changes: part(stated.changedPeople, stated.changedCount),
  removals: part(stated.removedPeople, stated.removedCount),
  warning: part(stated.changedPeopleWarning),
  access: part(stated.unassigned, stated.unassignedPeople),
  deactivations: { absolute: stated.deactivatedInRingCentral },
});

/** How many people one threshold allows; without one, everybody. */
const most = (threshold: Threshold | undefined, population: number): number =>
  Math.min(
    threshold?.absolute ?? Infinity,
    threshold?.relative === undefined ? Infinity : Math.floor(threshold.relative * population),
  );

/** One number of people beside what is allowed. */
export interface Limit {
  /** The finding that reports it, and under which it can be acknowledged. */
  readonly id: 'RCO019' | 'RCO020' | 'RCO032';
  readonly where: string;
  readonly people: number;
  readonly most: number;
  /** What happens to them: `people of 200 get another okta.primaryPhone, or none`. */
  readonly what: string;
}

/**
 * Adds, changes and removals of each attribute count apart, each absolute and relative, because one large number hides a small
 * dangerous one (UnitySync's simulation tolerances). A value that goes is a change too.
 */
export function valueLimits({ attributes, population }: Impact, { adds, changes, removals }: Thresholds): Limit[] {
  return attributes.flatMap(({ system, attribute, changed, added, removed }): Limit[] => {
    const where = `${system}.${attribute}`;
    const limit = (people: number, threshold: Threshold | undefined, what: string): Limit => ({
      id: 'RCO020',
      where,
      people,
      most: most(threshold, population),
      what: `people of ${population} ${what}`,
    });
    return [
      limit(added, adds, `would get ${where}, who had none`),
      limit(changed - added, changes, `would get another ${where}, or none`),
      limit(removed, removals, `would lose ${where}`),
    ];
  });
}

/** Attributes of which more people get another value than is usual, short of the stop. */
export const unusual = ({ attributes, population }: Impact, { warning }: Thresholds): Limit[] =>
  attributes.map(({ system, attribute, changed, added }) => ({
    id: 'RCO020',
    where: `${system}.${attribute}`,
    people: changed - added,
    most: most(warning, population),
    what: `people of ${population} would get another ${system}.${attribute}, or none`,
  }));

/** People who lose RingCentral. Without a threshold nobody may. */
export const accessLimit = ({ access, population }: Impact, thresholds: Thresholds | undefined): Limit => ({
  id: 'RCO032',
  where: 'access',
  people: access.lost,
  most: most(thresholds?.access ?? { absolute: 0 }, population),
  what: `people of ${population} would lose RingCentral`,
});

/** Accounts that go. Without a threshold none may. */
export const accountLimit = ({ ringcentral, population }: Impact, thresholds: Thresholds | undefined): Limit => ({
  id: 'RCO019',
  where: 'ringcentral',
  people: ringcentral.disabled + ringcentral.deleted,
  most: most(thresholds?.deactivations ?? { absolute: 0 }, population),
  what: `RingCentral accounts would be disabled or deleted`,
});

export const exceeds = ({ people, most }: Limit): boolean => people > most;
