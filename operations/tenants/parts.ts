import type { Unread } from '../../engine/drift';
import { unreadBecause, UserFacingError } from '../../engine/errors';

/** Runs one part; what keeps it from being read is told and ends nothing else. */
export class Parts {
  readonly incomplete: Unread[] = [];

  async read<T>(what: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserFacingError) || error.exitCode === 1) throw error;
      this.incomplete.push(...unreadBecause(what, error));
      return otherwise;
    }
  }
}
