import { UserFacingError } from '../../engine/errors';

/** Runs a write, and gives a tenant's refusal instead of throwing it: one value that is refused ends nothing else. */
export async function refusalOf(write: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  }
}
