import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';

/** Commands that steps of a pipeline are made of. They are handed over: no command knows another. */
export interface PipelineCommands {
  readonly review: (request: {
    readonly env: string;
    readonly people: string;
    readonly out: string;
    readonly failOn: 'error';
    readonly showValues: boolean;
    readonly now: string;
    readonly plan?: string;
    readonly base?: string;
    /** The people are invented: nobody asks for more. */
    readonly invented?: boolean;
  }) => Promise<Outcome>;
  readonly rollback: (
    request: { readonly env: string; readonly snapshot: string },
    surroundings: Surroundings,
  ) => Promise<Outcome>;
}
