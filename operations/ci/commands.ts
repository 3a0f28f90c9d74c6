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
  readonly plan: (env: string, surroundings: Surroundings, options: { readonly out: string }) => Promise<Outcome>;
  readonly apply: (
    request: {
      readonly plan: string;
      readonly expect: string;
      readonly snapshot: string;
      readonly resume: true;
      readonly onSnapshot?: () => void;
      readonly snapshotOnly: boolean;
    },
    surroundings: Surroundings,
  ) => Promise<Outcome>;
  readonly drift: (
    request: { readonly env: string; readonly out: string },
    surroundings: Surroundings,
  ) => Promise<Outcome>;
  readonly arrivals: (
    request: { readonly env: string; readonly out: string },
    surroundings: Surroundings,
  ) => Promise<Outcome>;
  readonly promote: (
    request: { readonly from: string; readonly to: string; readonly revision: string },
    surroundings: Surroundings,
  ) => Promise<Outcome>;
  readonly reviewed: (
    request: { readonly env: string; readonly commit: string },
    env: Surroundings['env'],
  ) => Promise<Outcome>;
  readonly publish: (
    where: { readonly comment: string } | { readonly issue: string; readonly label: string; readonly clean: boolean },
    file: string,
    env: Surroundings['env'],
  ) => Promise<Outcome>;
  /** Renews comments of ours that still wait for something. */
  readonly renew: (file: string, env: Surroundings['env'], now: Date) => Promise<Outcome>;
}
