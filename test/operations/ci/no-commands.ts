import { expect } from 'vitest';
import type { PipelineCommands } from '../../../operations/ci';

const unexpected = () => expect.unreachable('this step runs no command');

/** For a step that is to run no command. */
export const noCommands: PipelineCommands = {
  review: unexpected,
  rollback: unexpected,
  plan: unexpected,
  apply: unexpected,
  drift: unexpected,
  arrivals: unexpected,
  promote: unexpected,
  reviewed: unexpected,
  publish: unexpected,
  renew: unexpected,
};
