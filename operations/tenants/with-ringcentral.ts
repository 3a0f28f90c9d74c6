import type { RingCentralClient } from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import { openRingCentral, type Connecting } from './connect';
import type { Parts } from './parts';

/** Works with the RingCentral account, or without it where it cannot be reached, which is told; signs out at the end. */
export async function withRingCentral<T>(
  environment: Environment,
  connecting: Connecting,
  parts: Parts,
  work: (ringcentral: RingCentralClient | undefined) => Promise<T>,
): Promise<T> {
  const ringcentral = await parts.read('RingCentral', undefined, () => openRingCentral(environment, connecting));
  try {
    return await work(ringcentral);
  } finally {
    await ringcentral?.signOut().catch(() => undefined);
  }
}
