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
