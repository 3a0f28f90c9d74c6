import { setTimeout as pause } from 'node:timers/promises';
import type { OktaApiError } from '../../clients/okta';
import { isRefusal } from './refusal';

/** Okta's schemas and mappings can lag behind an answered write; okta/okta waits up to two minutes for the same. */
const PAUSES_MS = [0, 250, 500, 1000, 2000] as const;

/** What became of a write: it holds, it does not (with the last that was read), or nobody knows. */
export type Outcome<T> =
  | { readonly kind: 'holds'; readonly live: T }
  | { readonly kind: 'refused'; readonly error: OktaApiError }
  | { readonly kind: 'dropped'; readonly live: T; readonly error?: Error }
  | { readonly kind: 'unknown'; readonly error: Error };

interface WriteAndRead<T> {
  readonly write: () => Promise<unknown>;
  readonly read: () => Promise<T>;
  readonly holds: (live: T) => boolean;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/**
 * Writes, then believes only what it reads. An answer is no proof: some orgs answer 200 and drop an attribute's source;
 * and a missing answer is no proof of the contrary.
 */
export async function writeAndReadBack<T>({ write, read, holds }: WriteAndRead<T>): Promise<Outcome<T>> {
  const written = await write().then(
    () => undefined,
    (error: unknown) => asError(error),
  );
  if (isRefusal(written)) return { kind: 'refused', error: written };
  try {
    let live: T | undefined;
    for (const ms of PAUSES_MS) {
      await pause(ms);
      live = await read();
      if (holds(live)) return { kind: 'holds', live };
      // A write that failed will not appear later than one that succeeded; one more look is enough.
      if (written && ms > 0) break;
    }
    return { kind: 'dropped', live: live as T, ...(written ? { error: written } : {}) };
  } catch (error) {
    return { kind: 'unknown', error: written ?? asError(error) };
  }
}
