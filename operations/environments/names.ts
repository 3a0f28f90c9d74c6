import { UserFacingError } from '../../engine/errors';
import { loadEnvironments } from '../../project';

/** The names of all environments, for a person; where one cannot be read, what is wrong with it. */
export function declaredNames(): string {
  try {
    return loadEnvironments()
      .map(({ name }) => name)
      .join(', ');
  } catch (error) {
    if (error instanceof UserFacingError) return `not known: ${error.message}`;
    throw error;
  }
}
