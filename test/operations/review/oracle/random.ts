/** Mulberry32: the same seed gives the same run everywhere. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below = (count: number): number => Math.floor(this.next() * count);
  chance = (share: number): boolean => this.next() < share;

  /** @throws where there is nothing to choose from */
  one<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('Nothing to choose from');
    return of[this.below(of.length)]!;
  }

  shuffled<T>(of: readonly T[]): T[] {
    return of
      .map((value) => [this.next(), value] as const)
      .sort(([a], [b]) => a - b)
      .map(([, value]) => value);
  }
}
