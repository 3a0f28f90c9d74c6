import type { Counts } from '../../terraform';
import type { Refusal } from './refusal';

/** What an apply came to. */
export interface Applied {
  readonly applied: Counts;
  /** What a plan right after it would still do; of a refused apply, what it would have done. */
  readonly replan: Counts;
  /** Where the values are kept that it has overwritten. Absent: it has overwritten none. */
  readonly snapshot?: string;
  readonly refused?: Refusal;
}
