import type { Clock } from '../../clients/rate-limit';

/** How long something may take, and how often to look. Milliseconds. */
export interface Patience {
  readonly limitMs: number;
  readonly everyMs: number;
}

interface Looking {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** Looks until there is something or the limit is reached. Rejects at once when the signal aborts. */
export async function until<T>(
  look: () => Promise<T | undefined>,
  { limitMs, everyMs }: Patience,
  { clock, signal }: Looking,
): Promise<T | undefined> {
  const deadline = clock.now() + limitMs;
  for (;;) {
    signal?.throwIfAborted();
    const found = await look();
    if (found !== undefined || clock.now() >= deadline) return found;
    await clock.sleep(Math.min(everyMs, Math.max(1, deadline - clock.now())), signal);
  }
}
