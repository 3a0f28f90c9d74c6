import { RefusedError } from '../../engine/errors';

/** Why nothing is applied, and what to do about it. */
export interface Refusal {
  readonly why: string;
  readonly remedy: string;
}

/** One refusal that says all of them. */
export const joined = (refusals: readonly Refusal[]): Refusal | undefined =>
  refusals.length === 0
    ? undefined
    : {
        why: refusals.map(({ why }) => why).join('\n'),
        remedy: [...new Set(refusals.map(({ remedy }) => remedy))].join('\n'),
      };

/** Gives what `otherwise` makes of a refusal in place of throwing it. */
export async function orRefused<T>(work: () => Promise<T>, otherwise: (refusal: Refusal) => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return otherwise({ why: error.message, remedy: error.remedy ?? '' });
  }
}
