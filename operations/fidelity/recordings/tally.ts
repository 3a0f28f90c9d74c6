import type { Check, Dimension } from './judge';

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((10_000 * part) / whole) / 100;

/** How faithfully answers were given: shares in percent, null where there was nothing to compare. */
export interface Figures {
  readonly interactions: number;
  readonly status: number | null;
  readonly keys: number | null;
  readonly echo: number | null;
  readonly error: number | null;
  readonly link: number | null;
  /** Share of answers without any difference. */
  readonly exact: number | null;
}

/** Counts the checks of many answers. */
export class Tally {
  private interactions = 0;
  private exact = 0;
  private readonly passed = new Map<Dimension, number>();
  private readonly all = new Map<Dimension, number>();

  add(checks: readonly Check[]): void {
    this.interactions += 1;
    let whole = true;
    for (const { dimension, passed, weight } of checks) {
      this.all.set(dimension, (this.all.get(dimension) ?? 0) + weight);
      this.passed.set(dimension, (this.passed.get(dimension) ?? 0) + (passed ? weight : 0));
      whole &&= passed || weight === 0;
    }
    if (whole) this.exact += 1;
  }

  figures(): Figures {
    const share = (dimension: Dimension) => percent(this.passed.get(dimension) ?? 0, this.all.get(dimension) ?? 0);
    return {
      interactions: this.interactions,
      status: share('status'),
      keys: share('keys'),
      echo: share('echo'),
      error: share('error'),
      link: share('link'),
      exact: percent(this.exact, this.interactions),
    };
  }
}
