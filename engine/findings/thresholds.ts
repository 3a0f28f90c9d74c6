import { counted } from '../counted';
import type { Environment } from '../environment/schema';
import type { Applied } from '../terraform/receipt';
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
  /** What is counted, under the name that receipts give it: `okta.city changed`. */
  readonly counts: string;
  readonly people: number;
  readonly most: number;
  /** Who they are, one and several, where they are no people. */
  readonly noun?: readonly [one: string, many: string];
  /** What happens to them: `of 200 get another okta.primaryPhone, or none`. */
  readonly what: string;
}

/**
 * Adds, changes and removals of each attribute count apart, each absolute and relative, because one large number hides a small
 * dangerous one (UnitySync's simulation tolerances). A value that goes is a change too.
 */
export function valueLimits({ attributes, population }: Impact, { adds, changes, removals }: Thresholds): Limit[] {
  return attributes.flatMap(({ system, attribute, changed, added, removed }): Limit[] => {
    const where = `${system}.${attribute}`;
    const limit = (happens: string, people: number, threshold: Threshold | undefined, what: string): Limit => ({
      id: 'RCO020',
      where,
      counts: `${where} ${happens}`,
      people,
      most: most(threshold, population),
      what: `of ${population} ${what}`,
    });
    return [
      limit('added', added, adds, `would get ${where}, who had none`),
      limit('changed', changed - added, changes, `would get another ${where}, or none`),
      limit('removed', removed, removals, `would lose ${where}`),
    ];
  });
}

/** Attributes of which more people get another value than is usual, short of the stop. */
export const unusual = ({ attributes, population }: Impact, { warning }: Thresholds): Limit[] =>
  attributes.map(({ system, attribute, changed, added }) => ({
    id: 'RCO020',
    where: `${system}.${attribute}`,
    counts: `${system}.${attribute} changed`,
    people: changed - added,
    most: most(warning, population),
    what: `of ${population} would get another ${system}.${attribute}, or none`,
  }));

/** People who lose RingCentral. Without a threshold nobody may. */
export const accessLimit = ({ access, population }: Impact, thresholds: Thresholds | undefined): Limit => ({
  id: 'RCO032',
  where: 'access',
  counts: 'access lost',
  people: access.lost,
  most: most(thresholds?.access ?? { absolute: 0 }, population),
  what: `of ${population} would lose RingCentral`,
});

/** Accounts that go. Without a threshold none may. */
export const accountLimit = ({ ringcentral, population }: Impact, thresholds: Thresholds | undefined): Limit => ({
  id: 'RCO019',
  where: 'ringcentral',
  counts: 'accounts lost',
  people: ringcentral.disabled + ringcentral.deleted,
  most: most(thresholds?.deactivations ?? { absolute: 0 }, population),
  noun: ['RingCentral account', 'RingCentral accounts'],
  what: 'would be disabled or deleted',
});

const limitsOf = (impact: Impact, thresholds: Thresholds): Limit[] => [
  ...valueLimits(impact, thresholds),
  accessLimit(impact, thresholds),
  accountLimit(impact, thresholds),
];

/** How many people an impact reaches, by what happens to them. */
export const reachOf = (impact: Impact): Record<string, number> =>
  Object.fromEntries(
    limitsOf(impact, {})
      .filter(({ people }) => people > 0)
      .map(({ counts, people }) => [counts, people]),
  );

const DAYS = 7;
const WINDOW_MS = DAYS * 24 * 60 * 60 * 1000;

/** A limit, with what earlier applies did. */
export interface Counted extends Limit {
  /** Reached within the seven days before. */
  readonly before: number;
}

/** Limits counted over seven days: two halves on one day are a whole. `now` is an ISO 8601 instant. */
export function overSevenDays(limits: readonly Limit[], earlier: readonly Applied[] = [], now: string): Counted[] {
  const recent = earlier.filter(({ at }) => Date.parse(now) - Date.parse(at) < WINDOW_MS);
  return limits.map((limit) => ({
    ...limit,
    before: recent.reduce((sum, { people }) => sum + (people[limit.counts] ?? 0), 0),
  }));
}

/** What an impact does not reach it cannot pass. */
export const exceeds = ({ people, before, most }: Counted): boolean => people > 0 && people + before > most;

/** Whom a limit counts, and what happens to them: `1 person of 200 would lose okta.city`. */
export const happensTo = ({ people, noun = ['person', 'people'], what }: Limit): string =>
  `${counted(people, ...noun)} ${what}`;

/** What the days before add to a sentence. */
export const alreadyReached = ({ before }: Pick<Counted, 'before'>): string =>
  before > 0 ? `, and the last seven days have reached ${before} already` : '';

/** The limits that an impact passes, alone or together with what earlier applies did. */
export const passedLimits = (
  impact: Impact,
  thresholds: Thresholds,
  earlier: readonly Applied[],
  now: string,
): Counted[] => overSevenDays(limitsOf(impact, thresholds), earlier, now).filter(exceeds);
