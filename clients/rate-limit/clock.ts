import { setTimeout as pause } from 'node:timers/promises';

/** Time as clients see it: injected, so that tests never wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Rings once after `ms` milliseconds unless the answer is called before. Ends calls that do not end. @default the machine's timer */
  readonly alarm?: (ms: number, ring: () => void) => () => void;
}

export const systemClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> => pause(ms, undefined, signal ? { signal } : {}),
  alarm: (ms: number, ring: () => void) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
} satisfies Clock;

/** The alarm of a clock, the machine's where it has none. */
export const alarmOf = ({ alarm = systemClock.alarm }: Clock = systemClock): NonNullable<Clock['alarm']> => alarm;
