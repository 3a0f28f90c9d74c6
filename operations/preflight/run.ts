import type { Clock } from '../../clients/rate-limit';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { Progress } from '../outcome';

/** What a run works with. */
export interface Run {
  readonly ringcentral: RingCentralClient;
  readonly dryRun: boolean;
  readonly progress: Progress;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
}
