import { IncompleteError } from '../engine/errors';
import type { Message } from './messages';
import { LeftAloneError } from './outliving/run';

/** Sets something off after a while, unless the answer is called before. */
export type Alarm = (ms: number, ring: () => void) => () => void;

/** okta/okta waits for a rate limit up to five minutes without a word. */
export const LONGEST_TERRAFORM_SILENCE_MS = 10 * 60_000;

const timer: Alarm = (ms, ring) => {
  const pending = setTimeout(ring, ms);
  return () => clearTimeout(pending);
};

/** Watches that Terraform gets on: a provider whose request never ends says nothing, and Terraform waits for it for ever. */
export class ProgressWatch {
  private readonly controller = new AbortController();
  private stopWaiting = () => {};

  constructor(
    /** `plan`, `apply`. */
    private readonly command: string,
    private readonly alarm: Alarm = timer,
  ) {
    this.heard();
  }

  /** Terraform or a provider said something. That a write still lasts, which it says every ten seconds, is no progress. */
  heard(message?: Message): void {
    if (message?.type === 'apply_progress') return;
    this.stopWaiting();
    this.stopWaiting = this.alarm(LONGEST_TERRAFORM_SILENCE_MS, () => this.controller.abort());
  }

  /** Aborts when nothing was heard for too long, or with the signal that is given. */
  signal(other: AbortSignal | undefined): AbortSignal {
    return other ? AbortSignal.any([other, this.controller.signal]) : this.controller.signal;
  }

  stop(): void {
    this.stopWaiting();
  }

  /** What an interrupted Terraform was interrupted for; where it went on all the same, with its process and log. */
  told(error: unknown): unknown {
    if (!this.controller.signal.aborted) return error;
    const silence = `Terraform made no progress for ${LONGEST_TERRAFORM_SILENCE_MS / 60_000} minutes (${this.command})`;
    const writes = this.command !== 'plan' && this.command !== 'init';
    const left = error instanceof IncompleteError && writes ? error : undefined;
    const Kind = error instanceof LeftAloneError ? LeftAloneError : IncompleteError;
    return new Kind(
      left ? `${silence}. ${left.message}` : `${silence} and was interrupted; nothing was written to any tenant.`,
      left?.remedy ??
        'run it again; if it stays so, TF_LOG=debug shows which request does not end: look at the network between, and at status.okta.com',
      [{ what: `terraform ${this.command}`, why: silence }],
    );
  }
}
