import type { Impact, Threshold, Thresholds, Violation } from './model';

const limit = ({ absolute, relative }: Threshold, population: number): number =>
  Math.min(absolute ?? Infinity, relative === undefined ? Infinity : Math.floor(relative * population));

/**
 * One entry per attribute and kind of change; an empty message where the limit holds. Adds, changes and removals count apart, each
 * absolute and relative, because one large number hides a small dangerous one (UnitySync's simulation tolerances).
 */
export function exceeded({ attributes, population }: Impact, thresholds: Thresholds): Violation[] {
  const kinds = [
    ['added', thresholds.adds],
    ['changed', thresholds.changes],
    ['removed', thresholds.removals],
  ] as const;
  return attributes.flatMap((counts) =>
    kinds.map(([kind, threshold]) => {
      const most = threshold ? limit(threshold, population) : Infinity;
      const where = `${counts.system}.${counts.attribute}`;
      return {
        where,
        message: counts[kind] > most ? `${counts[kind]} of ${population} people ${kind}, at most ${most} allowed` : '',
      };
    }),
  );
}
