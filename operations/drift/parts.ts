import type { Unread } from '../../engine/drift';
import { IncompleteError, UserFacingError } from '../../engine/errors';

/** Runs one part; what keeps it from being read is told and ends nothing else. */
export class Parts {
  readonly incomplete: Unread[] = [];

  async read<T>(what: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserFacingError) || error.exitCode === 1) throw error;
      const listed = error instanceof IncompleteError ? error.incomplete : [];
      this.incomplete.push(...(listed.length > 0 ? listed : [{ what, why: error.message }]));
      return otherwise;
    }
  }
}
