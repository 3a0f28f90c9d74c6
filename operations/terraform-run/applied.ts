import type { Counts } from '../../terraform';
import type { Refusal } from './refusal';
import type { Resumed } from './resume/resumed';

/** What an apply came to. */
export interface Applied {
  readonly applied: Counts;
  /** What a plan right after it would still do; of a refused apply, what it would have done. */
  readonly replan: Counts;
  /** Where the values are kept that it has overwritten. Absent: it has overwritten none. */
  readonly snapshot?: string;
  /** What was taken up where an earlier apply had left it. Absent: nothing. */
  readonly resumed?: readonly Resumed[];
  readonly refused?: Refusal;
}
