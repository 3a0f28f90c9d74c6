/** Where a tenant takes the time from; tests inject a fixed one. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Stands still until somebody moves it: what takes hours within rate limits is played in seconds. */
export class SimulatedClock implements Clock {
  private milliseconds: number;

  constructor(start: Date) {
    this.milliseconds = start.getTime();
  }

  now(): Date {
    return new Date(this.milliseconds);
  }

  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}
